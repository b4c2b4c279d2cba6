# `java.time.LocalDate`, `LocalTime` and `LocalDateTime`: what calendars and clocks on a wall show, as nanoseconds since 1970.

import _zones
from _errors import NullPointerException
from _java_bean import Constants, int_of, long_of, signed
from _java_time_base import (
    DAY_NANOS, NANOS, DateTimeException, DayOfWeek, Month, UnsupportedTemporalTypeException, Value, date_of, day_of, folded, formatted_by, is_leap,
    made, month_length, of_type, within,
)
from _java_time_units import ChronoUnit, Duration, Period, months_of_unit, nanos_of_unit, period, unsupported_unit, whole_of
from _java_time_zones import ZoneId
from _unicode import long

FARTHEST = 999999999


# What is counted on and compared by units. `_moved(unit, amount)` is each class's own.
class Temporal(Value):
    def _has_time(self):
        return True

    def _has_date(self):
        return True

    def plus(self, amount, unit=None):
        if unit is not None:
            return self._moved(of_type('plus', unit, ChronoUnit), long_of('plus', amount))
        if isinstance(amount, Duration):
            return self._moved(ChronoUnit._all['NANOS'], amount._nanos)
        years, months, days = of_type('plus', amount, Period)._parts
        moved = self._moved(ChronoUnit._all['MONTHS'], years * 12 + months) if years or months else self
        return moved._moved(ChronoUnit._all['DAYS'], days) if days else moved

    def minus(self, amount, unit=None):
        return self.plus(amount.negated()) if unit is None else self.plus(-amount, unit)

    def format(self, formatter):
        return formatted_by(formatter, self)

    def isBefore(self, other):
        return self._compared('isBefore', other) < 0

    def isAfter(self, other):
        return self._compared('isAfter', other) > 0

    def isEqual(self, other):
        return self._compared('isEqual', other) == 0

    def _compared(self, function, other):
        wanted = of_type(function, other, type(self))
        return (self._instant() > wanted._instant()) - (self._instant() < wanted._instant())

    # What two of its kind are before or after each other by.
    def _instant(self):
        return self._wall

    def _key(self):
        return self._wall


UNITS = ('Years', 'Months', 'Weeks', 'Days', 'Hours', 'Minutes', 'Seconds', 'Nanos')


# `plusDays` and its like.
def counts(kind, *names):
    for name in names:
        unit = ChronoUnit._all[name.upper()]
        type.__setattr__(kind, 'plus' + name, lambda self, amount, unit=unit, name=name: self._moved(unit, long_of('plus' + name, amount)))
        type.__setattr__(kind, 'minus' + name, lambda self, amount, unit=unit, name=name: self._moved(unit, -long_of('minus' + name, amount)))


