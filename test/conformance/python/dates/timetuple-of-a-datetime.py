from datetime import datetime, date
import time
import calendar

t = datetime(2026, 7, 4, 5, 6, 7, 8).timetuple()
print tuple(t), len(t), t[0], t[-1], t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday, t.tm_isdst
print tuple(date(2026, 1, 2).timetuple()), tuple(datetime(2026, 7, 4, 5).utctimetuple())
print time.mktime(t), time.mktime(date(2026, 1, 2).timetuple()), int(time.mktime(t)) * 1000
print time.strftime("%Y-%m-%d %H:%M:%S", t), time.asctime(t), calendar.timegm(t)
print datetime(*t[:6]), datetime.fromtimestamp(time.mktime(t)), date(*t[:3])
year, month, day = t[:3]
print year, month, day, t[3:6], list(t)[:3]
print type(t).__name__, isinstance(t, tuple), t == tuple(t)
