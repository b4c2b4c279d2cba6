from java.util import Calendar, Date, GregorianCalendar, Locale

c = Calendar.getInstance()
for date in (Date(124, 1, 10), Date(126, 1, 1), Date(126, 7, 31), Date(120, 11, 31), Date(125, 2, 8)):
    c.time = date
    print date, [c.getActualMaximum(field) for field in (0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)], c.getActualMinimum(Calendar.DAY_OF_MONTH)
g = Calendar.getInstance(Locale.GERMANY)
for date in (Date(124, 1, 10), Date(126, 7, 31), Date(120, 11, 31)):
    g.time = date
    print [g.getActualMaximum(field) for field in (3, 4, 5)], [g.getActualMinimum(field) for field in (3, 4, 5)]
print [c.getMaximum(field) for field in range(17)], [c.getMinimum(field) for field in range(17)]


def rolled(start, field, *amounts):
    for amount in amounts:
        c.time = start
        c.roll(field, amount)
        print field, amount, c.time


start = Date(126, 0, 31, 23, 59, 59)
rolled(start, Calendar.MONTH, 1, -1, 14, True, False)
rolled(start, Calendar.DAY_OF_MONTH, 1, -31)
rolled(start, Calendar.YEAR, 1)
rolled(start, Calendar.HOUR_OF_DAY, 1)
rolled(start, Calendar.HOUR, 1)
rolled(start, Calendar.MINUTE, 1, -60)
rolled(start, Calendar.SECOND, True)
rolled(start, Calendar.AM_PM, 1)
rolled(start, Calendar.DAY_OF_YEAR, -31)
rolled(Date(124, 1, 29), Calendar.YEAR, 1)
