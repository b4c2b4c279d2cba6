from java.text import DecimalFormat

format = DecimalFormat('#,##0.0')
format.setPositivePrefix('+')
format.setNegativePrefix('minus ')
format.setPositiveSuffix(' kg')
format.setNegativeSuffix(" kg'")
print format.format(1234.5), format.format(-1), format.positivePrefix, format.negativeSuffix
print format.parse('+12 kg'), format.parse("minus 12.5 kg'")
format.applyPattern('0')
print format.format(1234.5), format.format(-1)
