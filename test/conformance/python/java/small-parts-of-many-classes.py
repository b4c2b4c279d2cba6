# Names of zones, hashes, parts of texts, numbers and UUIDs that one class alone has.
import sys

from java.lang import Double, Integer, Long, Math, String, StringBuilder
from java.math import BigDecimal, BigInteger
from java.util import ArrayList, Arrays, HashMap, Locale, TimeZone, UUID


def told(function, *given):
    try:
        return repr(function(*given))
    except:
        return sys.exc_info()[0].__name__


for name in ('Europe/Berlin', 'UTC', 'Asia/Kathmandu', 'America/New_York', 'CET'):
    zone = TimeZone.getTimeZone(name)
    print zone.getDisplayName(), zone.getDisplayName(Locale.US), zone.getDisplayName(True, TimeZone.SHORT, Locale.US), zone.getDisplayName(False, TimeZone.LONG), zone.toZoneId()
print [Long.hashCode(value) for value in (-1, 0, 5, 2 ** 31, -2 ** 31 - 1, 2 ** 62, -2 ** 63)], Long(-1).hashCode()
print String('a').compareToIgnoreCase(u'\xdf'), String('abC').compareToIgnoreCase('ABd'), String(u'\xc4b').compareToIgnoreCase(u'\xe4C')
print told(str, String(u'\xdf')), told(unicode, String(u'\xdf')), told(lambda: '%s' % String(u'\xdf')), told(str, String('a'))
print type(Arrays.asList([1])).__name__, told(String('  a ').stripLeading), told(String('  a ').stripTrailing)
print BigDecimal('7').divideAndRemainder(BigDecimal('2')), BigInteger('7').divideAndRemainder(BigInteger('-2'))
for text in ('12.5', '1e10', '123.4e5', '0.00000012', '-1E-7', '12', '0e5', '0e-9', '1e2', '-15e4'):
    number = BigDecimal(text)
    print number.toEngineeringString(), number.floatValue(), told(number.toBigIntegerExact)
for value in (None, '12'):
    print told(Integer, value), told(Long, value), told(Double, value)
words = StringBuilder('abc')
print words.append('xyz', 1, 2), words.codePointAt(0), words.appendCodePoint(66), words.subSequence(0, 2), told(words.append, 'x', 0, 2), told(words.codePointAt, 99)
made = UUID.fromString('f81d4fae-7dec-11d0-a765-00a0c91e6bf6')
print made.timestamp(), made.clockSequence(), made.node(), told(UUID(1, 2).timestamp)
print Math.scalb(1.5, 4), Math.scalb(1.0, 2000), Math.scalb(-1.0, -2000), [Math.getExponent(value) for value in (10.0, 0.1, 0.0, 1.0, float('inf'))]
print [Math.IEEEremainder(one, other) for one, other in ((10.0, 3.0), (-7.5, 2.0), (5.0, 0.0), (5.0, float('inf')))]
table = HashMap()
print told(table.getOrDefault, 'a', 'b'), told(table.setdefault, 'x', 'y'), told(table.setdefault, 'x', 'z'), table
rows = ArrayList([1, 2, 3])
rows[1:2] = 'ab'
print rows, repr(rows[1])
