# `java.time.temporal.ChronoField`: the parts of dates and times by name, which are asked for (`get`, `getLong`) and set (`with`).

from _java_bean import long_of
from _java_time_base import (
    DAY_NANOS, NANOS, Enum, UnsupportedTemporalTypeException, date_of, day_of, enumerate_names, of_type, within,
)
from _java_time_local import Dated, Temporal, Timed, months_later
from _java_time_units import ChronoUnit
from _java_time_zoned import Instant, ZonedDateTime, instant, with_offset, zoned
from _java_time_zones import offset_of
from _unicode import letters, long

# Each with its text, the units that it counts and within which it counts them, and its least and most value.
_table = '''
NANO_OF_SECOND NanoOfSecond NANOS SECONDS 0 999999999
NANO_OF_DAY NanoOfDay NANOS DAYS 0 86399999999999
MICRO_OF_SECOND MicroOfSecond MICROS SECONDS 0 999999
MICRO_OF_DAY MicroOfDay MICROS DAYS 0 86399999999
MILLI_OF_SECOND MilliOfSecond MILLIS SECONDS 0 999
MILLI_OF_DAY MilliOfDay MILLIS DAYS 0 86399999
SECOND_OF_MINUTE SecondOfMinute SECONDS MINUTES 0 59
SECOND_OF_DAY SecondOfDay SECONDS DAYS 0 86399
MINUTE_OF_HOUR MinuteOfHour MINUTES HOURS 0 59
MINUTE_OF_DAY MinuteOfDay MINUTES DAYS 0 1439
HOUR_OF_AMPM HourOfAmPm HOURS HALF_DAYS 0 11
CLOCK_HOUR_OF_AMPM ClockHourOfAmPm HOURS HALF_DAYS 1 12
HOUR_OF_DAY HourOfDay HOURS DAYS 0 23
CLOCK_HOUR_OF_DAY ClockHourOfDay HOURS DAYS 1 24
AMPM_OF_DAY AmPmOfDay HALF_DAYS DAYS 0 1
DAY_OF_WEEK DayOfWeek DAYS WEEKS 1 7
ALIGNED_DAY_OF_WEEK_IN_MONTH AlignedDayOfWeekInMonth DAYS WEEKS 1 7
ALIGNED_DAY_OF_WEEK_IN_YEAR AlignedDayOfWeekInYear DAYS WEEKS 1 7
DAY_OF_MONTH DayOfMonth DAYS MONTHS 1 28/31
DAY_OF_YEAR DayOfYear DAYS YEARS 1 365/366
EPOCH_DAY EpochDay DAYS FOREVER -365243219162 365241780471
ALIGNED_WEEK_OF_MONTH AlignedWeekOfMonth WEEKS MONTHS 1 4/5
ALIGNED_WEEK_OF_YEAR AlignedWeekOfYear WEEKS YEARS 1 53
MONTH_OF_YEAR MonthOfYear MONTHS YEARS 1 12
PROLEPTIC_MONTH ProlepticMonth MONTHS FOREVER -11999999988 11999999999
YEAR_OF_ERA YearOfEra YEARS FOREVER 1 999999999/1000000000
YEAR Year YEARS FOREVER -999999999 999999999
ERA Era ERAS FOREVER 0 1
INSTANT_SECONDS InstantSeconds SECONDS FOREVER -9223372036854775808 9223372036854775807
OFFSET_SECONDS OffsetSeconds SECONDS FOREVER -64800 64800
'''
_rows = {line.split()[0]: line.split()[1:] for line in _table.strip().split('\n')}

