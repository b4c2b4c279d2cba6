from java.lang import ArithmeticException
from java.math import BigDecimal

for text in ['1.50', '-1.99', '3000000000', '12345678901234567890.12', '0.1', '1E+3', '-0.5', '100.000']:
    number = BigDecimal(text)
    print text, repr(number.intValue()), repr(number.longValue()), repr(number.doubleValue()), repr(number.toBigInteger()), number.toPlainString(), number.stripTrailingZeros(), number.negate(), number.abs(), number.ulp()
    print number.movePointLeft(3), number.movePointRight(3), number.scaleByPowerOfTen(2), number.pow(3), repr(number.toString()), '%s' % number
    try:
        print repr(number.intValueExact())
    except ArithmeticException:
        print 'ArithmeticException'
for call in [lambda: float(BigDecimal('1')), lambda: int(BigDecimal('1')), lambda: -BigDecimal('1'), lambda: '%.2f' % BigDecimal('1')]:
    try:
        print call()
    except TypeError:
        print 'TypeError'
print sorted([BigDecimal('2'), BigDecimal('1.0'), BigDecimal('-3')]), max(BigDecimal('2'), BigDecimal('10')), {BigDecimal('1.0'): 1}.get(BigDecimal('1.00')), BigDecimal('1.0').equals(BigDecimal('1.0'))
