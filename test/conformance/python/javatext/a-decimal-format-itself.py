from java.text import DecimalFormat, NumberFormat

format = DecimalFormat('0.0')
print format, repr(format), format == DecimalFormat('0.0'), format == DecimalFormat('0.00'), format != DecimalFormat('0.0'), format.clone() == format, format.equals(5)
print isinstance(format, NumberFormat), isinstance(format, DecimalFormat), type(format).__name__
for call in [lambda: NumberFormat(), lambda: DecimalFormat(5), lambda: format.parse(5), lambda: format.setRoundingMode(1), lambda: format.applyPattern(5)]:
    try:
        print call()
    except TypeError:
        print 'TypeError'
try:
    format.nothing
except AttributeError, e:
    print e
