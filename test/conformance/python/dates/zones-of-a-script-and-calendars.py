# -*- coding: utf-8 -*-
# Time zones that a script makes, compared and subtracted; errors, calendars and working days.
import time, datetime, calendar
class TZ(datetime.tzinfo):
    def __init__(self, h, name): self.h = h; self.n = name
    def utcoffset(self, dt): return datetime.timedelta(hours=self.h)
    def dst(self, dt): return datetime.timedelta(0)
    def tzname(self, dt): return self.n
class Berlin(datetime.tzinfo):
    def _dst(self, dt):
        def last_sunday(m): d = datetime.datetime(dt.year, m, 31 if m in (3, 10) else 30); return d - datetime.timedelta(days=(d.weekday() + 1) % 7)
        a, b = last_sunday(3).replace(hour=2), last_sunday(10).replace(hour=3)
        return a <= dt.replace(tzinfo=None) < b
    def utcoffset(self, dt): return datetime.timedelta(hours=2 if self._dst(dt) else 1)
    def dst(self, dt): return datetime.timedelta(hours=1 if self._dst(dt) else 0)
    def tzname(self, dt): return 'CEST' if self._dst(dt) else 'CET'
u = TZ(0, 'UTC'); b = Berlin()
for m, d, h in ((3, 30, 12), (3, 31, 12), (10, 26, 23), (10, 27, 4), (2, 29, 0)):
    t = datetime.datetime(2024, m, d, h, 30, tzinfo=u); l = t.astimezone(b)
    print t, l, l.tzname(), l.utcoffset(), l.isoformat(), l.strftime('%Y-%m-%d %H:%M:%S %z %Z'), l == t, l - t, l.timetuple().tm_isdst, l.utctimetuple()[:6], repr(l.date()), l.timetz().isoformat() if 0 else ''
print repr(datetime.datetime(2024, 1, 2, 3, 4, 5, 6)), repr(datetime.time(1, 2)), repr(datetime.timedelta(1, 2, 3)), repr(datetime.timedelta(-1, 5)), repr(datetime.timedelta(0)), datetime.timedelta(0) or 'zero', bool(datetime.time(0)), datetime.timedelta.max, datetime.timedelta.resolution
try: datetime.datetime(2024, 1, 1) - datetime.datetime(2024, 1, 1, tzinfo=u)
except TypeError, e: print e
try: print datetime.datetime(2024, 1, 1) < datetime.datetime(2024, 1, 1, tzinfo=u)
except TypeError, e: print e
try: datetime.datetime(2024, 1, 1).astimezone(u)
except ValueError, e: print e
try: datetime.datetime(2024, 1, 1) + 5
except TypeError, e: print e
try: datetime.date(2024, 1, 31).replace(month=2)
except ValueError, e: print e
try: datetime.datetime.strptime('2024-01-01', '%Y-%m-%d %H')
except ValueError, e: print e
try: datetime.datetime.strptime('x2024', '%q')
except ValueError, e: print e
try: datetime.time(25)
except ValueError, e: print e
print datetime.datetime.utcfromtimestamp(0), datetime.datetime.fromtimestamp(1e9), datetime.datetime.utcfromtimestamp(1.5), datetime.date.fromtimestamp(86400 * 365), datetime.datetime.utcfromtimestamp(-1)
print time.mktime((2024, 3, 1, 0, 0, 0, 0, 0, -1)), time.asctime(time.gmtime(0)), time.ctime(0), time.strftime('%a %A %b %B %d %H %I %j %m %M %p %S %U %w %W %x %X %y %Y %%', time.gmtime(1e9)), time.timezone, time.daylight, time.tzname, time.strptime('5 Mar 2024 14:05', '%d %b %Y %H:%M')[:6], time.localtime(0)[:], time.gmtime(1e9).tm_yday
print datetime.date(2024, 12, 30).isocalendar(), datetime.date(2021, 1, 3).isocalendar(), datetime.date(2024, 2, 29).strftime('%U %W %j %y %e' if 0 else '%U %W %j %y'), datetime.date(2024, 2, 29).toordinal(), datetime.date(2024, 2, 29).isoweekday(), datetime.date.max - datetime.date.min, datetime.date(2024, 3, 1) - datetime.timedelta(days=1, hours=5), datetime.date(1, 1, 1).isoformat()
try: print datetime.date(1899, 1, 1).strftime('%Y')
except ValueError, e: print e
days = [datetime.date(2024, 1, 31) + datetime.timedelta(days=31 * i) for i in range(4)]; print [d.strftime('%d.%m.%y') for d in days], max(days) - min(days), sorted(days, reverse=True)[0], [d.weekday() for d in days], {days[0]: 1}
print datetime.timedelta(hours=1) * 3, datetime.timedelta(hours=1) / 7, datetime.timedelta(days=1) // 7, -datetime.timedelta(minutes=1), datetime.timedelta(1) > datetime.timedelta(0), cmp(datetime.timedelta(1), datetime.timedelta(2)), datetime.timedelta(weeks=1, milliseconds=5).days, sum([datetime.timedelta(1), datetime.timedelta(2)], datetime.timedelta()), datetime.timedelta(seconds=1.5).microseconds, hash(datetime.timedelta(1)) == hash(datetime.timedelta(hours=24)), str(datetime.timedelta(seconds=-1)), datetime.timedelta(microseconds=1.5), datetime.timedelta(days=0.1)
cal = calendar.Calendar(6); print list(cal.itermonthdays(2024, 2))[:10], cal.monthdatescalendar(2024, 2)[0][0], calendar.HTMLCalendar().formatmonth(2024, 2)[:60], calendar.calendar(2024)[:70] if 0 else '', list(calendar.day_name)[:2], calendar.firstweekday(), [x for x in cal.itermonthdays2(2024, 2)][:3], calendar.TextCalendar().formatweek([(1, 0), (2, 1)], 3)
def age(b, t): return t.year - b.year - ((t.month, t.day) < (b.month, b.day))
print age(datetime.date(2000, 2, 29), datetime.date(2024, 2, 28)), age(datetime.date(2000, 2, 29), datetime.date(2023, 3, 1))
def business(d, n):
    while n:
        d += datetime.timedelta(1)
        if d.weekday() < 5: n -= 1
    return d
print business(datetime.date(2024, 2, 29), 3), datetime.datetime(2024, 2, 29, 23, 59, 59, 999999) + datetime.timedelta(microseconds=1), datetime.datetime(2024, 1, 1).replace(year=2025, hour=5), datetime.datetime.strptime('20240229T1530', '%Y%m%dT%H%M'), datetime.datetime.strptime('12:30:45.123456', '%H:%M:%S.%f'), datetime.datetime(2024, 1, 1, 0, 0, 0, 5000).strftime('%f'), datetime.datetime.strptime('Monday 01 January 2024', '%A %d %B %Y'), '%02d' % datetime.datetime(2024, 1, 1).month, datetime.datetime(2024, 1, 1).__str__()
