# `java.sql.Timestamp`, `Date` and `Time` for scripts: dates of `java.util` with texts of their own, in the station's zone.

import datetime
import re

import _date_format
import _java_values
import _zones
from _errors import IllegalArgumentException, UnsupportedOperationException
from _java_bean import int_of, long_of, text_of
from _java_time_zones import ZoneId
from _java_util import Date, english, of_parts

_stamp = re.compile(r'(\d{4})-(\d{1,2})-(\d{1,2}) +(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,9}))?', re.ASCII)
_day = re.compile(r'(\d{4})-(\d{1,2})-(\d{1,2})', re.ASCII)


class _OfSql(Date):
    def __init__(self, *given):
        name = type(self).getName()
        if len(given) != 1:
            raise UnsupportedOperationException('%s of several numbers is not supported in this version; use milliseconds' % name)
        Date.__init__(self, long_of(name, given[0]))

    def _written(self, pattern):
        return _date_format.written(self._at, _zones.station(), pattern, english)

    def clone(self):
        return type(self)(self._at)


class Timestamp(_OfSql):
    __module__ = 'java.sql'

    def __init__(self, *given):
        _OfSql.__init__(self, *given)
        self._nanos = self._at % 1000 * 1000000

    @staticmethod
    def valueOf(s):
        found = _stamp.fullmatch(text_of('valueOf', s).strip())
        if not found:
            raise IllegalArgumentException('Timestamp format must be yyyy-mm-dd hh:mm:ss[.fffffffff]')
        year, month, day, *time = [int(part) for part in found.groups()[:6]]
        if not (1 <= month <= 12 and 1 <= day <= 31):
            raise IllegalArgumentException('Timestamp format must be yyyy-mm-dd hh:mm:ss[.fffffffff]')
        made = Timestamp(of_parts(year - 1900, month - 1, day, *time))
        made.setNanos(int((found[7] or '').ljust(9, '0')))
        return made

    def getNanos(self):
        return self._nanos

    def setNanos(self, n):
        if not 0 <= int_of('setNanos', n) <= 999999999:
            raise IllegalArgumentException('nanos > 999999999 or < 0')
        self._nanos, self._at = int(n), self._at // 1000 * 1000 + n // 1000000

    def setTime(self, time):
        Timestamp.__init__(self, time)

    def clone(self):
        made = Timestamp(self._at)
        made._nanos = self._nanos
        return made

    def compareTo(self, anotherDate):
        order = Date.compareTo(self, anotherDate)
        mine, theirs = self._nanos, anotherDate._nanos if isinstance(anotherDate, Timestamp) else anotherDate._at % 1000 * 1000000
        return order or (mine > theirs) - (mine < theirs)

    def before(self, when):
        return self.compareTo(when) < 0

    def after(self, when):
        return self.compareTo(when) > 0

    # No Date equals one.
    def __eq__(self, other):
        return isinstance(other, Timestamp) and (self._at, self._nanos) == (other._at, other._nanos)

    def __hash__(self):
        return self.hashCode()

    def toInstant(self):
        if self._nanos % 1000000:
            raise UnsupportedOperationException('toInstant of parts of a millisecond is not supported in this version')
        return Date.toInstant(self)

    def toLocalDateTime(self):
        return self.toInstant().atZone(ZoneId.systemDefault()).toLocalDateTime()

    def __repr__(self):
        return '%s.%s' % (self._written('yyyy-MM-dd HH:mm:ss'), ('%09d' % self._nanos).rstrip('0') or '0')

    __str__ = __repr__


# Neither has what the other one is about.
def _without(kind, *parts):
    def refuse(self, *_):
        raise IllegalArgumentException()

    for part in parts:
        for prefix in ('get', 'set'):
            type.__setattr__(kind, prefix + part, refuse)


class SqlDate(_OfSql):
    __module__ = 'java.sql'

    @staticmethod
    def valueOf(s):
        found = _day.fullmatch(text_of('valueOf', s))
        if not found or not (1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31):
            raise IllegalArgumentException()
        return SqlDate(of_parts(int(found[1]) - 1900, int(found[2]) - 1, int(found[3])))

    def toInstant(self):
        raise UnsupportedOperationException()

    def __repr__(self):
        return self._written('yyyy-MM-dd')

    __str__ = __repr__


class Time(_OfSql):
    __module__ = 'java.sql'

    def toInstant(self):
        raise UnsupportedOperationException()

    def __repr__(self):
        return self._written('HH:mm:ss')

    __str__ = __repr__


# What Jython makes of a value of `datetime` that it hands to Java: a day is the station's, a time of the day is taken for UTC.
def _of_datetime(value):
    if getattr(value, 'tzinfo', None) is not None:
        raise UnsupportedOperationException('a datetime with a zone is not supported in Java in this version; use a java.util.Date')
    if isinstance(value, datetime.datetime):
        made = Timestamp(of_parts(value.year - 1900, value.month - 1, value.day, value.hour, value.minute, value.second, 'GMT'))
        made.setNanos(value.microsecond * 1000)
        return made
    if isinstance(value, datetime.date):
        return SqlDate(of_parts(value.year - 1900, value.month - 1, value.day))
    return Time(of_parts(70, 0, 1, value.hour, value.minute, value.second, 'GMT') + value.microsecond // 1000)


_java_values.of_datetime = _of_datetime
SqlDate.__name__ = SqlDate.__qualname__ = 'Date'
_without(SqlDate, 'Hours', 'Minutes', 'Seconds')
type.__setattr__(Timestamp, 'from', staticmethod(lambda instant: Timestamp(getattr(Date, 'from')(instant).getTime())))
_without(Time, 'Year', 'Month', 'Day', 'Date')
names = {'Date': SqlDate, 'Time': Time, 'Timestamp': Timestamp}
