# Dates, calendars, formats and ids of Java.
import sys


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except:
            print line, '->', sys.exc_info()[0].__name__, sys.exc_info()[1]


from java.util import Date, Calendar, TimeZone, GregorianCalendar, Locale, UUID
from java.text import SimpleDateFormat, DecimalFormat, NumberFormat
d = Date(0)
show(r'''
d, d.getTime(), d.time, str(d), repr(d), Date(1000).after(d), d.before(Date(1)), d == Date(0), d.compareTo(Date(5)), hash(d) == hash(Date(0)), d.hours, d.year, d.month, d.date, d.day, d.toString(), '%s' % d, [d], {'a': d}, d.clone(), Date(0L), type(d)
sorted([Date(5), Date(1)]), max(Date(5), Date(1)), Date(5) > Date(1), Date(86400000 * 365), Date(2020 - 1900, 1, 29), Date(120, 1, 29, 12, 30), d.equals(Date(0)), d.toInstant()
''')
c = Calendar.getInstance(); c.setTime(Date(0)); c.add(Calendar.MONTH, 1)
show(r'''
c.getTime(), c.get(Calendar.YEAR), c.get(Calendar.MONTH), c.get(Calendar.DAY_OF_WEEK), c.getTimeInMillis(), c.timeInMillis, c.time, c.getActualMaximum(Calendar.DAY_OF_MONTH), c.get(Calendar.WEEK_OF_YEAR), c.getFirstDayOfWeek()
''')
c.set(2024, Calendar.FEBRUARY, 29, 10, 20, 30); c.set(Calendar.MILLISECOND, 0)
show(r'''
c.getTime(), c.get(Calendar.HOUR), c.get(Calendar.AM_PM), c.get(Calendar.HOUR_OF_DAY), c.get(Calendar.DAY_OF_YEAR), c.getTimeZone().getID(), c.isSet(Calendar.YEAR), c.before(Calendar.getInstance()), c.isLenient()
''')
c.roll(Calendar.DAY_OF_MONTH, 1)
show(r'''
c.getTime(), c.clear(), c.getTime()
''')
f = SimpleDateFormat('yyyy-MM-dd HH:mm:ss.SSS')
show(r'''
f.format(Date(0)), f.parse('2024-02-29 10:20:30.123'), f.toPattern(), SimpleDateFormat('EEE, d MMM yyyy').format(Date(0)), SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ssZ").format(Date(0)), SimpleDateFormat('dd.MM.yy').parse('29.02.24'), SimpleDateFormat('hh:mm a').format(Date(0)), SimpleDateFormat('D w W u').format(Date(0)), SimpleDateFormat('EEEE MMMM', Locale.GERMANY).format(Date(0)), SimpleDateFormat('z zzzz X XXX').format(Date(0))
''')
f.setTimeZone(TimeZone.getTimeZone('UTC'))
show(r'''
f.format(Date(0)), f.getTimeZone().getID(), TimeZone.getTimeZone('Europe/Berlin').getRawOffset(), TimeZone.getDefault().getID(), TimeZone.getTimeZone('nope').getID(), TimeZone.getTimeZone('Europe/Berlin').inDaylightTime(Date(1720000000000)), TimeZone.getTimeZone('Europe/Berlin').getOffset(0)
f.parse('x')
SimpleDateFormat('bad pattern q')
f.format('x')
f.format(None)
DecimalFormat('#,##0.00').format(1234.5), DecimalFormat('0.###').format(1.0), DecimalFormat('00000').format(42), DecimalFormat('#').format(2.5), DecimalFormat('0.0%').format(0.256), DecimalFormat('0.00E0').format(12345), DecimalFormat('#.##').format(0.125), DecimalFormat('$#,##0.00;($#,##0.00)').format(-5), DecimalFormat().format(1234567.891), DecimalFormat('#').format(10L), DecimalFormat('0.00').format(float('nan')), DecimalFormat('0.0').parse('1.5'), DecimalFormat('0.##').toPattern()
NumberFormat.getInstance(Locale.GERMANY).format(1234.5), NumberFormat.getCurrencyInstance(Locale.US).format(5), NumberFormat.getPercentInstance().format(0.5), NumberFormat.getIntegerInstance().format(2.5), NumberFormat.getInstance().parse('1,234.5')
''')
u = UUID.fromString('12345678-1234-5678-1234-567812345678')
show(r'''
u, str(u), u.toString(), u.version(), u == UUID.fromString(str(u)), len(str(UUID.randomUUID())), UUID.nameUUIDFromBytes('a'), u.getMostSignificantBits(), u.hashCode(), u.compareTo(u), UUID(1, 2)
UUID.fromString('x')
''')
