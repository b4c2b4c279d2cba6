# The texts of the locale that a script names, and of Java's own where it names none: en_US.

import _java_locales
from _errors import IllegalArgumentException


# As a dictionary of lists; `locale` is a java.util.Locale or None.
def texts_of(locale):
    return _texts(name_of(locale))


def name_of(locale):
    if locale is None:
        return 'en_US'
    if not hasattr(locale, 'getLanguage'):
        raise TypeError("1st arg can't be coerced to java.util.Locale")
    return str.__str__(locale.toString())


def _texts(name):
    texts = _java_locales.get(name)
    if texts is None:
        raise IllegalArgumentException('the locale %s is not supported in this version' % (name or 'ROOT'))
    return texts
