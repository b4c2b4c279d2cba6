from java.lang import ArithmeticException
from java.math import BigDecimal, MathContext, RoundingMode

for one, other in [('1.50', '3'), ('1', '3'), ('1', '32'), ('100', '4'), ('1.00', '0.5'), ('-7', '2'), ('7', '-0.3'), ('0', '5.00'), ('1', '0'), ('0', '0'), ('1E+5', '7'), ('12.345', '0.05')]:
    a, b = BigDecimal(one), BigDecimal(other)
    for call in [lambda: a.divide(b), lambda: a.divide(b, RoundingMode.HALF_UP), lambda: a.divide(b, 4, RoundingMode.DOWN), lambda: a.divide(b, 2, BigDecimal.ROUND_HALF_EVEN),
                 lambda: a.divide(b, MathContext(5)), lambda: a.remainder(b), lambda: a.divideToIntegralValue(b)]:
        try:
            print call(),
        except ArithmeticException:
            print 'ArithmeticException',
    print
