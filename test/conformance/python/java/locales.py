import sys
from java.util import Locale


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


for locale in (Locale.US, Locale.ENGLISH, Locale.UK, Locale.GERMANY, Locale.FRENCH, Locale('de', 'AT'), Locale('DE', 'at'), Locale('nl')):
    print locale, repr(locale), locale.language, locale.country, locale.getLanguage(), locale.toString(), locale.toLanguageTag(), hash(locale) == hash(Locale(locale.language, locale.country))
print Locale.getDefault(), Locale.US == Locale('en', 'US'), Locale.US == Locale.UK, Locale.US.equals(Locale('en', 'us')), Locale.US in [Locale('en', 'US')], Locale.US != Locale.UK, Locale.US == 'en_US'
print Locale.forLanguageTag('de-DE'), Locale.forLanguageTag('fr') == Locale.FRENCH, Locale.forLanguageTag('EN-us'), type(Locale.US)
tried(lambda: Locale(5))
tried(lambda: Locale('de', 5))
tried(lambda: Locale())
