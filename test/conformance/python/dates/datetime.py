import datetime
d = datetime.datetime(2026, 2, 28, 23, 59, 58, 5)
print d, repr(d), d.isoformat(), d.date(), d.time(), d + datetime.timedelta(days=1, seconds=3), d.strftime("%Y-%m-%d %H:%M:%S %j %a %b %A %B %p %I %y %%"), d.weekday(), d.isoweekday(), d.isocalendar()
print datetime.datetime.strptime("2026-11-25 07:08:09", "%Y-%m-%d %H:%M:%S"), datetime.datetime.strptime("25 Nov 26 7:08 PM", "%d %b %y %I:%M %p"), datetime.date(2024, 2, 29).replace(year=2025, day=28), datetime.date(2026, 1, 1) - datetime.date(2025, 12, 25)
t = datetime.timedelta(hours=30, minutes=5, microseconds=7)
print t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds(), t * 2, t / 2, -t, abs(-t), t // 7, datetime.timedelta(1) > t, str(datetime.timedelta(0)), datetime.timedelta(weeks=1, milliseconds=5)
print datetime.datetime(2026, 1, 1) < datetime.datetime(2026, 1, 2), datetime.datetime.combine(datetime.date(2026, 1, 2), datetime.time(3, 4)), datetime.datetime(2026, 1, 1).timetuple()[:9], datetime.date(2026, 1, 1).strftime("%d.%m.%Y"), datetime.time(7, 8).strftime("%H.%M"), datetime.datetime.min, datetime.date.max, [datetime.date(2026, 1, 1)], type(datetime.date.today()).__name__, d.replace(microsecond=0).isoformat(" ")
for work in (lambda: datetime.date(2026, 2, 30), lambda: datetime.datetime.strptime("x", "%Y"), lambda: d - 5, lambda: d < 5, lambda: datetime.datetime(2026, 13, 1)):
    try: print work()
    except Exception, e: print type(e).__name__
