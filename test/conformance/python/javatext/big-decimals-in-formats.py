from java.math import BigDecimal, RoundingMode
from java.text import DecimalFormat, MessageFormat

for mode in [RoundingMode.HALF_EVEN, RoundingMode.HALF_UP, RoundingMode.UP, RoundingMode.DOWN]:
    format = DecimalFormat('#,##0.00')
    format.setRoundingMode(mode)
    print mode, [str(format.format(BigDecimal(text))) for text in ['1.005', '1.015', '2.675', '-0.005', '1234567890123456789012.345', '1E+3', '0', '0.001', '0.0050']]
format = DecimalFormat('#,##0.00')
format.setParseBigDecimal(True)
for text in ['1,234.50', '-0.1', '5', '123456789012345678901234567890.12']:
    print repr(format.parse(text))
print MessageFormat.format('{0} {1}', BigDecimal('1234.5'), 'x'), DecimalFormat('0.###E0').format(BigDecimal('12345.6789'))
