from java.util import Calendar, Date, GregorianCalendar

c = Calendar.getInstance()
c.setTime(Date(126, 2, 4, 13, 5, 9))
c.set(Calendar.HOUR_OF_DAY, 0)
c.set(Calendar.MINUTE, 0)
c.set(Calendar.SECOND, 0)
c.set(Calendar.MILLISECOND, 0)
print c.time
c.set(Calendar.DAY_OF_WEEK, Calendar.MONDAY)
print c.time
c.set(Calendar.DAY_OF_MONTH, 31)
c.set(Calendar.MONTH, Calendar.FEBRUARY)
print c.time
c.set(2026, 0, 31)
c.set(Calendar.MONTH, 1)
c.set(Calendar.DAY_OF_MONTH, 1)
print c.time
c.set(2026, 11, 24, 18, 30)
print c.time
c.set(2026, 11, 24, 18, 30, 45)
print c.time, c.get(Calendar.AM_PM), c.get(Calendar.HOUR)
c.set(Calendar.AM_PM, Calendar.AM)
print c.time
c.set(Calendar.HOUR, 11)
print c.time
c.set(Calendar.WEEK_OF_YEAR, 1)
print c.time
c.set(Calendar.DAY_OF_YEAR, 100)
print c.time
c.set(Calendar.HOUR_OF_DAY, 30)
c.set(Calendar.MINUTE, -5)
print c.time
c.clear()
print c.time, c.isSet(Calendar.YEAR)
c.set(2026, 5, 15)
print c.time, c.isSet(Calendar.YEAR)
c.clear(Calendar.MONTH)
print c.time
g = GregorianCalendar(2026, 2, 4)
print g.time
g.set(Calendar.DAY_OF_WEEK, 2)
print g.time
g = GregorianCalendar(2026, 2, 4)
g.get(Calendar.DAY_OF_WEEK)
g.set(Calendar.DAY_OF_WEEK, 2)
print g.time, GregorianCalendar(2026, 2, 4, 13, 5).time, GregorianCalendar(2026, 2, 4, 13, 5, 9).time
print GregorianCalendar(2026, 14, 40).time, g.isLeapYear(2024), g.isLeapYear(2100), g.isLeapYear(2000)
g.time = Date(126, 2, 28, 12, 0)
g.set(Calendar.DAY_OF_MONTH, 29)
g.set(Calendar.HOUR_OF_DAY, 2)
g.set(Calendar.MINUTE, 30)
print g.time
g.setLenient(False)
g.set(Calendar.MONTH, 12)
try:
    g.getTime()
except:
    print 'of Java'
for given in ((1,), (1, 2, 3, 4), (2026, 1, 'x')):
    try:
        c.set(*given)
    except TypeError:
        print 'TypeError'
