from java.text import SimpleDateFormat
from java.util import Date, Locale

for locale in [Locale.US, Locale.UK, Locale.GERMANY, Locale.FRANCE, Locale.ITALY, Locale('es', 'ES'), Locale('nl')]:
    for number in range(7):
        print locale, repr(SimpleDateFormat('E EEEE', locale).format(Date(1772625909007 + number * 86400000)))
