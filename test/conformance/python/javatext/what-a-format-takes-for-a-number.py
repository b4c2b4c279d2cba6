from java.lang import IllegalArgumentException
from java.text import DecimalFormat
from decimal import Decimal

format = DecimalFormat('#,##0.00')
for value in [5, 5L, 5.0, True, False, 2 ** 31, 2 ** 63 - 1, -2 ** 63, 2 ** 63, 10 ** 20 + 1, 10 ** 30, Decimal('1.255'), Decimal('-1.245'), Decimal('1E+3'), 1e15, 123456789012345678.0, 1e300 * 10, float('inf'), -float('inf'), float('nan'), -0.0]:
    print repr(format.format(value))
for value in ['5', u'5', None, [5], {}, 'abc']:
    try:
        print format.format(value)
    except IllegalArgumentException:
        print 'IllegalArgumentException'