# The wall so many months later: a day that a month has not is its last one.
def months_later(wall, months):
    day, rest = divmod(wall, DAY_NANOS)
    year, month, of_month = date_of(day)
    total = year * 12 + month - 1 + months
    year, month = within('Year', -FARTHEST, FARTHEST, total // 12), total % 12 + 1
    return day_of(year, month, min(of_month, month_length(year, month))) * DAY_NANOS + rest


# A wall so much of a unit later.
def moved_wall(wall, unit, amount, has_time=True):
    if unit._name in months_of_unit:
        return months_later(wall, months_of_unit[unit._name] * amount)
    nanos = nanos_of_unit(unit)
    if nanos is None or nanos < DAY_NANOS and not has_time:
        raise unsupported_unit(unit)
    return wall + nanos * amount


# Whole units between two walls.
def between_walls(start, end, unit, has_time=True):
    if unit._name in months_of_unit:
        (year, month, day), (other_year, other_month, other_day) = date_of(start // DAY_NANOS), date_of(end // DAY_NANOS)
        months = (other_year - year) * 12 + other_month - month
        before, after = (day, start % DAY_NANOS), (other_day, end % DAY_NANOS)
        months += -1 if months > 0 and after < before else 1 if months < 0 and after > before else 0
        return long(whole_of(months, months_of_unit[unit._name]))
    nanos = nanos_of_unit(unit)
    if nanos is None or nanos < DAY_NANOS and not has_time:
        raise unsupported_unit(unit)
    return long(whole_of(end - start, nanos))


# The parts of a date, of all that has one.
class Dated:
    def _date(self):
        return date_of(self._wall // DAY_NANOS)

    def getYear(self):
        return self._date()[0]

    def getMonthValue(self):
        return self._date()[1]

    def getMonth(self):
        return Month.of(self._date()[1])

    def getDayOfMonth(self):
        return self._date()[2]

    def getDayOfYear(self):
        return self._wall // DAY_NANOS - day_of(self.getYear(), 1, 1) + 1

    def getDayOfWeek(self):
        return DayOfWeek.of((self._wall // DAY_NANOS + 3) % 7 + 1)

    def withYear(self, year):
        _year, month, day = self._date()
        return self._on(within('Year', -FARTHEST, FARTHEST, int_of('withYear', year)), month, day)

    def withMonth(self, month):
        year, _month, day = self._date()
        return self._on(year, within('MonthOfYear', 1, 12, int_of('withMonth', month)), day)

    def withDayOfMonth(self, dayOfMonth):
        year, month, _day = self._date()
        return self._with_wall(checked_day(year, month, int_of('withDayOfMonth', dayOfMonth)) * DAY_NANOS + self._wall % DAY_NANOS)

    def withDayOfYear(self, dayOfYear):
        day = _day_of_year(self.getYear(), int_of('withDayOfYear', dayOfYear))
        return self._with_wall(day * DAY_NANOS + self._wall % DAY_NANOS)

    def _on(self, year, month, day):
        return self._with_wall(day_of(year, month, min(day, month_length(year, month))) * DAY_NANOS + self._wall % DAY_NANOS)


# The parts of a time of day, of all that has one.
class Timed:
    def getHour(self):
        return self._wall // (3600 * NANOS) % 24

    def getMinute(self):
        return self._wall // (60 * NANOS) % 60

    def getSecond(self):
        return self._wall // NANOS % 60

    def getNano(self):
        return self._wall % NANOS

    def withHour(self, hour):
        return self._part('HourOfDay', 23, 3600 * NANOS, 24, int_of('withHour', hour))

    def withMinute(self, minute):
        return self._part('MinuteOfHour', 59, 60 * NANOS, 60, int_of('withMinute', minute))

    def withSecond(self, second):
        return self._part('SecondOfMinute', 59, NANOS, 60, int_of('withSecond', second))

    def withNano(self, nanoOfSecond):
        return self._part('NanoOfSecond', NANOS - 1, 1, NANOS, int_of('withNano', nanoOfSecond))

    def _part(self, field, most, size, many, value):
        within(field, 0, most, value)
        return self._with_wall(self._wall + (value - self._wall // size % many) * size)

    def truncatedTo(self, unit):
        nanos = nanos_of_unit(of_type('truncatedTo', unit, ChronoUnit))
        if nanos is None or nanos > DAY_NANOS:
            raise UnsupportedTemporalTypeException('Unit is too large to be used for truncation')
        return self._with_wall(self._wall - self._wall % DAY_NANOS % nanos)


# `Invalid date 'FEBRUARY 30'`.
def checked_day(year, month, day):
    within('DayOfMonth', 1, '28/31', day)
    if day > month_length(year, month):
        if day == 29:
            raise DateTimeException("Invalid date 'February 29' as '%d' is not a leap year" % year)
        raise DateTimeException("Invalid date '%s %d'" % (Month.of(month)._name, day))
    return day_of(year, month, day)


def _day_of_year(year, day):
    within('DayOfYear', 1, '365/366', day)
    if day == 366 and not is_leap(year):
        raise DateTimeException("Invalid date 'DayOfYear 366' as '%d' is not a leap year" % year)
    return day_of(year, 1, 1) + day - 1


def day_of_parts(function, year, month, dayOfMonth):
    number = month.getValue() if isinstance(month, Month) else int_of(function, month)
    within('Year', -FARTHEST, FARTHEST, int_of(function, year))
    return checked_day(int(year), within('MonthOfYear', 1, 12, number), int_of(function, dayOfMonth))


def nanos_of_parts(function, hour, minute=0, second=0, nano=0):
    within('HourOfDay', 0, 23, int_of(function, hour))
    within('MinuteOfHour', 0, 59, int_of(function, minute))
    within('SecondOfMinute', 0, 59, int_of(function, second))
    within('NanoOfSecond', 0, NANOS - 1, int_of(function, nano))
    return int(hour * 3600 + minute * 60 + second) * NANOS + int(nano)


# The wall of a zone now.
def now_in(zone):
    at = _zones.now() * 10 ** 6
    return at + of_type('now', ZoneId.systemDefault() if zone is None else zone, ZoneId)._offset_at(at) * NANOS


def parsed(kind, text, formatter, usual):
    import _java_time_format as formats

    return formats.parsed(kind, text, formats.standard[usual] if formatter is None else formatter)


def text_of_date(day):
    year, month, of_month = date_of(day)
    shown = '%04d' % year if 0 <= year <= 9999 else '+%d' % year if year > 0 else '-%04d' % -year
    return '%s-%02d-%02d' % (shown, month, of_month)


def text_of_time(nanos):
    seconds, part = divmod(nanos, NANOS)
    made_of = '%02d:%02d' % (seconds // 3600, seconds // 60 % 60)
    if seconds % 60 or part:
        made_of += ':%02d' % (seconds % 60)
    if part:
        digits = '%09d' % part
        made_of += '.' + (digits[:3] if part % 10 ** 6 == 0 else digits[:6] if part % 1000 == 0 else digits)
    return made_of


class LocalDate(Temporal, Dated, metaclass=Constants):
    __module__ = 'java.time'

    @staticmethod
    def _constant(name):
        days = {'EPOCH': 0, 'MIN': day_of(-FARTHEST, 1, 1), 'MAX': day_of(FARTHEST, 12, 31)}
        return local_date(days[name]) if name in days else None

    @staticmethod
    def now(zone=None):
        return local_date(now_in(zone) // DAY_NANOS)

    @staticmethod
    def of(year, month, dayOfMonth):
        return local_date(day_of_parts('of', year, month, dayOfMonth))

    @staticmethod
    def ofEpochDay(epochDay):
        return local_date(long_of('ofEpochDay', epochDay))

    @staticmethod
    def ofYearDay(year, dayOfYear):
        return local_date(_day_of_year(int_of('ofYearDay', year), int_of('ofYearDay', dayOfYear)))

    @staticmethod
    def ofInstant(instant, zone):
        return instant.atZone(zone).toLocalDate()

    @staticmethod
    def parse(text, formatter=None):
        return parsed(LocalDate, text, formatter, 'ISO_LOCAL_DATE')

    def _has_time(self):
        return False

    def _with_wall(self, wall):
        return local_date(wall // DAY_NANOS)

    def _moved(self, unit, amount):
        return local_date(moved_wall(self._wall, unit, amount, False) // DAY_NANOS)

    def until(self, endExclusive, unit=None):
        end = of_type('until', endExclusive, Dated)
        if unit is not None:
            return between_walls(self._wall, end._wall // DAY_NANOS * DAY_NANOS, unit, False)
        (year, month, day), (other_year, other_month, other_day) = self._date(), end._date()
        months, days = (other_year - year) * 12 + other_month - month, other_day - day
        if months > 0 and days < 0:
            months -= 1
            days = end._wall // DAY_NANOS - months_later(self._wall, months) // DAY_NANOS
        elif months < 0 and days > 0:
            months += 1
            days -= month_length(other_year, other_month)
        years = whole_of(months, 12)
        return period(years, months - years * 12, days)

    def datesUntil(self, *_given):
        raise UnsupportedTemporalTypeException('datesUntil is not supported in this version')

    def toEpochDay(self):
        return long(self._wall // DAY_NANOS)

    def lengthOfMonth(self):
        return month_length(*self._date()[:2])

    def lengthOfYear(self):
        return 366 if self.isLeapYear() else 365

    def isLeapYear(self):
        return is_leap(self.getYear())

    def atStartOfDay(self, zone=None):
        made_of = local_date_time(self._wall)
        return made_of if zone is None else made_of.atZone(zone)

    def atTime(self, *time):
        nanos = time[0]._wall if isinstance(time[0], LocalTime) else nanos_of_parts('atTime', *time)
        return local_date_time(self._wall + nanos)

    # How far the years, the months or the days are apart.
    def compareTo(self, other):
        wanted = of_type('compareTo', other, LocalDate)
        return next((one - two for one, two in zip(self._date(), wanted._date()) if one != two), 0)

    def _hash(self):
        year, month, day = self._date()
        return signed(year & 0xfffff800) ^ signed((year << 11) + (month << 6) + day)

    def _text(self):
        return text_of_date(self._wall // DAY_NANOS)


class LocalTime(Temporal, Timed, metaclass=Constants):
    __module__ = 'java.time'

    @staticmethod
    def _constant(name):
        nanos = {'MIDNIGHT': 0, 'MIN': 0, 'NOON': DAY_NANOS // 2, 'MAX': DAY_NANOS - 1}
        return local_time(nanos[name]) if name in nanos else None

    @staticmethod
    def now(zone=None):
        return local_time(now_in(zone) % DAY_NANOS)

    @staticmethod
    def of(hour, minute, second=0, nanoOfSecond=0):
        return local_time(nanos_of_parts('of', hour, minute, second, nanoOfSecond))

    @staticmethod
    def ofSecondOfDay(secondOfDay):
        return local_time(within('SecondOfDay', 0, 86399, long_of('ofSecondOfDay', secondOfDay)) * NANOS)

    @staticmethod
    def ofNanoOfDay(nanoOfDay):
        return local_time(within('NanoOfDay', 0, DAY_NANOS - 1, long_of('ofNanoOfDay', nanoOfDay)))

    @staticmethod
    def parse(text, formatter=None):
        return parsed(LocalTime, text, formatter, 'ISO_LOCAL_TIME')

    def _has_date(self):
        return False

    def _with_wall(self, wall):
        return local_time(wall % DAY_NANOS)

    def _moved(self, unit, amount):
        nanos = nanos_of_unit(unit)
        if nanos is None or nanos >= DAY_NANOS:
            raise unsupported_unit(unit)
        return local_time((self._wall + nanos * amount) % DAY_NANOS)

    def until(self, endExclusive, unit):
        nanos = nanos_of_unit(of_type('until', unit, ChronoUnit))
        if nanos is None or nanos >= DAY_NANOS:
            raise unsupported_unit(unit)
        return long(whole_of(of_type('until', endExclusive, Timed)._wall % DAY_NANOS - self._wall, nanos))

    def toSecondOfDay(self):
        return self._wall // NANOS

    def toNanoOfDay(self):
        return long(self._wall)

    def _hash(self):
        return folded(self._wall)

    def atDate(self, date):
        return local_date_time(of_type('atDate', date, LocalDate)._wall + self._wall)

    def _text(self):
        return text_of_time(self._wall)


class LocalDateTime(Temporal, Dated, Timed, metaclass=Constants):
    __module__ = 'java.time'

    @staticmethod
    def _constant(name):
        walls = {'MIN': day_of(-FARTHEST, 1, 1) * DAY_NANOS, 'MAX': (day_of(FARTHEST, 12, 31) + 1) * DAY_NANOS - 1}
        return local_date_time(walls[name]) if name in walls else None

    @staticmethod
    def now(zone=None):
        return local_date_time(now_in(zone))

    # Of a date and a time, or of their parts.
    @staticmethod
    def of(*parts):
        if len(parts) == 2:
            date, time = of_type('of', parts[0], LocalDate), of_type('of', parts[1], LocalTime)
            return local_date_time(date._wall + time._wall)
        if not 5 <= len(parts) <= 7:
            raise TypeError('of(): expected 2 or 5-7 args; got %d' % len(parts))
        return local_date_time(day_of_parts('of', *parts[:3]) * DAY_NANOS + nanos_of_parts('of', *parts[3:]))

    @staticmethod
    def ofInstant(instant, zone):
        return instant.atZone(zone).toLocalDateTime()

    @staticmethod
    def ofEpochSecond(epochSecond, nanoOfSecond, offset):
        return local_date_time((long_of('ofEpochSecond', epochSecond) + offset.getTotalSeconds()) * NANOS + nanoOfSecond)

    @staticmethod
    def parse(text, formatter=None):
        return parsed(LocalDateTime, text, formatter, 'ISO_LOCAL_DATE_TIME')

    def _with_wall(self, wall):
        return local_date_time(wall)

    def _moved(self, unit, amount):
        return local_date_time(moved_wall(self._wall, unit, amount))

    def until(self, endExclusive, unit):
        return between_walls(self._wall, of_type('until', endExclusive, LocalDateTime)._wall, of_type('until', unit, ChronoUnit))

    def toLocalDate(self):
        return local_date(self._wall // DAY_NANOS)

    def toLocalTime(self):
        return local_time(self._wall % DAY_NANOS)

    def atZone(self, zone):
        from _java_time_zoned import zoned

        if zone is None:
            raise NullPointerException('zone')
        return zoned(self._wall, of_type('atZone', zone, ZoneId))

    def atOffset(self, offset):
        from _java_time_zoned import with_offset

        return with_offset(self._wall, offset)

    def toInstant(self, offset):
        return self.atOffset(offset).toInstant()

    def toEpochSecond(self, offset):
        return long(self._wall // NANOS - offset.getTotalSeconds())

    def compareTo(self, other):
        wanted = of_type('compareTo', other, LocalDateTime)
        return self.toLocalDate().compareTo(wanted.toLocalDate()) or self.toLocalTime().compareTo(wanted.toLocalTime())

    def _hash(self):
        return hash_of_wall(self._wall)

    def _text(self):
        return '%sT%s' % (text_of_date(self._wall // DAY_NANOS), text_of_time(self._wall % DAY_NANOS))


def hash_of_wall(wall):
    return local_date(wall // DAY_NANOS).hashCode() ^ local_time(wall % DAY_NANOS).hashCode()


def local_date(day):
    return made(LocalDate, _wall=_near(day * DAY_NANOS))


def local_time(nanos):
    return made(LocalTime, _wall=int(nanos))


def local_date_time(wall):
    return made(LocalDateTime, _wall=_near(wall))


_first, _last = day_of(-FARTHEST, 1, 1) * DAY_NANOS, (day_of(FARTHEST, 12, 31) + 1) * DAY_NANOS


def _near(wall):
    if not _first <= wall < _last:
        within('Year', -FARTHEST, FARTHEST, date_of(int(wall) // DAY_NANOS)[0])
    return int(wall)


counts(LocalDate, *UNITS[:4])
counts(LocalTime, *UNITS[4:])
counts(LocalDateTime, *UNITS)
