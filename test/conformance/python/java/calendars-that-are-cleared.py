from java.util import Calendar, GregorianCalendar

x = Calendar.getInstance()
x.clear()
x.set(Calendar.YEAR, 2026)
print x.time
x.clear()
x.set(Calendar.DAY_OF_YEAR, 60)
print x.time
x.clear()
x.set(Calendar.YEAR, 2026)
x.set(Calendar.WEEK_OF_YEAR, 10)
print x.time
x.set(Calendar.DAY_OF_WEEK, 2)
print x.time
x.clear(Calendar.WEEK_OF_YEAR)
print x.time
x.clear()
x.set(Calendar.HOUR, 5)
x.set(Calendar.AM_PM, 1)
print x.time
x.clear(Calendar.HOUR)
print x.time
g = GregorianCalendar(2026, 0, 31)
g.add(Calendar.MONTH, 1)
print g.time
g.add(Calendar.MONTH, 1)
print g.time
g = GregorianCalendar(2026, 0, 1)
g.set(Calendar.MONTH, Calendar.FEBRUARY)
g.set(Calendar.DATE, g.getActualMaximum(Calendar.DATE))
print g.time
g.set(Calendar.HOUR, 0)
g.set(Calendar.AM_PM, Calendar.PM)
print g.time
g.set(Calendar.HOUR_OF_DAY, 5)
print g.time
print g.get(Calendar.WEEK_OF_YEAR), g.get(Calendar.DAY_OF_YEAR), (g.time.time - GregorianCalendar(2026, 0, 1).time.time) / 86400000
