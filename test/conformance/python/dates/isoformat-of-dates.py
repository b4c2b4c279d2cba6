from datetime import datetime, date, time

print datetime(2026, 3, 4).isoformat()
print datetime(2026, 3, 4, 5, 6, 7).isoformat()
print datetime(2026, 3, 4, 5, 6, 7, 8).isoformat()
print datetime(2026, 3, 4, 5, 6, 7).isoformat(" ")
print datetime(2026, 3, 4, 5, 6, 7, 123000).isoformat("_")
print date(2026, 3, 4).isoformat(), time(5, 6).isoformat(), time(5, 6, 7, 8).isoformat()
print datetime(2026, 3, 4, 5, 6, 7).isoformat() + "Z"
print datetime(2026, 3, 4, 5, 6, 7, 123000).isoformat()[:-3]
print type(date(2026, 3, 4).isoformat()), datetime(2026, 3, 4).isoformat() == date(2026, 3, 4).isoformat() + "T00:00:00"
print datetime.strptime("2026-03-04T05:06:07", "%Y-%m-%dT%H:%M:%S").isoformat()
print datetime.strptime("2026-03-04T05:06:07.250", "%Y-%m-%dT%H:%M:%S.%f").isoformat()
try:
    datetime(2026, 3, 4).isoformat("--")
except TypeError, e:
    print "TypeError"
