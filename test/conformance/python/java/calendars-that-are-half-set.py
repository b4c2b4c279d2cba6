# What a calendar means between `set`, `add` and `roll`: fields that were set last, and those that stay what they were.
from java.util import Calendar, GregorianCalendar, Locale


def said(calendar):
    return calendar.getTime(), calendar.get(Calendar.DAY_OF_YEAR), calendar.get(Calendar.WEEK_OF_YEAR), calendar.get(Calendar.HOUR_OF_DAY)


# The hour of half a day, behind that of the whole day.
at = GregorianCalendar(2024, Calendar.AUGUST, 9)
at.set(Calendar.HOUR_OF_DAY, 15)
at.set(Calendar.HOUR, 10)
print said(at)
at = GregorianCalendar(2024, Calendar.AUGUST, 9, 13, 5)
at.set(Calendar.HOUR, 7)
print said(at)

# The Monday of the week that the day was in before.
for change in ('add', 'roll'):
    for field in (Calendar.YEAR, Calendar.MONTH, Calendar.DAY_OF_MONTH, Calendar.DAY_OF_YEAR):
        for amount in (1, -4, 13):
            at = GregorianCalendar(2024, Calendar.MARCH, 31, 1, 30)
            getattr(at, change)(field, amount)
            at.set(Calendar.DAY_OF_WEEK, Calendar.MONDAY)
            print change, field, amount, said(at)
for amount in (1, -3, 9):
    for month, day in ((0, 1), (4, 15), (11, 31)):
        at = GregorianCalendar(2024, month, day)
        at.roll(Calendar.DAY_OF_WEEK, amount)
        print said(at),
        at.roll(Calendar.DAY_OF_WEEK_IN_MONTH, amount)
        print said(at),
        at.roll(Calendar.HOUR, amount)
        at.roll(Calendar.HOUR_OF_DAY, amount)
        print said(at)
at = GregorianCalendar(2024, Calendar.MARCH, 31, 1, 30)
at.roll(Calendar.HOUR_OF_DAY, 1)
print at.getTime()
at.add(Calendar.ERA, -1)
print at.get(Calendar.ERA), at.get(Calendar.YEAR)

# A strict calendar looks at what was set alone.
at = GregorianCalendar(2024, Calendar.MARCH, 31, 1, 30)
at.getTime()
at.get(Calendar.YEAR)
at.setLenient(False)
at.set(Calendar.DAY_OF_WEEK, Calendar.MONDAY)
print said(at)
at.set(2025, Calendar.FEBRUARY, 28)
print said(at), at.getWeekYear(), at.getWeeksInWeekYear(), at.isWeekDateSupported()
at.set(Calendar.DAY_OF_MONTH, 30)
try:
    at.getTime()
except:
    import sys
    print sys.exc_info()[0].__name__

# Weeks that are counted anew while a day of the week waits.
at = Calendar.getInstance(Locale.UK)
at.setTimeInMillis(1370669024637L)
at.set(Calendar.DAY_OF_WEEK, Calendar.MONDAY)
at.setFirstDayOfWeek(Calendar.SUNDAY)
at.setMinimalDaysInFirstWeek(1)
print said(at)
