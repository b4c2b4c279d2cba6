from datetime import date, timedelta, datetime

due = date(2026, 1, 31)
print due + timedelta(1), due - timedelta(31), due + timedelta(days=30), due - date(2025, 12, 25), date(2025, 12, 25) - due
print due + timedelta(hours=23), due + timedelta(hours=25), due - timedelta(seconds=1), due + timedelta(days=1, hours=-1)
print (due - date(2026, 1, 1)).days, type(due - due).__name__, type(due + timedelta(1)).__name__
print [str(due + timedelta(n)) for n in range(-2, 3)]
print (date(2026, 3, 1) - date(2026, 2, 1)).days, (date(2024, 3, 1) - date(2024, 2, 1)).days
print date(2026, 1, 1) - timedelta(days=due.weekday()), due - timedelta(days=due.weekday())
for work in (lambda: due + due, lambda: due + 1, lambda: due - 1, lambda: timedelta(1) - due, lambda: due * 2):
    try:
        print work()
    except TypeError:
        print "TypeError"
