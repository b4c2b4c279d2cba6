# `java.util` for scripts: dates, time zones and locales.

import re

import _date_format
import _java_calendar_fields as fields
import _java_zone_names as zone_names
import _zones
from _errors import ClassCastException, IllegalArgumentException, NullPointerException, UnsupportedOperationException
from _java_bean import Bean, Constants, int_of, long_of, refused, signed, text_of
from _java_locales import get as locale_texts
from _texts import kind_name
from _unicode import letters, long

english = _date_format.Locale('en_US', locale_texts('en_US'))


class Date(Bean):
    __module__ = 'java.util'

    # Of now, of milliseconds, or of year (since 1900), month, day and what follows them.
    def __init__(self, *given):
        if len(given) in (2, 4) or len(given) > 6:
            raise TypeError('java.util.Date(): expected 0-1, 3 or 5-6 args; got %d' % len(given))
        if given and (given[0] is None or isinstance(given[0], str)):
            raise UnsupportedOperationException('java.util.Date of a text is not supported in this version; parse it with a SimpleDateFormat')
        if len(given) < 2:
            self._at = long_of('java.util.Date', given[0]) if given else _zones.now()
        else:
            self._at = of_parts(*[int_of('java.util.Date', value) for value in given])

    def getTime(self):
        return long(self._at)

    def setTime(self, time):
        self._at = long_of('setTime', time)

    @staticmethod
    def UTC(year, month, date, hrs, min, sec):
        parts = [int_of('UTC', value) for value in (year, month, date, hrs, min, sec)]
        return long(of_parts(*parts, zone='GMT'))

    def before(self, when):
        return self._at < _date('before', when)._at

    def after(self, when):
        return self._at > _date('after', when)._at

    def compareTo(self, anotherDate):
        if isinstance(anotherDate, (str, int, float)):
            raise ClassCastException('class %s cannot be cast to class java.util.Date' % kind_name(anotherDate))
        other = _date('compareTo', anotherDate)
        return (self._at > other._at) - (self._at < other._at)

    def __eq__(self, other):
        return isinstance(other, Date) and self._at == other._at and not hasattr(other, '_nanos')

    def __lt__(self, other):
        return _order(self, other, -1)

    def __gt__(self, other):
        return _order(self, other, 1)

    def __le__(self, other):
        return _order(self, other, -1, 0)

    def __ge__(self, other):
        return _order(self, other, 1, 0)

    def hashCode(self):
        return signed(self._at ^ self._at >> 32)

    def __hash__(self):
        return self.hashCode()

    def clone(self):
        return Date(self._at)

    def getTimezoneOffset(self):
        return -sum(fields.offsets(self._at, _zones.station())) // 60000

    def toGMTString(self):
        return letters(_date_format.written(self._at, 'GMT', "d MMM yyyy HH:mm:ss 'GMT'", english))

    def __repr__(self):
        return _date_format.written(self._at, _zones.station(), 'EEE MMM dd HH:mm:ss zzz y', english)

    __str__ = __repr__

    def toString(self):
        return letters(repr(self))


# What is no date has a place by the name of its type.
def _order(date, other, *wanted):
    return date.compareTo(other) in wanted if other is None or isinstance(other, Date) else NotImplemented


