import time, datetime, calendar
print time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(86400)[:6], time.strptime("2026-03-04", "%Y-%m-%d")[:6], time.strftime("%H:%M", (2026, 1, 1, 7, 8, 9, 0, 1, 0)), calendar.timegm((2026, 1, 1, 0, 0, 0)), calendar.isleap(2024), calendar.monthrange(2026, 2), calendar.month_name[3], calendar.day_abbr[0]
print time.localtime(1764063357)[:9], time.mktime((2026, 7, 1, 12, 0, 0, 0, 0, -1)), datetime.datetime.fromtimestamp(1764063357), datetime.datetime.utcfromtimestamp(1764063357.25), time.ctime(0), time.strftime("%H:%M %Z", time.localtime(1780000000)), time.asctime(time.gmtime(0)), type(time.time()).__name__
for stamp in (1774745999, 1774746000, 1792889999, 1792890000, 1792893600):
    print time.localtime(stamp)[3:9], datetime.datetime.fromtimestamp(stamp)
