# `java.util` for scripts: dates, time zones and locales.

import re

import _date_format
import _java_calendar_fields as fields
import _java_zone_names as zone_names
import _zones
from _java_bean import Bean, Constants, int_of, refused, text_of
from _java_locales import get as locale_texts
from _unicode import letters, long

_english = _date_format.Locale('en_US', locale_texts('en_US'))


class Date(Bean):
    __module__ = 'java.util'

    def __init__(self, *given):
        if len(given) > 1:
            raise TypeError('java.util.Date of more than one number is not supported in this version')
        if given and (isinstance(given[0], bool) or not isinstance(given[0], int)):
            raise refused('java.util.Date', given[0], 'long')
        self._at = int(given[0]) if given else _zones.now()

    def getTime(self):
        return long(self._at)

    def setTime(self, time):
        self._at = int_of('setTime', time)

    def before(self, when):
        return self._at < _date('before', when)._at

    def after(self, when):
        return self._at > _date('after', when)._at

    def compareTo(self, anotherDate):
        other = _date('compareTo', anotherDate)
        return (self._at > other._at) - (self._at < other._at)

    def __eq__(self, other):
        return isinstance(other, Date) and self._at == other._at

    def __lt__(self, other):
        return self.compareTo(other) < 0

    def __le__(self, other):
        return self.compareTo(other) <= 0

    def __gt__(self, other):
        return self.compareTo(other) > 0

    def __ge__(self, other):
        return self.compareTo(other) >= 0

    def hashCode(self):
        return (self._at ^ self._at >> 32) + 2 ** 31 & 0xffffffff - 2 ** 31

    def __hash__(self):
        return hash(self._at)

    def clone(self):
        return Date(self._at)

    def __repr__(self):
        return _date_format.written(self._at, _zones.station(), 'EEE MMM dd HH:mm:ss zzz yyyy', _english)

    __str__ = __repr__

    def toString(self):
        return letters(repr(self))


def _date(function, value):
    if not isinstance(value, Date):
        raise refused(function, value, 'java.util.Date')
    return value


class TimeZone(Bean):
    __module__ = 'java.util'

    SHORT, LONG = 0, 1

    def __init__(self, *_):
        raise TypeError('java.util.TimeZone is abstract; TimeZone.getTimeZone gives one')

    @staticmethod
    def getTimeZone(ID):
        return _zone(_known(text_of('getTimeZone', ID)))

    @staticmethod
    def getDefault():
        return _zone(_zones.station())

    def getID(self):
        return letters(self._name)

    def getRawOffset(self):
        return fields.offsets(_zones.now(), self._name)[0]

    def getOffset(self, date):
        return sum(fields.offsets(int_of('getOffset', date), self._name))

    def inDaylightTime(self, date):
        return fields.offsets(_date('inDaylightTime', date)._at, self._name)[1] != 0

    def getDisplayName(self, daylight=False, style=1):
        names = zone_names.get(self._name)
        if names is None:
            raise TypeError('the name of the time zone %s is not supported in this version' % self._name)
        return letters(names[2 * bool(daylight) + (style == 0)])

    def __eq__(self, other):
        return isinstance(other, TimeZone) and self._name == other._name

    def __hash__(self):
        return hash(self._name)


def _zone(name):
    made = object.__new__(TimeZone)
    made._name = name
    return made


# `GMT+2` is `GMT+02:00`; what is no zone is GMT.
def _known(name):
    found = re.fullmatch(r'GMT([+-])(\d\d?)(?::?(\d\d))?', name)
    if found and int(found[2]) < 24 and int(found[3] or 0) < 60:
        hours, minutes = int(found[2]), int(found[3] or 0)
        return 'GMT%s%02d:%02d' % (found[1], hours, minutes) if hours or minutes else 'GMT'
    return name if name in ('UTC', 'GMT') or _zones.known(name) else 'GMT'


_locales = {
    'ENGLISH': 'en', 'US': 'en_US', 'UK': 'en_GB', 'CANADA': 'en_CA', 'GERMAN': 'de', 'GERMANY': 'de_DE', 'FRENCH': 'fr',
    'FRANCE': 'fr_FR', 'ITALIAN': 'it', 'ITALY': 'it_IT',
}


class Locale(Bean, metaclass=Constants):
    __module__ = 'java.util'

    def __init__(self, language, country=''):
        self._language = text_of('java.util.Locale', language).lower()
        self._country = text_of('java.util.Locale', country).upper()

    @staticmethod
    def _constant(name):
        return Locale(*_locales[name].split('_')) if name in _locales else None

    @staticmethod
    def getDefault():
        return Locale.US

    def getLanguage(self):
        return letters(self._language)

    def getCountry(self):
        return letters(self._country)

    def __repr__(self):
        return '_'.join([part for part in (self._language, self._country) if part])

    __str__ = __repr__

    def toString(self):
        return letters(repr(self))

    def __eq__(self, other):
        return isinstance(other, Locale) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))


names = {'Date': Date, 'Locale': Locale, 'TimeZone': TimeZone}
