from java.text import DecimalFormat, DecimalFormatSymbols
from java.util import Locale

symbols = DecimalFormatSymbols()
print symbols.getDecimalSeparator(), symbols.getGroupingSeparator(), symbols.getMinusSign(), symbols.getPercent(), symbols.getNaN(), repr(symbols.getInfinity()), symbols.getExponentSeparator(), symbols.getCurrencySymbol(), symbols.getInternationalCurrencySymbol(), symbols.getZeroDigit()
symbols.setDecimalSeparator(',')
symbols.setGroupingSeparator('.')
print DecimalFormat('#,##0.00', symbols).format(-1234567.891)
symbols.groupingSeparator = ' '
print DecimalFormat('#,##0.00', symbols).format(-1234567.891), symbols.groupingSeparator
german = DecimalFormat('#,##0.00', DecimalFormatSymbols(Locale.GERMANY))
print german.format(-1234567.891), german.parse('1.234,5'), german.parse('1234,5'), german.parse('1.5'), german.getDecimalFormatSymbols() == DecimalFormatSymbols.getInstance(Locale.GERMANY)
format = DecimalFormat('0.0')
format.setDecimalFormatSymbols(DecimalFormatSymbols(Locale.FRANCE))
print format.format(1.5)
try:
    DecimalFormat('0.0', Locale.US)
except TypeError:
    print 'TypeError'
