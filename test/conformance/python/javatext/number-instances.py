from java.text import NumberFormat
from java.util import Locale

for name in ['getInstance', 'getNumberInstance', 'getIntegerInstance', 'getPercentInstance', 'getCurrencyInstance']:
    for locale in [Locale.US, Locale.UK, Locale.GERMANY, Locale.FRANCE, Locale.ITALY, Locale('de', 'CH'), Locale('de', 'AT'), Locale('es', 'ES'), Locale('nl', 'NL')]:
        format = getattr(NumberFormat, name)(locale)
        print name, locale, repr(format.format(-1234567.885)), repr(format.format(0.5)), repr(format.toPattern())
    print name, getattr(NumberFormat, name)().format(2.5), getattr(NumberFormat, name)().isParseIntegerOnly()
