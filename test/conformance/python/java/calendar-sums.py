from java.util import Calendar, Date

c = Calendar.getInstance()


def added(start, field, *amounts):
    for amount in amounts:
        c.setTime(start)
        c.add(field, amount)
        print field, amount, c.getTime()


start = Date(126, 0, 31, 13, 5, 9)
added(start, Calendar.MONTH, 1, 13, -2, 0)
added(start, Calendar.YEAR, 1, 2, -4)
added(Date(124, 1, 29), Calendar.YEAR, 1, 4)
added(start, Calendar.DAY_OF_MONTH, 1, 60, -31)
added(start, Calendar.DATE, 1)
added(start, Calendar.DAY_OF_YEAR, 400)
added(start, Calendar.WEEK_OF_YEAR, 10)
added(start, Calendar.WEEK_OF_MONTH, -1)
added(start, Calendar.DAY_OF_WEEK, 9)
added(start, Calendar.DAY_OF_WEEK_IN_MONTH, 1)
added(start, Calendar.HOUR, 25)
added(start, Calendar.AM_PM, 1, 3, -1)
summer = Date(126, 2, 28, 2, 30)
added(summer, Calendar.DAY_OF_MONTH, 1, 2)
added(summer, Calendar.HOUR_OF_DAY, 23, 24, 25)
added(summer, Calendar.AM_PM, 2)
winter = Date(126, 9, 24, 2, 30)
added(winter, Calendar.DAY_OF_MONTH, 1)
added(winter, Calendar.HOUR, 24, 25)
added(winter, Calendar.MINUTE, 1500)
added(winter, Calendar.SECOND, 86400)
added(winter, Calendar.MILLISECOND, 86400000, -1)
added(winter, Calendar.MONTH, 1, -7)
try:
    c.add(Calendar.ZONE_OFFSET, 1)
except:
    print 'of Java'
try:
    c.add(Calendar.MONTH, 1.5)
except TypeError:
    print 'TypeError'
