from java.util import Calendar, Date, GregorianCalendar, TimeZone, Locale

c = Calendar.getInstance()
c.setTime(Date(126, 2, 4, 13, 5, 9))
print [c.get(field) for field in range(17)], Calendar.FIELD_COUNT
print c.time, c.timeInMillis, c.getTimeInMillis(), c.getTime() == c.time, c.timeZone.ID, c.firstDayOfWeek, c.minimalDaysInFirstWeek, c.lenient
print type(c), isinstance(c, Calendar), isinstance(c, GregorianCalendar)
for at in (0, -1, 1767222000000L, -62135773200000L, -62200000000000L, 1774746000000L, 1792897200000L):
    c.timeInMillis = at
    print at, [c.get(field) for field in range(17)]
g = Calendar.getInstance(TimeZone.getTimeZone('America/New_York'), Locale.GERMANY)
g.setTimeInMillis(1767222000000L)
print [g.get(field) for field in range(17)], g.firstDayOfWeek, g.minimalDaysInFirstWeek
g = Calendar.getInstance(Locale.GERMANY)
g.time = Date(126, 0, 1)
print g.get(Calendar.WEEK_OF_YEAR), g.get(Calendar.DAY_OF_WEEK) == Calendar.THURSDAY
g.setTimeZone(TimeZone.getTimeZone('UTC'))
print g.get(Calendar.HOUR_OF_DAY), g.get(Calendar.YEAR), g.time
g.setFirstDayOfWeek(Calendar.SUNDAY)
print g.get(Calendar.WEEK_OF_YEAR), g.get(Calendar.WEEK_OF_MONTH)
print Calendar.JANUARY, Calendar.DECEMBER, Calendar.SUNDAY, Calendar.DATE, Calendar.PM, Calendar.HOUR_OF_DAY
for field in (17, -1, 'x', None, 1.5):
    try:
        print c.get(field)
    except TypeError:
        print 'TypeError'
    except:
        print 'of Java'
