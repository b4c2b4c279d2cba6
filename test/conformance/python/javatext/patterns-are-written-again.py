from java.text import DecimalFormat

for pattern in ['#,##0.###', '0', '#', '#.##', '.##', '0.', '#,###', '000', '#,##,##0', '0.0#', '##0.0E00', "0.0 'x0'", '0.0;(0.0)', '00,000']:
    format = DecimalFormat(pattern)
    print pattern, format.toPattern(), format.getMinimumIntegerDigits(), format.getMinimumFractionDigits(), format.getMaximumFractionDigits(), format.getGroupingSize(), format.isGroupingUsed(), format.isDecimalSeparatorAlwaysShown()
print DecimalFormat().toPattern()
