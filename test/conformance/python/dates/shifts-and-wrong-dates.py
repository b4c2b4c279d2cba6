from datetime import datetime, timedelta, date, time
d = datetime(2024, 2, 28, 22, 15, 7, 123456)
print d, repr(d), d + timedelta(days=1, hours=2), d.date(), d.time(), d.isoformat(" "), d.strftime("%d.%m.%Y %H:%M:%S.%f %j %U %a %b %p %I")
print d - datetime(2023, 12, 31), (d - datetime(2023, 12, 31)).days, (d - datetime(2023, 12, 31)).total_seconds(), repr(d - datetime(2023, 12, 31))
def shifts(day):
    base = datetime.combine(day, time(6))
    for i in range(3):
        yield base + timedelta(hours=8 * i), base + timedelta(hours=8 * (i + 1))
for a, b in shifts(date(2024, 2, 29)): print a.strftime("%H:%M"), "-", b, b > a, (b - a).seconds / 3600
for f in ["%Y-%m-%d", "%d/%m/%y", "%Y%m%dT%H%M", "%b %d %Y", "%H:%M:%S"]:
    for s in ["2024-02-30", "2024-2-3", "03/02/24", "20240203T0455", "Feb 03 2024", "23:59:60", "", "24:00:00"]:
        try: print f, s, datetime.strptime(s, f)
        except ValueError, e: print f, s, e
for args in [(2024, 13, 1), (0, 1, 1), (2023, 2, 29), (2024, 1, 1, 24), (2024, 1, 1, 1, 60), (2024,), ("2024", 1, 1), (2024, 1, 1.5)]:
    try: print datetime(*args)
    except Exception, e: print args, type(e).__name__, e
try: print d < date(2024, 1, 1)
except TypeError, e: print e
try: print d + 1
except TypeError, e: print e
try: print d + d
except TypeError, e: print e
try: print d - 1
except TypeError, e: print e
try: print timedelta(1) * 1.5
except TypeError, e: print e
try: print timedelta(1) / 2, timedelta(1) // 7, -timedelta(1, 5), abs(timedelta(-1)), timedelta(1) / timedelta(2)
except TypeError, e: print e
try: print d.replace(month=13)
except ValueError, e: print e
print d == "x", d != None, d in [d], {d: 1}, hash(d) == hash(datetime(2024, 2, 28, 22, 15, 7, 123456))
print timedelta(hours=-1), timedelta(seconds=3661.5), str(timedelta(days=400)), timedelta(weeks=1, milliseconds=1), timedelta(0), bool(timedelta(0))
print d.isocalendar(), d.isoweekday(), d.weekday(), d.timetuple(), d.toordinal(), d.ctime(), date.fromordinal(738000), d.utcoffset(), d.tzinfo
print date.max, date.min, datetime.max, time.max, timedelta.max, timedelta.resolution, date.resolution
print time(6, 30) < time(14), time(6, 30).isoformat(), repr(time(6, 30, 1)), str(time(0)), bool(time(0)), time(6).strftime("%H.%M"), time(1,2,3,4)
try: print datetime.max + timedelta(1)
except OverflowError, e: print e
try: print date(2024, 1, 1) - datetime(2024, 1, 1)
except TypeError, e: print e
print date(2024, 1, 1) < date(2024, 1, 2), date(2024, 1, 31).replace(day=1), "%s" % date(2024, 1, 1), "{:%Y/%m}".format(d), "{0:%H}h".format(d), format(d, ""), "{0.year}-{0.month:02d}".format(d)
