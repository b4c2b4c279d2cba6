# `java.text` for scripts: its classes around the formats of dates and numbers, which know nothing of Java's objects.

import calendar
import datetime

import _date_format
import _zones
from _errors import Exception_, IllegalArgumentException, NullPointerException
from _java_bean import Bean, flag_of, int_of, refused, text_of
from _java_number_text import DecimalFormat, DecimalFormatSymbols, NumberFormat, string_hash
from _java_text_locale import name_of, texts_of
from _java_util import Date, TimeZone
from _unicode import letters

_century = 80


class ParseException(Exception_):
    __module__ = 'java.text'

    def __init__(self, message, errorOffset):
        Exception_.__init__(self, message)
        self._offset = int_of('java.text.ParseException', errorOffset)

    def getErrorOffset(self):
        return self._offset


# Epoch milliseconds of what Jython hands to Java as a Date: numbers are such, and a datetime is read as UTC.
def milliseconds(value):
    if value is None:
        raise NullPointerException('date must not be null')
    if isinstance(value, Date):
        return int(value.getTime())
    if isinstance(value, (int, float)) and not isinstance(value, bool) and -2 ** 63 <= value < 2 ** 63:
        return int(value)
    if isinstance(value, datetime.datetime) and value.tzinfo is None:
        return calendar.timegm(value.timetuple()) * 1000 + value.microsecond // 1000
    if isinstance(value, (datetime.date, datetime.time)):
        raise IllegalArgumentException('%s in the place of a java.util.Date is not supported in this version' % type(value).__name__)
    raise IllegalArgumentException('Cannot format given Object as a Date')


class DateFormat(Bean):
    __module__ = 'java.text'

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.text.DateFormat)')

    FULL, LONG, MEDIUM, SHORT, DEFAULT = 0, 1, 2, 3, 2

    @staticmethod
    def getInstance():
        return DateFormat.getDateTimeInstance(3, 3)

    @staticmethod
    def getDateInstance(style=2, locale=None):
        return _of_styles(_style('date', style), None, locale)

    @staticmethod
    def getTimeInstance(style=2, locale=None):
        return _of_styles(None, _style('time', style), locale)

    @staticmethod
    def getDateTimeInstance(dateStyle=2, timeStyle=2, locale=None):
        return _of_styles(_style('date', dateStyle), _style('time', timeStyle), locale)

    def format(self, date):
        return letters(_date_format.written(milliseconds(date), self._zone, self._pattern, self._locale))

    def parse(self, source):
        text = text_of('parse', source)
        try:
            at, end, self._zone = _date_format.read(text, self._zone, self._pattern, self._locale, self._lenient, self._start)
        except _date_format.Unreadable as problem:
            raise ParseException('Unparseable date: "%s"' % text, problem.at)
        if end == 0:
            raise ParseException('Unparseable date: "%s"' % text, -1)
        return Date(at)

    def getTimeZone(self):
        return TimeZone.getTimeZone(self._zone)

    def setTimeZone(self, zone):
        if not isinstance(zone, TimeZone):
            raise refused('setTimeZone', zone, 'java.util.TimeZone')
        self._zone = str.__str__(zone.getID())

    def isLenient(self):
        return self._lenient

    def setLenient(self, lenient):
        self._lenient = flag_of('setLenient', lenient)


class SimpleDateFormat(DateFormat):
    __module__ = 'java.text'

    def __init__(self, pattern=None, locale=None):
        self._locale = _date_format.Locale(name_of(locale), texts_of(locale))
        self._pattern = _joined(self._locale.texts, 3, 3) if pattern is None else text_of('java.text.SimpleDateFormat', pattern)
        _date_format.parts(self._pattern)
        self._zone, self._lenient = _zones.station(), True
        self._start = _date_format.years_before(_zones.now(), self._zone, _century)

    def applyPattern(self, pattern):
        wanted = text_of('applyPattern', pattern)
        _date_format.parts(wanted)
        self._pattern = wanted

    def toPattern(self):
        return letters(self._pattern)

    def get2DigitYearStart(self):
        return Date(self._start)

    def set2DigitYearStart(self, startDate):
        if not isinstance(startDate, Date):
            raise refused('set2DigitYearStart', startDate, 'java.util.Date')
        self._start = int(startDate.getTime())

    def clone(self):
        made = object.__new__(SimpleDateFormat)
        for name, value in vars(self).items():
            setattr(made, name, value)
        return made

    def __eq__(self, other):
        return isinstance(other, SimpleDateFormat) and self._state() == other._state()

    def _state(self):
        return self._pattern, self._locale.name, self._zone, self._lenient

    def hashCode(self):
        return string_hash(self._pattern)

    def __hash__(self):
        return self.hashCode()

    def __repr__(self):
        return 'java.text.SimpleDateFormat@%x' % (self.hashCode() & 0xffffffff)

    __str__ = __repr__

    def toString(self):
        return letters(repr(self))


def _style(kind, style):
    style = int_of('getDateTimeInstance', style)
    if not 0 <= style <= 3:
        raise IllegalArgumentException('Illegal %s style %d' % (kind, style))
    return style


def _of_styles(date, time, locale):
    return SimpleDateFormat(_joined(texts_of(locale), date, time), locale)


def _joined(texts, date, time):
    if date is None or time is None:
        return texts['times'][time] if date is None else texts['dates'][date]
    return texts['dates'][date] + texts['between'][max(date, time)] + texts['times'][time]


names = {
    'DateFormat': DateFormat, 'DecimalFormat': DecimalFormat, 'DecimalFormatSymbols': DecimalFormatSymbols,
    'NumberFormat': NumberFormat, 'ParseException': ParseException, 'SimpleDateFormat': SimpleDateFormat,
}
