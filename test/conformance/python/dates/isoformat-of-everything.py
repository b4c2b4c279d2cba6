import datetime
for value in (datetime.date(2026, 3, 4), datetime.datetime(2026, 3, 4), datetime.datetime(2026, 3, 4, 5, 6, 7), datetime.datetime(2026, 3, 4, 5, 6, 7, 80), datetime.time(0), datetime.time(5, 6, 7, 800000), datetime.time(5, 6), datetime.date(1, 1, 1), datetime.datetime(999, 12, 31)):
    print value.isoformat(), str(value), repr(value), "%s" % value, "{0}".format(value), unicode(value), [value]
print datetime.datetime(2026, 3, 4, 5).isoformat(" "), datetime.datetime(2026, 3, 4).isocalendar(), datetime.date(2027, 1, 1).isocalendar(), datetime.date(2026, 3, 4).isoweekday(), datetime.date(2026, 3, 4).weekday(), datetime.date(2026, 3, 4).toordinal(), datetime.date(2026, 3, 4).timetuple()[7], datetime.datetime(2026, 3, 4).utctimetuple()[:6]
