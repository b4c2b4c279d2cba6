from datetime import datetime, date

stamp = datetime(2026, 3, 31, 15, 45, 30, 123)
print stamp.replace(hour=0, minute=0, second=0, microsecond=0)
print stamp.replace(day=1), stamp.replace(year=2027, month=1), stamp.replace(2020), stamp.replace(2020, 2, 29)
print stamp.replace() == stamp, stamp, stamp.replace(microsecond=0)
print date(2026, 3, 31).replace(day=30), date(2026, 3, 31).replace(2024, 2, 29)
print stamp.replace(minute=stamp.minute / 15 * 15, second=0, microsecond=0)
for work in (
    lambda: stamp.replace(month=2),
    lambda: date(2024, 2, 29).replace(year=2025),
    lambda: stamp.replace(hour=24),
    lambda: stamp.replace(day=0),
    lambda: stamp.replace(hours=1),
    lambda: stamp.replace(hour="1"),
    lambda: date(2026, 3, 4).replace(hour=1),
):
    try:
        print work()
    except Exception, e:
        print type(e).__name__
