from java.text import DecimalFormat
from java.math import RoundingMode

numbers = [5.5, 2.5, 1.6, 1.1, 1.0, -1.0, -1.1, -1.6, -2.5, -5.5, 0.05, 0.005, 0.004, 1.005, -0.001]
for mode in [RoundingMode.UP, RoundingMode.DOWN, RoundingMode.CEILING, RoundingMode.FLOOR, RoundingMode.HALF_UP, RoundingMode.HALF_DOWN, RoundingMode.HALF_EVEN]:
    for pattern in ['0', '0.00']:
        format = DecimalFormat(pattern)
        format.setRoundingMode(mode)
        print mode, [str(format.format(number)) for number in numbers]
    print format.getRoundingMode() == mode, mode.name(), mode.ordinal()
print DecimalFormat('0').getRoundingMode(), RoundingMode.valueOf('UP')
