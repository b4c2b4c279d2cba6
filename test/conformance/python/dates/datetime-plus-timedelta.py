from datetime import datetime, timedelta

start = datetime(2026, 2, 28, 22, 30)
print start + timedelta(days=1), start + timedelta(hours=2), start - timedelta(minutes=31)
print start + timedelta(weeks=4), start - timedelta(days=59), start + timedelta(seconds=0.5)
print timedelta(days=365) + start, start + timedelta(days=-1), start - timedelta(hours=-2)
print datetime(2024, 2, 28) + timedelta(1), datetime(2025, 2, 28) + timedelta(1), datetime(2026, 12, 31, 23, 59, 59) + timedelta(seconds=1)
start += timedelta(hours=8)
print start
start -= timedelta(microseconds=1)
print start
print type(start + timedelta(1)).__name__, start + timedelta(0) == start
for hour in range(0, 24, 8):
    print datetime(2026, 3, 1) + timedelta(hours=hour),
print
for work in (lambda: start + 1, lambda: 1 + start, lambda: start + start, lambda: timedelta(1) - start, lambda: start + "1"):
    try:
        print work()
    except TypeError:
        print "TypeError"
