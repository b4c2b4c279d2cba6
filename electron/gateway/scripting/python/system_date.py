# `system.date`: Ignition's functions of dates, over java.util.Date in the station's zone, as java.util.Calendar counts. The
# names of the arguments are those of Ignition's manual.

import _java_calendar_fields as calendar
import _java_calendar_sums as sums
import _zones
from _errors import IllegalArgumentException
from _java_calendar_fields import (
    AM_PM, DAY_OF_MONTH, DAY_OF_WEEK, DAY_OF_YEAR, HOUR, HOUR_OF_DAY, MILLISECOND, MINUTE, MONTH, SECOND, YEAR,
)
from _java_text import SimpleDateFormat
from _java_util import Date, Locale
from _texts import kind_name
from _unicode import letters, long

_most = 2147483647
_plain_format = 'yyyy-MM-dd HH:mm:ss'


# Ignition's manual names java.util.Date and nothing else that it would take for one.
def _milliseconds(function, date):
    if not isinstance(date, Date):
        raise TypeError('system.date.%s needs a java.util.Date, not %s' % (function, kind_name(date)))
    return int(date.getTime())


def _number(function, value):
    if not isinstance(value, int):
        raise TypeError('system.date.%s needs a whole number, not %s' % (function, kind_name(value)))
    return int(value)


def _now():
    return Date(_zones.now())


def _get_date(year, month, day):
    year, month, day = [_number('getDate', value) for value in (year, month, day)]
    return Date(sums.date(year, month, day, _zones.station()))


def _set_time(date, hour, minute, second):
    hour, minute, second = [_number('setTime', value) for value in (hour, minute, second)]
    return Date(sums.at_time(_milliseconds('setTime', date), _zones.station(), hour, minute, second))


def _midnight(date):
    return Date(sums.at_time(_milliseconds('midnight', date), _zones.station()))


def _from_millis(millis):
    return Date(_number('fromMillis', millis))


def _to_millis(date):
    return long(_milliseconds('toMillis', date))


# One field of a date.
def _getter(name, field, of_value=lambda value: value):
    def get(date):
        return of_value(calendar.fields(_milliseconds(name, date), _zones.station())[field])

    return get


# Milliseconds to hours are added as they pass; days and more by the wall.
def _adder(name, add):
    def adding(date, value):
        return Date(add(_milliseconds(name, date), _number(name, value)))

    return adding


def _add_days(at, count):
    return sums.add_days(at, _zones.station(), count)


def _add_months(at, count):
    return sums.add_months(at, _zones.station(), count)


def _times(add, unit):
    return lambda at, count: add(at, count * unit)


# How many whole units lie between two dates: negative where the second one is the earlier. Up to hours, units are time that
# passed; a day or more is whole where the wall shows the same time again, so a day of 23 or 25 hours is one. Months and years
# count as they are added: from the 31st of January to the 28th of February there is one month. Ignition's manual says of days,
# months and years that they take summer time into account, and nothing of short months.
def _between(name, of_unit, kind=int):
    def counting(date_1, date_2):
        first, second = _milliseconds(name, date_1), _milliseconds(name, date_2)
        count = of_unit(first, second) if first <= second else -of_unit(second, first)
        if kind is int and abs(count) > _most:
            raise IllegalArgumentException('system.date.%s of more than %d is not supported in this version' % (name, _most))
        return kind(count)

    return counting


def _passing(unit):
    return lambda first, second: (second - first) // unit


def _wall(at):
    return at + sum(calendar.offsets(at, _zones.station()))


def _days(unit):
    return lambda first, second: max(0, _wall(second) - _wall(first)) // unit


def _months(unit):
    def count(first, second):
        begin, end = _wall(first), _wall(second)
        number = (end - begin) // (_DAY * 28) + 1
        while number > 0 and sums.add_months(begin, 'GMT', number) > end:
            number -= 1
        return max(number, 0) // unit

    return count


def _compared(name, holds):
    def compare(date_1, date_2):
        return holds(_milliseconds(name, date_1), _milliseconds(name, date_2))

    return compare


def _is_between(target_date, start_date, end_date):
    target, start, end = [_milliseconds('isBetween', date) for date in (target_date, start_date, end_date)]
    return start <= target <= end


def _format(date, format=_plain_format):
    return SimpleDateFormat(format).format(Date(_milliseconds('format', date)))


# The locale is java.util.Locale or a name of one, `fr` or `de_DE`; English without.
def _parse(dateString, formatString=_plain_format, locale=None):
    if isinstance(locale, str):
        locale = Locale(*str.__str__(locale).replace('-', '_').split('_')[:2])
    return SimpleDateFormat(formatString, Locale.ENGLISH if locale is None else locale).parse(dateString)


def _offsets(function, date):
    return calendar.offsets(_zones.now() if date is None else _milliseconds(function, date), _zones.station())


# Hours east of Greenwich.
def _timezone_offset(date=None):
    return sum(_offsets('getTimezoneOffset', date)) / 3600000


def _timezone_raw_offset():
    return _offsets('getTimezoneRawOffset', None)[0] / 3600000


def _is_daylight_time(date=None):
    return _offsets('isDaylightTime', date)[1] != 0


_SECOND, _MINUTE, _HOUR, _DAY = 1000, 60000, 3600000, calendar.DAY

functions = {
    'now': _now, 'getDate': _get_date, 'setTime': _set_time, 'midnight': _midnight, 'fromMillis': _from_millis,
    'toMillis': _to_millis, 'format': _format, 'parse': _parse, 'isBetween': _is_between,
    'isAfter': _compared('isAfter', lambda one, other: one > other),
    'isBefore': _compared('isBefore', lambda one, other: one < other),
    'getTimezone': lambda: letters(_zones.station()), 'getTimezoneOffset': _timezone_offset,
    'getTimezoneRawOffset': _timezone_raw_offset, 'isDaylightTime': _is_daylight_time,
}
for _name, _field in {
        'getMillis': MILLISECOND, 'getSecond': SECOND, 'getMinute': MINUTE, 'getHour12': HOUR, 'getHour24': HOUR_OF_DAY,
        'getAMorPM': AM_PM, 'getDayOfWeek': DAY_OF_WEEK, 'getDayOfMonth': DAY_OF_MONTH, 'getDayOfYear': DAY_OF_YEAR,
        'getMonth': MONTH, 'getYear': YEAR}.items():
    functions[_name] = _getter(_name, _field)
functions['getQuarter'] = _getter('getQuarter', MONTH, lambda month: month // 3 + 1)

for _name, _unit in (('Millis', 1), ('Seconds', _SECOND), ('Minutes', _MINUTE), ('Hours', _HOUR)):
    functions['add' + _name] = _adder('add' + _name, _times(int.__add__, _unit))
    functions[_name.lower() + 'Between'] = _between(_name.lower() + 'Between', _passing(_unit), long if _unit == 1 else int)
for _name, _count, _add, _whole in (
        ('Days', 1, _add_days, _days(_DAY)), ('Weeks', 7, _add_days, _days(7 * _DAY)), ('Months', 1, _add_months, _months(1)),
        ('Years', 12, _add_months, _months(12))):
    functions['add' + _name] = _adder('add' + _name, _times(_add, _count))
    functions[_name.lower() + 'Between'] = _between(_name.lower() + 'Between', _whole)
