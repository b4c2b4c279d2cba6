from java.text import SimpleDateFormat, ParseException
from java.util import Locale

for locale, pattern, text in [(Locale.GERMANY, 'd. MMMM yyyy', u'4. M\xe4rz 2026'), (Locale.GERMANY, 'dd-MMMM-yyyy', '21-Februar-2017'), (Locale.FRANCE, 'MMMM dd, yyyy', 'juillet 15, 2015'),
                              (Locale.GERMANY, 'd. MMM yyyy', '4. Okt. 2026'), (Locale.GERMANY, 'EEE d.M.yyyy', 'Mi. 4.3.2026'), (Locale.US, 'd MMMM yyyy', '4 Mar 2026'), (Locale.US, 'd MMM yyyy', '4 March 2026'),
                              (Locale.GERMANY, 'd. MMM yyyy', '4. March 2026')]:
    try:
        print locale, SimpleDateFormat(pattern, locale).parse(text).getTime()
    except ParseException, e:
        print repr(e.getMessage())
