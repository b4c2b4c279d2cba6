from java.lang import Boolean, Double, Integer, Long, NumberFormatException
from java.util import ArrayList, HashMap

five, half, yes, large = Integer(5), Double(2.5), Boolean(True), Long(2 ** 40)
print five, half, yes, large, repr(five), str(half), '%s' % yes, [five], {1: half}, five.toString() + ' kg', type(five)
print five.intValue(), five.doubleValue(), five.longValue(), half.intValue(), yes.booleanValue(), large.intValue(), Double(-2.7).intValue()
print five == 5, 5 == five, five == Integer(5), five != Integer(5), five.equals(5), five.equals(Integer(5)), five.equals(6), hash(five), five.hashCode()
print five < 6, five > Integer(4), five.compareTo(7), half.compareTo(2.5), sorted([Integer(3), Integer(1)]), bool(Integer(0)), bool(Boolean(False))
print Integer('12'), Double('1.5'), Boolean('TRUE'), Boolean('x'), Long('77'), Double(3), Integer(True)
print ArrayList([five, half, yes]), ArrayList([five])[0] + 1, HashMap({'a': five})['a'] * 2, ArrayList(['a', 'b']).get(Integer(1))
print Integer.toString(7), Integer.hashCode(7), Double.isNaN(2.0), half.isNaN(), Integer.valueOf(5) + 1, Integer.parseInt('5')
for work in (lambda: five + 1, lambda: 1 + five, lambda: half * 2, lambda: Integer('x'), lambda: Integer(5.5), lambda: Integer(2 ** 40),
             lambda: Integer(), lambda: '%d' % five, lambda: -five, lambda: range(9)[five], lambda: five + five):
    try:
        print work()
    except (Exception, NumberFormatException), error:
        print type(error).__name__