def of_parts(year, month, day, hour=0, minute=0, second=0, zone=None):
    number = fields.day_number(year + 1900 + month // 12, month % 12, 1) + day - 1
    wall = number * fields.DAY + hour * 3600000 + minute * 60000 + second * 1000
    zone = zone or _zones.station()
    return wall - sum(fields.wall_offsets(wall, zone))


# The parts of a date by their deprecated names, the year since 1900. What is set goes on where it is too much.
def _with_part(name, field, less):
    def get(self):
        return fields.fields(self._at, _zones.station())[field] - less

    def put(self, value):
        found = fields.fields(self._at, _zones.station())
        parts = {one: found[one] for one in _parts}
        parts[field] = int_of('set' + name, value) + less
        self._at = of_parts(parts.pop(fields.YEAR) - 1900, *parts.values()) + found[fields.MILLISECOND]

    type.__setattr__(Date, 'get' + name, get)
    if field in _parts:
        type.__setattr__(Date, 'set' + name, put)


_parts = (fields.YEAR, fields.MONTH, fields.DAY_OF_MONTH, fields.HOUR_OF_DAY, fields.MINUTE, fields.SECOND)
for _name, _field, _less in (
        ('Year', fields.YEAR, 1900), ('Month', fields.MONTH, 0), ('Date', fields.DAY_OF_MONTH, 0), ('Day', fields.DAY_OF_WEEK, 1),
        ('Hours', fields.HOUR_OF_DAY, 0), ('Minutes', fields.MINUTE, 0), ('Seconds', fields.SECOND, 0)):
    _with_part(_name, _field, _less)


def _date(function, value):
    if value is None:
        raise NullPointerException()
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
        if ID is None:
            raise NullPointerException()
        return _zone(_known(text_of('getTimeZone', ID)))

    @staticmethod
    def getDefault():
        return _zone(_zones.station())

    def getID(self):
        return letters(self._name)

    def getRawOffset(self):
        return fields.offsets(_zones.now(), self._name)[0]

    def getOffset(self, date):
        return sum(fields.offsets(long_of('getOffset', date), self._name))

    # What summer time adds where the zone has one now: nearly everywhere an hour.
    def getDSTSavings(self):
        now = _zones.now()
        return max([fields.offsets(now + quarter * 91 * fields.DAY, self._name)[1] for quarter in range(4)])

    def useDaylightTime(self):
        return self.getDSTSavings() != 0

    observesDaylightTime = useDaylightTime

    def toZoneId(self):
        from _java_time_zones import ZoneId

        return ZoneId.of(self._name)

    def inDaylightTime(self, date):
        return fields.offsets(_date('inDaylightTime', date)._at, self._name)[1] != 0

    # With a locale behind it, or of a locale alone.
    def getDisplayName(self, *given):
        locale = given[-1] if given and isinstance(given[-1], Locale) else None
        if locale is not None and locale_texts(repr(locale)) is not None and not repr(locale).startswith('en'):
            raise IllegalArgumentException('the name of the time zone %s in the locale %s is not supported in this version' % (self._name, locale))
        daylight, style = (given if locale is None else given[:-1]) or (False, 1)
        names = zone_names.get(self._name)
        if names is None:
            raise TypeError('the name of the time zone %s is not supported in this version' % self._name)
        return letters(names[2 * bool(daylight) + (style == 0)])

    def __eq__(self, other):
        return isinstance(other, TimeZone) and self._name == other._name

    def __hash__(self):
        return hash(self._name)

    def clone(self):
        return _zone(self._name)


def _zone(name):
    made = object.__new__(TimeZone)
    made._name = name
    return made


_short_names = ('ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST').split()


# `GMT+2` is `GMT+02:00`; what is no zone is GMT. A name that Java may know and that is not here is refused.
def _known(name):
    found = re.fullmatch(r'GMT([+-])(\d\d?)(?::?(\d\d))?', name)
    if found and int(found[2]) < 24 and int(found[3] or 0) < 60:
        hours, minutes = int(found[2]), int(found[3] or 0)
        return 'GMT%s%02d:%02d' % (found[1], hours, minutes) if hours or minutes else 'GMT'
    if zone_names.get(name) is not None and not name.startswith('GMT'):
        return name
    if name in _short_names or name[:1].isupper() and not name.startswith('GMT') and _zones.known(name):
        raise UnsupportedOperationException('the time zone %s is not supported in this version' % name)
    return 'GMT'


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

    def toLanguageTag(self):
        return letters(repr(self).replace('_', '-'))

    @staticmethod
    def forLanguageTag(languageTag):
        found = re.fullmatch(r'([a-zA-Z]{2,3})(?:-([a-zA-Z]{2}))?', text_of('forLanguageTag', languageTag))
        if found is None:
            raise UnsupportedOperationException('the locale %s is not supported in this version' % languageTag)
        return Locale(found[1], found[2] or '')

    def __eq__(self, other):
        return isinstance(other, Locale) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))


names = {'Date': Date, 'Locale': Locale, 'TimeZone': TimeZone}
