# What the classes of `java.time` share: their exceptions, constants with names, and values that are compared and never change.

import types

from _errors import IllegalArgumentException, JavaClass, NullPointerException, RuntimeException, derive, java_name
from _java_bean import Bean, signed, text_of
from _unicode import letters

DateTimeException = derive(RuntimeException, 'DateTimeException', 'java.time')
DateTimeParseException = derive(DateTimeException, 'DateTimeParseException', 'java.time.format')
UnsupportedTemporalTypeException = derive(DateTimeException, 'UnsupportedTemporalTypeException', 'java.time.temporal')
ZoneRulesException = derive(DateTimeException, 'ZoneRulesException', 'java.time.zone')

NANOS = 10 ** 9
DAY_NANOS = 86400 * NANOS


# One that Java makes by its functions alone.
class Value(Bean):
    _is_ordered = True

    def __init__(self, *_given):
        raise TypeError('No visible constructors for class (%s)' % java_name(type(self)))

    def __eq__(self, other):
        return type(other) is type(self) and self._key() == other._key()

    def __hash__(self):
        return self.hashCode()

    def hashCode(self):
        return signed(self._hash())

    # Of what is alone of its kind Java's own says nothing.
    def _hash(self):
        return hash(self._key())

    def compareTo(self, other):
        wanted = of_type('compareTo', other, type(self))
        return (self._key() > wanted._key()) - (self._key() < wanted._key())

    def __str__(self):
        return self._text()

    __repr__ = __str__

    def toString(self):
        return letters(self._text())


def _ordered(name, test):
    def method(self, other):
        return test(self.compareTo(other)) if self._is_ordered and isinstance(other, type(self)) else NotImplemented

    method.__name__ = name
    return method


for _name, _test in (('__lt__', lambda order: order < 0), ('__gt__', lambda order: order > 0),
                     ('__le__', lambda order: order <= 0), ('__ge__', lambda order: order >= 0)):
    type.__setattr__(Value, _name, _ordered(_name, _test))


def made(kind, **held):
    value = object.__new__(kind)
    for name, one in held.items():
        object.__setattr__(value, name, one)
    return value


# An argument of a class of Java.
def of_type(function, value, *kinds):
    if value is None:
        raise NullPointerException()
    if not isinstance(value, kinds):
        raise TypeError("%s(): 1st arg can't be coerced to %s" % (function, java_name(kinds[0])))
    return value


# A pattern alone is no formatter: it is refused, as Jython does.
def formatted_by(formatter, temporal):
    from _java_time_format import DateTimeFormatter

    if formatter is None:
        raise NullPointerException('formatter')
    return of_type('format', formatter, DateTimeFormatter).format(temporal)


# The most may differ (`28/31`).
def within(field, least, most, value):
    if not least <= value <= int(str(most).rpartition('/')[2]):
        raise DateTimeException('Invalid value for %s (valid values %s - %s): %d' % (field, least, most, value))
    return value


# The bits of a whole number as Java mixes them: those of 64 in 32, and in a circle.
def folded(value):
    return signed(value ^ (value & (1 << 64) - 1) >> 32)


def turned(value, by):
    value &= 0xffffffff
    return signed(value << by | value >> 32 - by)


# Constants with names, in an order: `Month.MAY`.
class EnumClass(JavaClass):
    def __getattr__(cls, name):
        found = None if name.startswith('_') else cls._all.get(name)
        return JavaClass.__getattr__(cls, name) if found is None else found


class Enum(Value, metaclass=EnumClass):
    _all = types.MappingProxyType({})

    def _key(self):
        return self._place

    def _text(self):
        return self._name

    def compareTo(self, other):
        return self._place - of_type('compareTo', other, type(self))._place

    def name(self):
        return letters(self._name)

    def ordinal(self):
        return self._place

    @classmethod
    def values(cls):
        return list(cls._all.values())

    @classmethod
    def valueOf(cls, name):
        wanted = text_of('valueOf', name)
        if wanted not in cls._all:
            raise IllegalArgumentException('No enum constant %s.%s' % (java_name(cls), wanted))
        return cls._all[wanted]


def enumerate_names(kind, names):
    constants = {name: made(kind, _name=name, _place=place) for place, name in enumerate(names)}
    type.__setattr__(kind, '_all', types.MappingProxyType(constants))


class DayOfWeek(Enum):
    __module__ = 'java.time'

    @staticmethod
    def of(dayOfWeek):
        if not 1 <= dayOfWeek <= 7:
            raise DateTimeException('Invalid value for DayOfWeek: %d' % dayOfWeek)
        return DayOfWeek.values()[dayOfWeek - 1]

    def getValue(self):
        return self._place + 1

    def plus(self, days):
        return DayOfWeek.values()[(self._place + days) % 7]

    def minus(self, days):
        return self.plus(-days)


_month_lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year, month):
    return 29 if month == 2 and is_leap(year) else _month_lengths[month - 1]


class Month(Enum):
    __module__ = 'java.time'

    @staticmethod
    def of(month):
        if not 1 <= month <= 12:
            raise DateTimeException('Invalid value for MonthOfYear: %d' % month)
        return Month.values()[month - 1]

    def getValue(self):
        return self._place + 1

    def plus(self, months):
        return Month.values()[(self._place + months) % 12]

    def minus(self, months):
        return self.plus(-months)

    def length(self, leapYear):
        return 29 if self._place == 1 and leapYear else _month_lengths[self._place]

    def minLength(self):
        return _month_lengths[self._place]

    def maxLength(self):
        return self.length(True)


enumerate_names(DayOfWeek, 'MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY'.split())
enumerate_names(Month, 'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split())


# Days since 1970 of a date of the Gregorian calendar, which is carried on before its beginning; and the date of such a day.
def day_of(year, month, day):
    years = year - (month <= 2)
    era, of_era = divmod(years, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def date_of(day):
    era, of_era = divmod(day + 719468, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1
