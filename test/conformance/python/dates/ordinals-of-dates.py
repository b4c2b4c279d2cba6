from datetime import date, datetime

print date(2026, 3, 4).toordinal(), date(1, 1, 1).toordinal(), datetime(1970, 1, 1, 12).toordinal()
print date.fromordinal(739679), date.fromordinal(1), datetime.fromordinal(739679), repr(datetime.fromordinal(719163))
print date(2026, 3, 4).toordinal() - date(2026, 1, 1).toordinal() + 1, date(2026, 3, 4).timetuple().tm_yday
print date(2026, 12, 31).timetuple().tm_yday, date(2024, 12, 31).timetuple()[7]
print [str(date.fromordinal(n)) for n in range(date(2026, 2, 27).toordinal(), date(2026, 3, 2).toordinal())]
print date.min, date.max, date.resolution, datetime.min, datetime.max, datetime.resolution
for bad in (0, -1, 99999999, "1", 1.5):
    try:
        print date.fromordinal(bad)
    except Exception, e:
        print bad, type(e).__name__
