import sys
from java.util import Calendar, Date, TimeZone


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


c = Calendar.getInstance(TimeZone.getTimeZone('America/New_York'))
c.time = Date(126, 2, 8, 12, 0)
print c.get(Calendar.HOUR_OF_DAY), c.get(Calendar.ZONE_OFFSET), c.get(Calendar.DST_OFFSET)
c.set(Calendar.HOUR_OF_DAY, 2)
c.set(Calendar.MINUTE, 30)
print c.time
c.set(2026, 10, 1, 1, 30, 0)
print c.time
c.add(Calendar.HOUR, 1)
print c.time
c.add(Calendar.DATE, -1)
print c.time
c.set(Calendar.MILLISECOND, 0)
c.timeInMillis = 0
c.add(Calendar.MONTH, -1)
print c.time, c.get(Calendar.MONTH)
c = Calendar.getInstance()
c.timeInMillis = 1000000000000L
c.set(Calendar.DAY_OF_MONTH, 0)
print c.time
c.set(Calendar.DAY_OF_MONTH, 32)
print c.time
c.set(Calendar.DAY_OF_WEEK, Calendar.SUNDAY)
print c.time
c.firstDayOfWeek = Calendar.MONDAY
c.set(Calendar.DAY_OF_WEEK, Calendar.SUNDAY)
print c.time
c.set(Calendar.WEEK_OF_MONTH, 1)
print c.time
c.set(Calendar.DAY_OF_WEEK_IN_MONTH, -1)
print c.time
c.set(Calendar.ERA, 0)
print c.time
c.set(Calendar.ERA, 1)
c.set(Calendar.YEAR, 1500)
print c.time
c.set(1582, 9, 10)
print c.time
c.add(Calendar.DATE, 10)
print c.time
c.add(Calendar.YEAR, -1600)
print c.time, c.get(Calendar.ERA), c.get(Calendar.YEAR)
c.add(Calendar.YEAR, 1)
print c.time
c.set(Calendar.MONTH, 25)
print c.time
c.timeInMillis = 1000000000000L
c.set(Calendar.ZONE_OFFSET, 0)
print c.time
c.timeInMillis = 1000000000000L
c.set(Calendar.DST_OFFSET, 0)
print c.time
c.timeInMillis = 1000000000000L
c.setLenient(False)
c.set(Calendar.HOUR_OF_DAY, 24)
tried(lambda: c.time)
c.setLenient(True)
print c.time
for field in (99, -1, 17):
    tried(c.set, field, 1)
    tried(c.get, field)
    tried(c.add, field, 1)
