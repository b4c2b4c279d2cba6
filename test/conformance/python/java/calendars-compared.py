from java.util import Calendar, Date, GregorianCalendar, Locale, TimeZone

a, b = GregorianCalendar(2026, 2, 4), GregorianCalendar(2026, 2, 5)
print a == GregorianCalendar(2026, 2, 4), a == b, a != b, a < b, a > b, a <= b, a.before(b), a.after(b), a.before(Date()), a.compareTo(b), a.equals(b)
print sorted([b, a])[0] is a, max(a, b) is b, cmp(a, b), a == None
c = a.clone()
c.add(Calendar.DATE, 1)
print c == b, a.time, c.time
c.timeZone = TimeZone.getTimeZone('UTC')
print c == b, c.compareTo(b)
print a.getDisplayName(Calendar.MONTH, Calendar.LONG, Locale.US), a.getDisplayName(Calendar.DAY_OF_WEEK, Calendar.SHORT, Locale.GERMANY), a.getDisplayName(Calendar.MONTH, Calendar.SHORT, Locale.FRANCE)
for value in (5, 'x', None):
    try:
        print a.compareTo(value)
    except TypeError:
        print 'TypeError'
    except:
        print 'of Java'
try:
    a.setTime(5)
except TypeError:
    print 'TypeError'
try:
    Calendar()
except TypeError:
    print 'TypeError'
