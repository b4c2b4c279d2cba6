from datetime import datetime, date, time

a = datetime(2026, 3, 4, 5, 6)
b = datetime(2026, 3, 4, 5, 6, 0, 1)
print a < b, a <= b, a > b, a >= b, a == b, a != b, cmp(a, b), cmp(b, a), cmp(a, a)
print a == datetime(2026, 3, 4, 5, 6), a is a, hash(a) == hash(datetime(2026, 3, 4, 5, 6))
print date(2026, 3, 4) == a.date(), date(2026, 3, 4) < date(2026, 3, 5), date(2026, 3, 4) == date(2026, 3, 4)
print a == "2026-03-04 05:06:00", a != 5, a == None, date(2026, 3, 4) == None, time(5, 6) == a.time()
print datetime(2026, 3, 4) == date(2026, 3, 4), datetime(2026, 3, 4) != date(2026, 3, 4)
print date(2026, 1, 1) <= a.date() <= date(2026, 12, 31), min(a, b), max([a, b, a])
for name, work in (
    ("datetime < int", lambda: a < 5),
    ("datetime < None", lambda: a < None),
    ("datetime > text", lambda: a > "2026"),
    ("date < datetime", lambda: date(2026, 3, 4) < a),
    ("datetime < date", lambda: a < date(2026, 3, 4)),
    ("time < datetime", lambda: time(5) < a),
    ("int < date", lambda: 5 < date(2026, 3, 4)),
):
    try:
        print name, work()
    except Exception, e:
        print name, type(e).__name__