# Of the nanoseconds of a day: each part, and those of the day that has another.
_of_time = {
    'NANO_OF_SECOND': (lambda time: time % NANOS, lambda time, value: time - time % NANOS + value),
    'NANO_OF_DAY': (lambda time: time, lambda time, value: value),
    'MICRO_OF_SECOND': (lambda time: time % NANOS // 1000, lambda time, value: time - time % NANOS + value * 1000),
    'MICRO_OF_DAY': (lambda time: time // 1000, lambda time, value: value * 1000),
    'MILLI_OF_SECOND': (lambda time: time % NANOS // 10 ** 6, lambda time, value: time - time % NANOS + value * 10 ** 6),
    'MILLI_OF_DAY': (lambda time: time // 10 ** 6, lambda time, value: value * 10 ** 6),
    'CLOCK_HOUR_OF_AMPM': (lambda time: time // (3600 * NANOS) % 12 or 12, lambda time, value: _placed(time, 3600 * NANOS, 12, value % 12)),
    'CLOCK_HOUR_OF_DAY': (lambda time: time // (3600 * NANOS) or 24, lambda time, value: _placed(time, 3600 * NANOS, 24, value % 24)),
}


def _placed(time, size, many, value):
    return time + (value - time // size % many) * size


def _counted(name, size, many):
    _of_time[name] = (lambda time: time // size % many, lambda time, value: _placed(time, size, many, value))


for _name, _size, _many in (
        ('SECOND_OF_MINUTE', 1, 60), ('SECOND_OF_DAY', 1, 86400), ('MINUTE_OF_HOUR', 60, 60), ('MINUTE_OF_DAY', 60, 1440),
        ('HOUR_OF_AMPM', 3600, 12), ('HOUR_OF_DAY', 3600, 24), ('AMPM_OF_DAY', 43200, 2)):
    _counted(_name, _size * NANOS, _many)


def _day_in_year(day):
    return day - day_of(date_of(day)[0], 1, 1)


def _month(day):
    year, month, _day = date_of(day)
    return year * 12 + month - 1


# The same of the days since 1970.
_of_date = {
    'DAY_OF_WEEK': lambda day: (day + 3) % 7 + 1,
    'ALIGNED_DAY_OF_WEEK_IN_MONTH': lambda day: (date_of(day)[2] - 1) % 7 + 1,
    'ALIGNED_DAY_OF_WEEK_IN_YEAR': lambda day: _day_in_year(day) % 7 + 1,
    'DAY_OF_MONTH': lambda day: date_of(day)[2],
    'DAY_OF_YEAR': lambda day: _day_in_year(day) + 1,
    'EPOCH_DAY': lambda day: day,
    'ALIGNED_WEEK_OF_MONTH': lambda day: (date_of(day)[2] - 1) // 7 + 1,
    'ALIGNED_WEEK_OF_YEAR': lambda day: _day_in_year(day) // 7 + 1,
    'MONTH_OF_YEAR': lambda day: date_of(day)[1],
    'PROLEPTIC_MONTH': _month,
    'YEAR_OF_ERA': lambda day: date_of(day)[0] if date_of(day)[0] > 0 else 1 - date_of(day)[0],
    'YEAR': lambda day: date_of(day)[0],
    'ERA': lambda day: int(date_of(day)[0] > 0),
}
_too_long = ('NANO_OF_DAY', 'MICRO_OF_DAY', 'EPOCH_DAY', 'PROLEPTIC_MONTH', 'INSTANT_SECONDS')


def _day_with(temporal, name, value):
    day = temporal._wall // DAY_NANOS
    year = date_of(day)[0]
    if name in ('DAY_OF_MONTH', 'DAY_OF_YEAR'):
        return (temporal.withDayOfMonth if name == 'DAY_OF_MONTH' else temporal.withDayOfYear)(value)._wall // DAY_NANOS
    if name in ('MONTH_OF_YEAR', 'PROLEPTIC_MONTH'):
        return months_later(day * DAY_NANOS, value - _of_date[name](day)) // DAY_NANOS
    if name in ('YEAR', 'YEAR_OF_ERA', 'ERA'):
        wanted = value if name == 'YEAR' else 1 - year if name == 'ERA' and value != int(year > 0) else year if name == 'ERA' else value if year > 0 else 1 - value
        return temporal.withYear(wanted)._wall // DAY_NANOS
    return day + (value - _of_date[name](day)) * (7 if 'WEEK_OF' in name and not name.startswith('ALIGNED_DAY') else 1)


class ChronoField(Enum):
    __module__ = 'java.time.temporal'

    def _text(self):
        return _rows[self._name][0]

    def getBaseUnit(self):
        return ChronoUnit._all[_rows[self._name][1]]

    def getRangeUnit(self):
        return ChronoUnit._all[_rows[self._name][2]]

    def isDateBased(self):
        return self._name in _of_date

    def isTimeBased(self):
        return self._name in _of_time

    def checkValidValue(self, value):
        least, most = _rows[self._name][3:]
        return long(within(self._text(), int(least), most if '/' in most else int(most), long_of('checkValidValue', value)))

    checkValidIntValue = checkValidValue

    def isSupportedBy(self, temporal):
        return _supports(of_type('isSupportedBy', temporal, Temporal), self)

    def getFrom(self, temporal):
        return temporal.getLong(self)

    def getDisplayName(self, locale):
        return letters(self._text())


enumerate_names(ChronoField, _rows)


def _supports(temporal, asked):
    name = asked._name
    if isinstance(asked, ChronoUnit):
        if isinstance(temporal, Instant):
            return asked.isTimeBased() or name == 'DAYS'
        return name != 'FOREVER' and (isinstance(temporal, Timed) or asked.isDateBased()) and (isinstance(temporal, Dated) or asked.isTimeBased())
    if name in ('INSTANT_SECONDS', 'OFFSET_SECONDS'):
        return isinstance(temporal, Instant) and name == 'INSTANT_SECONDS' or hasattr(temporal, '_offset')
    if isinstance(temporal, Instant):
        return name in ('NANO_OF_SECOND', 'MICRO_OF_SECOND', 'MILLI_OF_SECOND')
    return isinstance(temporal, Dated) if name in _of_date else isinstance(temporal, Timed)


def _is_supported(self, unit):
    return unit is not None and _supports(self, of_type('isSupported', unit, ChronoField, ChronoUnit))


def _value(temporal, field):
    if not _supports(temporal, field):
        raise UnsupportedTemporalTypeException('Unsupported field: %s' % field._text())
    name = field._name
    if name == 'INSTANT_SECONDS':
        return temporal._instant() // NANOS
    if name == 'OFFSET_SECONDS':
        return temporal._offset
    return _of_date[name](temporal._wall // DAY_NANOS) if name in _of_date else _of_time[name][0](temporal._wall % DAY_NANOS)


def _get_long(self, field):
    return long(_value(self, of_type('getLong', field, ChronoField)))


def _get(self, field):
    value = _value(self, of_type('get', field, ChronoField))
    if field._name in _too_long:
        if isinstance(self, Instant):
            raise UnsupportedTemporalTypeException('Unsupported field: %s' % field._text())
        raise UnsupportedTemporalTypeException("Invalid field '%s' for get() method, use getLong() instead" % field._text())
    return value


# `date.with(field, value)`.
def with_field(temporal, field, value):
    name, value = field._name, int(field.checkValidValue(value))
    if not _supports(temporal, field):
        raise UnsupportedTemporalTypeException('Unsupported field: %s' % field._text())
    if name == 'INSTANT_SECONDS':
        moved = instant(value * NANOS + temporal._wall % NANOS)
        if isinstance(temporal, Instant):
            return moved
        return moved.atZone(temporal._zone) if isinstance(temporal, ZonedDateTime) else moved.atOffset(temporal.getOffset())
    if name == 'OFFSET_SECONDS':
        if isinstance(temporal, ZonedDateTime):
            return zoned(temporal._wall, temporal._zone, value) if value in temporal._zone._offsets_of_wall(temporal._wall)[0] else temporal
        return with_offset(temporal._wall, offset_of(value))
    if name in _of_date:
        return temporal._with_wall(_day_with(temporal, name, value) * DAY_NANOS + temporal._wall % DAY_NANOS)
    day, time = divmod(temporal._wall, DAY_NANOS)
    wall = day * DAY_NANOS + _of_time[name][1](time, value)
    return instant(wall) if isinstance(temporal, Instant) else temporal._with_wall(wall)


for _name, _method in (('get', _get), ('getLong', _get_long), ('isSupported', _is_supported)):
    _method.__name__ = _name
    type.__setattr__(Temporal, _name, _method)
