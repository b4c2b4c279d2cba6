from java.lang import ArithmeticException
from java.math import BigDecimal, RoundingMode

for text in ['1.50', '1.55', '-1.55', '155', '0.005', '2.5', '-2.5', '99.995']:
    number = BigDecimal(text)
    for scale in [0, 1, 2, 4, -1]:
        print text, scale, [str(number.setScale(scale, mode)) for mode in [RoundingMode.UP, RoundingMode.DOWN, RoundingMode.CEILING, RoundingMode.FLOOR, RoundingMode.HALF_UP, RoundingMode.HALF_DOWN, RoundingMode.HALF_EVEN]]
        try:
            print number.setScale(scale)
        except ArithmeticException:
            print 'ArithmeticException'
