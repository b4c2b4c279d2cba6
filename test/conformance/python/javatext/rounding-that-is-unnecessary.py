from java.lang import ArithmeticException
from java.math import RoundingMode
from java.text import DecimalFormat

format = DecimalFormat('0.0')
format.setRoundingMode(RoundingMode.UNNECESSARY)
print format.format(1.5), format.format(2), format.format(-0.25 * 2)
try:
    print format.format(1.25)
except ArithmeticException:
    print 'ArithmeticException'
