from java.lang import NumberFormatException
from java.math import BigDecimal

for value in ['1.50', '-0.00', '0', '1e3', '1E-10', '0.0000001', '0.000001', '+5', '.5', '5.', '-123456789012345678901234567890.123', u'7', 5, -5L, 2 ** 40, 10 ** 30, 1.1, 0.5, 1e20, -2.5, True]:
    number = BigDecimal(value)
    print repr(value), number, number.scale(), number.precision(), number.signum(), repr(number.unscaledValue()), number.hashCode()
for value in [1.1, 0.1, 5.0, 1e20, 1e-7, 100.0]:
    print BigDecimal.valueOf(value),
print BigDecimal.valueOf(5), BigDecimal.valueOf(150, 2), BigDecimal.valueOf(12345678901), BigDecimal.valueOf(-2 ** 63, 3), BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.TEN
for value in ['', 'x', ' 1', '1,5', '1.2.3', '--1', '1_0', '1e']:
    try:
        print BigDecimal(value)
    except NumberFormatException:
        print repr(value), 'NumberFormatException'
