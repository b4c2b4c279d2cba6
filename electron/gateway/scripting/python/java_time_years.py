# `java.time.Year`, `YearMonth` and `Clock`.

import re

import _zones
from _java_bean import int_of, text_of
from _java_time_base import (
    DAY_NANOS, DateTimeException, DateTimeParseException, Month, Value, day_of, formatted_by, is_leap, made, month_length, of_type, within,
)
from _java_time_local import FARTHEST, Dated, LocalDate, between_walls, counts, parsed
from _java_time_units import ChronoUnit, months_of_unit, unsupported_unit
from _java_time_zoned import Instant, instant
from _java_time_zones import ZoneId
from _unicode import long


def _year(value):
    return within('Year', -FARTHEST, FARTHEST, value)


def _year_text(year):
    return '%04d' % year if 0 <= year <= 9999 else '%+05d' % year


# What is counted in months since the year 0.
class Counted(Value):
    def isBefore(self, other):
        return self._months < of_type('isBefore', other, type(self))._months

    def isAfter(self, other):
        return self._months > of_type('isAfter', other, type(self))._months

    def compareTo(self, other):
        wanted = of_type('compareTo', other, type(self))._months
        return self._months // 12 - wanted // 12 or self._months % 12 - wanted % 12

    def format(self, formatter):
        return formatted_by(formatter, self)

    def _key(self):
        return self._months

    def _wall_of(self):
        return day_of(self._months // 12, self._months % 12 + 1, 1) * DAY_NANOS

    def _moved(self, unit, amount):
        months = months_of_unit.get(unit._name)
        if months is None or months < self._least:
            raise unsupported_unit(unit)
        return self._at(self._months + months * amount)

    def until(self, endExclusive, unit):
        months = months_of_unit.get(of_type('until', unit, ChronoUnit)._name)
        if months is None or months < self._least:
            raise unsupported_unit(unit)
        return between_walls(self._wall_of(), of_type('until', endExclusive, type(self))._wall_of(), unit)

    def getYear(self):
        return self._months // 12


# `Year.isLeap(2020)` and `Year.of(2020).isLeap()`.
class _IsLeap:
    def __get__(self, year, kind=None):
        return _is_leap_year if year is None else lambda: is_leap(year.getYear())


def _is_leap_year(year):
    return is_leap(int_of('isLeap', year))


class Year(Counted):
    __module__ = 'java.time'
    _least, _letters = 12, 'yuG'

    @staticmethod
    def of(isoYear):
        return _of_year(_year(int_of('of', isoYear)))

    @staticmethod
    def now(zone=None):
        return _of_year(LocalDate.now(*(() if zone is None else (zone,))).getYear())

    @staticmethod
    def parse(text, formatter=None):
        if formatter is not None:
            return parsed(Year, text, formatter, None)
        if re.fullmatch(r'\d{4}|-\d{4,9}|\+\d{5,9}', text_of('parse', text), re.ASCII) is None:
            raise DateTimeParseException("Text '%s' could not be parsed at index 0" % text)
        return _of_year(int(text))

    isLeap = _IsLeap()

    def _at(self, months):
        return _of_year(_year(months // 12))

    def getValue(self):
        return self.getYear()

    def length(self):
        return 366 if self.isLeap() else 365

    def atDay(self, dayOfYear):
        day = within('DayOfYear', 1, '365/366', int_of('atDay', dayOfYear))
        return LocalDate.ofYearDay(self.getYear(), day)

    def atMonth(self, month):
        return YearMonth.of(self.getYear(), month)

    def _hash(self):
        return self.getYear()

    def _text(self):
        return str(self.getYear())


class YearMonth(Counted):
    __module__ = 'java.time'
    _least, _letters = 1, 'yuGMLQq'

    @staticmethod
    def of(year, month):
        number = month.getValue() if isinstance(month, Month) else within('MonthOfYear', 1, 12, int_of('of', month))
        return _of_months(_year(int_of('of', year)) * 12 + number - 1)

    @staticmethod
    def now(zone=None):
        return YearMonth._of_date(LocalDate.now(*(() if zone is None else (zone,))))

    @staticmethod
    def _of_date(date):
        return _of_months(date.getYear() * 12 + date.getMonthValue() - 1)

    @staticmethod
    def parse(text, formatter=None):
        if formatter is not None:
            return parsed(YearMonth, text, formatter, None)
        found = re.fullmatch(r'([+-]?\d{4,9})-(\d\d)', text_of('parse', text), re.ASCII)
        if found is None:
            raise DateTimeParseException("Text '%s' could not be parsed at index 0" % text)
        try:
            return YearMonth.of(int(found[1]), int(found[2]))
        except DateTimeException as problem:
            raise DateTimeParseException("Text '%s' could not be parsed: %s" % (text, problem.getMessage()))

    def _at(self, months):
        _year(months // 12)
        return _of_months(months)

    def getMonthValue(self):
        return self._months % 12 + 1

    def getMonth(self):
        return Month.of(self.getMonthValue())

    def lengthOfMonth(self):
        return month_length(self.getYear(), self.getMonthValue())

    def isLeapYear(self):
        return is_leap(self.getYear())

    def lengthOfYear(self):
        return 366 if self.isLeapYear() else 365

    def isValidDay(self, dayOfMonth):
        return 1 <= int_of('isValidDay', dayOfMonth) <= self.lengthOfMonth()

    def atDay(self, dayOfMonth):
        return LocalDate.of(self.getYear(), self.getMonthValue(), dayOfMonth)

    def atEndOfMonth(self):
        return self.atDay(self.lengthOfMonth())

    def withMonth(self, month):
        return _of_months(self.getYear() * 12 + within('MonthOfYear', 1, 12, int_of('withMonth', month)) - 1)

    def withYear(self, year):
        return _of_months(_year(int_of('withYear', year)) * 12 + self.getMonthValue() - 1)

    def _hash(self):
        return self.getYear() ^ self.getMonthValue() << 27

    def _text(self):
        return '%s-%02d' % (_year_text(self.getYear()), self.getMonthValue())


def _of_year(year):
    return made(Year, _months=year * 12)


def of_fields(kind, year, month):
    return _of_year(year) if kind is Year else _of_months(year * 12 + month - 1)


def _of_months(months):
    return made(YearMonth, _months=months)


def _dated(given):
    return of_type('from', given, Dated, YearMonth)


type.__setattr__(YearMonth, 'from', staticmethod(lambda given: _of_months(_dated(given).getYear() * 12 + given.getMonthValue() - 1)))
type.__setattr__(Year, 'from', staticmethod(lambda given: _of_year(_dated(given).getYear())))
counts(Year, 'Years')
counts(YearMonth, 'Years', 'Months')


# The station's clock, or one that stands.
class Clock(Value):
    __module__ = 'java.time'

    @staticmethod
    def systemUTC():
        return Clock.system(ZoneId.of('Z'))

    @staticmethod
    def systemDefaultZone():
        return Clock.system(ZoneId.systemDefault())

    @staticmethod
    def system(zone):
        return made(Clock, _zone=of_type('system', zone, ZoneId), _fixed=None)

    @staticmethod
    def fixed(fixedInstant, zone):
        return made(Clock, _zone=of_type('fixed', zone, ZoneId), _fixed=of_type('fixed', fixedInstant, Instant))

    def instant(self):
        return instant(_zones.now() * 10 ** 6) if self._fixed is None else self._fixed

    def millis(self):
        return long(self.instant().toEpochMilli())

    def getZone(self):
        return self._zone

    def withZone(self, zone):
        return made(Clock, _zone=of_type('withZone', zone, ZoneId), _fixed=self._fixed)

    def _key(self):
        return self._zone, self._fixed

    def _text(self):
        return 'SystemClock[%s]' % self._zone if self._fixed is None else 'FixedClock[%s,%s]' % (self._fixed, self._zone)
