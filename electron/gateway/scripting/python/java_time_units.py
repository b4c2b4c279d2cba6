# Amounts of time: `java.time.temporal.ChronoUnit`, `java.time.Duration` and `java.time.Period`.

import re

from _errors import ArithmeticException
from _java_bean import Constants, int_of, long_of, signed, text_of
from _java_time_base import (
    DAY_NANOS, NANOS, DateTimeParseException, Enum, UnsupportedTemporalTypeException, Value,
    enumerate_names, folded, made, of_type, turned, within,
)
from _unicode import long

_seconds = {'SECONDS': 1, 'MINUTES': 60, 'HOURS': 3600, 'HALF_DAYS': 43200, 'DAYS': 86400, 'WEEKS': 7 * 86400}
_words = {
    'NANOS': 'Nanos', 'MICROS': 'Micros', 'MILLIS': 'Millis', 'SECONDS': 'Seconds', 'MINUTES': 'Minutes', 'HOURS': 'Hours',
    'HALF_DAYS': 'HalfDays', 'DAYS': 'Days', 'WEEKS': 'Weeks', 'MONTHS': 'Months', 'YEARS': 'Years', 'DECADES': 'Decades',
    'CENTURIES': 'Centuries', 'MILLENNIA': 'Millennia', 'ERAS': 'Eras', 'FOREVER': 'Forever',
}


