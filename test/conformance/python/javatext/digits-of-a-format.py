from java.text import DecimalFormat

format = DecimalFormat('0.00')
for name, count in [('MaximumFractionDigits', 1), ('MinimumFractionDigits', 3), ('MaximumFractionDigits', -5), ('MinimumIntegerDigits', 4), ('MaximumIntegerDigits', 2), ('MinimumIntegerDigits', 3), ('MaximumFractionDigits', 20)]:
    getattr(format, 'set' + name)(count)
    print name, count, format.format(123456.789), format.format(0.1), format.toPattern(), format.getMinimumFractionDigits(), format.getMaximumFractionDigits(), format.getMinimumIntegerDigits(), format.getMaximumIntegerDigits()
format.maximumFractionDigits = 2
format.groupingUsed = True
format.groupingSize = 2
print format.format(123456.789), format.maximumFractionDigits, format.groupingSize
format.setMultiplier(100)
format.setDecimalSeparatorAlwaysShown(True)
print format.format(5), format.multiplier, format.decimalSeparatorAlwaysShown
for wrong in ['2', 2.5, None]:
    try:
        format.setMaximumFractionDigits(wrong)
    except TypeError:
        print 'TypeError'