class ChronoUnit(Enum):
    __module__ = 'java.time.temporal'

    def _text(self):
        return _words[self._name]

    # How many of it, whole ones, lie between two times.
    def between(self, temporal1Inclusive, temporal2Exclusive):
        return temporal1Inclusive.until(temporal2Exclusive, self)

    def isDateBased(self):
        return 8 <= self._place + 1 and self._name not in ('HALF_DAYS', 'FOREVER')

    def isTimeBased(self):
        return self._place < 7

    def getDuration(self):
        return duration(nanos_of_unit(self) if self._name not in months_of_unit else months_of_unit[self._name] * 31556952 * NANOS // 12)


enumerate_names(ChronoUnit, _words)
months_of_unit = {'MONTHS': 1, 'YEARS': 12, 'DECADES': 120, 'CENTURIES': 1200, 'MILLENNIA': 12000}


def nanos_of_unit(unit):
    if unit._name in _seconds:
        return _seconds[unit._name] * NANOS
    return {'NANOS': 1, 'MICROS': 1000, 'MILLIS': 10 ** 6}.get(unit._name)


def unsupported_unit(unit):
    return UnsupportedTemporalTypeException('Unsupported unit: %s' % unit._text())


# A quotient as Java divides: what is left has the sign of what is divided.
def whole_of(value, by):
    return value // by if (value >= 0) == (by >= 0) else -(-value // by)


def _rest(value, by):
    return value - whole_of(value, by) * by


class Duration(Value, metaclass=Constants):
    __module__ = 'java.time'

    @staticmethod
    def _constant(name):
        return duration(0) if name == 'ZERO' else None

    def _key(self):
        return self._nanos

    @staticmethod
    def of(amount, unit):
        nanos = nanos_of_unit(of_type('of', unit, ChronoUnit))
        if nanos is None or unit._name == 'WEEKS':
            raise UnsupportedTemporalTypeException('Unit must not have an estimated duration')
        return duration(long_of('of', amount) * nanos)

    @staticmethod
    def ofSeconds(seconds, nanoAdjustment=0):
        return duration(long_of('ofSeconds', seconds) * NANOS + long_of('ofSeconds', nanoAdjustment))

    @staticmethod
    def between(startInclusive, endExclusive):
        nanos = ChronoUnit._all['NANOS']
        if not startInclusive._has_time():
            raise UnsupportedTemporalTypeException('Unsupported unit: Seconds')
        return duration(int(startInclusive.until(endExclusive, nanos)))

    @staticmethod
    def parse(text):
        given = text_of('parse', text)
        found = re.fullmatch(
            r'([-+]?)P(?:([-+]?\d+)D)?(T(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?\d+)(?:[.,](\d{0,9}))?S)?)?', given, re.IGNORECASE | re.ASCII)
        if found is None or not any([found[2], found[4], found[5], found[6]]) or found[3] in ('T', 't'):
            raise DateTimeParseException('Text cannot be parsed to a Duration')
        seconds = sum([int(found[place] or 0) * size for place, size in ((2, 86400), (4, 3600), (5, 60), (6, 1))])
        part = int((found[7] or '').ljust(9, '0')) * (-1 if (found[6] or '').startswith('-') else 1)
        return duration((seconds * NANOS + part) * (-1 if found[1] == '-' else 1))

    def getSeconds(self):
        return long(self._nanos // NANOS)

    toSeconds = getSeconds

    def getNano(self):
        return self._nanos % NANOS

    def toNanos(self):
        return long(self._nanos)

    def toSecondsPart(self):
        return _rest(self._nanos // NANOS, 60)

    def toMillisPart(self):
        return self._nanos % NANOS // 10 ** 6

    def toNanosPart(self):
        return self._nanos % NANOS

    def toMinutesPart(self):
        return _rest(whole_of(self._nanos // NANOS, 60), 60)

    def toHoursPart(self):
        return _rest(whole_of(self._nanos // NANOS, 3600), 24)

    def toDaysPart(self):
        return self.toDays()

    def isZero(self):
        return self._nanos == 0

    def isNegative(self):
        return self._nanos < 0

    def negated(self):
        return duration(-self._nanos)

    def abs(self):
        return duration(abs(self._nanos))

    def plus(self, amount, unit=None):
        return duration(self._nanos + (of_type('plus', amount, Duration) if unit is None else Duration.of(amount, unit))._nanos)

    def minus(self, amount, unit=None):
        return duration(self._nanos - (of_type('minus', amount, Duration) if unit is None else Duration.of(amount, unit))._nanos)

    def multipliedBy(self, multiplicand):
        return duration(self._nanos * long_of('multipliedBy', multiplicand))

    def dividedBy(self, divisor):
        by = divisor._nanos if isinstance(divisor, Duration) else long_of('dividedBy', divisor)
        if by == 0:
            raise ArithmeticException('Cannot divide by zero')
        made_of = whole_of(self._nanos, by)
        return long(made_of) if isinstance(divisor, Duration) else duration(made_of)

    def _hash(self):
        return hash_of_seconds(self._nanos)

    def truncatedTo(self, unit):
        if unit._name == 'SECONDS' and self._nanos >= 0:
            return duration(self._nanos - self._nanos % NANOS)
        nanos = nanos_of_unit(of_type('truncatedTo', unit, ChronoUnit))
        if nanos is None or nanos > DAY_NANOS:
            raise UnsupportedTemporalTypeException('Unit is too large to be used for truncation')
        of_day = _rest(self._nanos, DAY_NANOS)
        return duration(self._nanos + whole_of(of_day, nanos) * nanos - of_day)

    def withSeconds(self, seconds):
        return duration(long_of('withSeconds', seconds) * NANOS + self.getNano())

    def withNanos(self, nanoOfSecond):
        return duration(self._nanos - self.getNano() + within('NanoOfSecond', 0, NANOS - 1, int_of('withNanos', nanoOfSecond)))

    def _text(self):
        if self._nanos == 0:
            return 'PT0S'
        seconds, part = divmod(abs(self._nanos), NANOS)
        sign = '-' if self._nanos < 0 else ''
        hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
        made_of = 'PT'
        if hours:
            made_of += '%s%dH' % (sign, hours)
        if minutes:
            made_of += '%s%dM' % (sign, minutes)
        if rest or part:
            made_of += '%s%d' % (sign, rest) + ('.%09d' % part).rstrip('0').rstrip('.') + 'S'
        return made_of


# Of seconds and what is over.
def hash_of_seconds(nanos):
    return folded(nanos // NANOS) + 51 * (nanos % NANOS)


def duration(nanos):
    if not -1 << 63 <= nanos // NANOS < 1 << 63:
        raise ArithmeticException('long overflow')
    return made(Duration, _nanos=nanos)


def _counted(name, size):
    def of(amount):
        return duration(long_of('of' + name, amount) * size)

    def to(self):
        return long(whole_of(self._nanos, size) if size >= NANOS else self._nanos // size)

    def plus(self, amount):
        return duration(self._nanos + long_of('plus' + name, amount) * size)

    def minus(self, amount):
        return duration(self._nanos - long_of('minus' + name, amount) * size)

    if name != 'Seconds':
        type.__setattr__(Duration, 'of' + name, staticmethod(of))
        if name != 'Nanos':
            # Java divides the seconds, which it counts downwards.
            type.__setattr__(Duration, 'to' + name, to if size < NANOS else lambda self: long(
                whole_of(self._nanos // NANOS, size // NANOS)))
    type.__setattr__(Duration, 'plus' + name, plus)
    type.__setattr__(Duration, 'minus' + name, minus)


for _name, _size in (('Days', DAY_NANOS), ('Hours', 3600 * NANOS), ('Minutes', 60 * NANOS), ('Seconds', NANOS), ('Millis', 10 ** 6), ('Nanos', 1)):
    _counted(_name, _size)


class Period(Value, metaclass=Constants):
    __module__ = 'java.time'
    _is_ordered = False

    @staticmethod
    def _constant(name):
        return period(0, 0, 0) if name == 'ZERO' else None

    def _key(self):
        return self._parts

    @staticmethod
    def of(years, months, days):
        return period(*[int_of('of', part) for part in (years, months, days)])

    @staticmethod
    def ofYears(years):
        return period(int_of('ofYears', years), 0, 0)

    @staticmethod
    def ofMonths(months):
        return period(0, int_of('ofMonths', months), 0)

    @staticmethod
    def ofWeeks(weeks):
        return period(0, 0, int_of('ofWeeks', weeks) * 7)

    @staticmethod
    def ofDays(days):
        return period(0, 0, int_of('ofDays', days))

    @staticmethod
    def between(startDateInclusive, endDateExclusive):
        return startDateInclusive.until(endDateExclusive)

    @staticmethod
    def parse(text):
        found = re.fullmatch(r'([-+]?)P(?:([-+]?\d+)Y)?(?:([-+]?\d+)M)?(?:([-+]?\d+)W)?(?:([-+]?\d+)D)?', text_of('parse', text),
                             re.IGNORECASE | re.ASCII)
        if found is None or not any(found.groups()[1:]):
            raise DateTimeParseException('Text cannot be parsed to a Period')
        years, months, weeks, days = [int(part or 0) * (-1 if found[1] == '-' else 1) for part in found.groups()[1:]]
        return period(years, months, weeks * 7 + days)

    def getYears(self):
        return self._parts[0]

    def getMonths(self):
        return self._parts[1]

    def getDays(self):
        return self._parts[2]

    def toTotalMonths(self):
        return long(self._parts[0] * 12 + self._parts[1])

    def isZero(self):
        return self._parts == (0, 0, 0)

    def isNegative(self):
        return min(self._parts) < 0

    def plus(self, amountToAdd):
        return period(*[one + other for one, other in zip(self._parts, of_type('plus', amountToAdd, Period)._parts)])

    def minus(self, amountToSubtract):
        return self.plus(of_type('minus', amountToSubtract, Period).negated())

    def plusYears(self, years):
        return self.plus(period(long_of('plusYears', years), 0, 0))

    def plusMonths(self, months):
        return self.plus(period(0, long_of('plusMonths', months), 0))

    def plusDays(self, days):
        return self.plus(period(0, 0, long_of('plusDays', days)))

    def minusYears(self, years):
        return self.plusYears(-long_of('minusYears', years))

    def minusMonths(self, months):
        return self.plusMonths(-long_of('minusMonths', months))

    def minusDays(self, days):
        return self.plusDays(-long_of('minusDays', days))

    def withYears(self, years):
        return period(int_of('withYears', years), *self._parts[1:])

    def withMonths(self, months):
        return period(self._parts[0], int_of('withMonths', months), self._parts[2])

    def withDays(self, days):
        return period(*self._parts[:2], int_of('withDays', days))

    def _hash(self):
        return signed(self._parts[0] + turned(self._parts[1], 8) + turned(self._parts[2], 16))

    def multipliedBy(self, scalar):
        return period(*[part * int_of('multipliedBy', scalar) for part in self._parts])

    def negated(self):
        return self.multipliedBy(-1)

    def normalized(self):
        total = self._parts[0] * 12 + self._parts[1]
        years = whole_of(total, 12)
        return period(years, total - years * 12, self._parts[2])

    def _text(self):
        if self.isZero():
            return 'P0D'
        return 'P' + ''.join(['%d%s' % (part, sign) for part, sign in zip(self._parts, 'YMD') if part])


def period(years, months, days):
    parts = (int(years), int(months), int(days))
    if not all([-1 << 31 <= part < 1 << 31 for part in parts]):
        raise ArithmeticException('integer overflow')
    return made(Period, _parts=parts)
