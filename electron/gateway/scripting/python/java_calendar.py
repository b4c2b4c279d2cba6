# `java.util.Calendar` for scripts: a GregorianCalendar, whose fields mean a time once that is asked for.

import _java_calendar_fields as fields
import _java_calendar_sums as sums
import _zones
from _errors import ArrayIndexOutOfBoundsException, ClassCastException, IllegalArgumentException, NullPointerException, UnsupportedOperationException
from _java_bean import Bean, flag_of, int_of, long_of, refused, signed
from _java_calendar_fields import (
    AM_PM, DAY_OF_MONTH, DAY_OF_WEEK, DAY_OF_WEEK_IN_MONTH, DAY_OF_YEAR, DST_OFFSET, ERA, HOUR, HOUR_OF_DAY, MILLISECOND, MINUTE,
    MONTH, SECOND, WEEK_OF_MONTH, WEEK_OF_YEAR, WEEK_YEAR, YEAR, ZONE_OFFSET,
)
from _java_locales import get as locale_texts
from _java_text_locale import name_of
from _java_util import Date, Locale, TimeZone
from _texts import kind_name
from _unicode import letters, long

_count = 17
_units = {MILLISECOND: 1, SECOND: 1000, MINUTE: 60000, HOUR: 3600000, HOUR_OF_DAY: 3600000}
_days = {DAY_OF_MONTH: 1, DAY_OF_YEAR: 1, DAY_OF_WEEK: 1, DAY_OF_WEEK_IN_MONTH: 7, WEEK_OF_MONTH: 7, WEEK_OF_YEAR: 7}
_least = {WEEK_OF_MONTH: 0, DAY_OF_MONTH: 1, DAY_OF_YEAR: 1, DAY_OF_WEEK: 1, DAY_OF_WEEK_IN_MONTH: 1, WEEK_OF_YEAR: 1, YEAR: 1,
          ZONE_OFFSET: -46800000}
_most = {ERA: 1, YEAR: 292278994, MONTH: 11, WEEK_OF_YEAR: 53, WEEK_OF_MONTH: 6, DAY_OF_MONTH: 31, DAY_OF_YEAR: 366, DAY_OF_WEEK: 7,
         DAY_OF_WEEK_IN_MONTH: 6, AM_PM: 1, HOUR: 11, HOUR_OF_DAY: 23, MINUTE: 59, SECOND: 59, MILLISECOND: 999, ZONE_OFFSET: 50400000,
         DST_OFFSET: 7200000}


def _field(function, value):
    value = int_of(function, value)
    if not 0 <= value < _count:
        raise ArrayIndexOutOfBoundsException('Index %d out of bounds for length %d' % (value, _count))
    return value


class Calendar(Bean):
    __module__ = 'java.util'

    (ERA, YEAR, MONTH, WEEK_OF_YEAR, WEEK_OF_MONTH, DAY_OF_MONTH, DAY_OF_YEAR, DAY_OF_WEEK, DAY_OF_WEEK_IN_MONTH, AM_PM, HOUR,
     HOUR_OF_DAY, MINUTE, SECOND, MILLISECOND, ZONE_OFFSET, DST_OFFSET) = range(_count)
    DATE, FIELD_COUNT, AM, PM = DAY_OF_MONTH, _count, 0, 1
    SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(1, 8)
    (JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER, UNDECIMBER) = range(13)
    ALL_STYLES, SHORT, LONG = 0, 1, 2

    def __init__(self, *_):
        raise TypeError('java.util.Calendar is abstract; Calendar.getInstance gives one')

    @staticmethod
    def getInstance(*given):
        made = object.__new__(GregorianCalendar)
        made._begin('getInstance', given)
        return made

    # Now, in a zone and with the weeks of a locale.
    def _begin(self, function, given):
        zone = [one for one in given if isinstance(one, TimeZone)]
        locale = [one for one in given if isinstance(one, Locale)]
        if len(zone) + len(locale) != len(given) or len(zone) > 1 or len(locale) > 1 or given and zone and given[0] is not zone[0]:
            raise refused(function, given, 'java.util.TimeZone, java.util.Locale')
        self._zone = zone[0]._name if zone else _zones.station()
        self._weeks = _weeks_of(locale[0] if locale else Locale.getDefault())
        self._lenient = True
        self._show(_zones.now())

    # All fields are those of a time.
    def _show(self, at):
        self._at, self._builder = at, fields.Builder()
        for field, value in fields.fields(at, self._zone, self._weeks).items():
            if field != WEEK_YEAR:
                self._builder._values[field] = value
        self._builder._stamps = dict.fromkeys(self._builder._values, 1)

    # The time of the fields.
    def _time(self):
        if self._at is None:
            builder = fields.Builder()
            builder._values, builder._stamps = dict(self._builder._values), dict(self._builder._stamps)
            for field in (ZONE_OFFSET, DST_OFFSET):
                if builder._stamps.get(field) == 1:
                    builder.clear(field)
            self._at = builder.time(self._zone, self._weeks, self._lenient)
            found = fields.fields(self._at, self._zone, self._weeks)
            for field in self._builder._values:
                self._builder._values[field] = found[field]
        return self._at

    def _settled(self):
        self._show(self._time())
        return self._builder._values

    def get(self, field):
        return self._settled()[_field('get', field)]

    # A field, or year, month and day and what follows them.
    def set(self, *given):
        if len(given) not in (2, 3, 5, 6):
            raise TypeError('set(): expected 2-3 or 5-6 args; got %d' % len(given))
        values = [int_of('set', value) for value in given]
        if len(values) == 2:
            values[0] = _field('set', values[0])
            pairs = [values]
        else:
            pairs = zip((YEAR, MONTH, DAY_OF_MONTH, HOUR_OF_DAY, MINUTE, SECOND), values)
        if self._at is not None:
            self._settled()
        for field, value in pairs:
            self._builder.set(field, value)
        self._at = None

    def clear(self, *field):
        if field:
            self._builder.clear(_field('clear', *field))
        else:
            self._builder = fields.Builder()
        self._at = None

    def isSet(self, field):
        return _field('isSet', field) in self._builder._values

    def add(self, field, amount):
        field, amount = int_of('add', field), int_of('add', amount)
        if amount == 0:
            return
        at = self._time()
        if field in _units:
            at += amount * _units[field]
        elif field in _days:
            at = sums.add_days(at, self._zone, amount * _days[field])
        elif field == AM_PM:
            at = sums.add_wall(at, self._zone, amount * 43200000)
        elif field in (YEAR, MONTH, ERA):
            self._add_to(field, amount)
            return
        else:
            raise IllegalArgumentException()
        self._show(at)

    # A year or a month is set, and with it no other field but a day that is too late: the week stays what it was until all are asked for.
    def _add_to(self, field, amount):
        values = self._settled()
        if field == ERA:
            self.set(ERA, min(1, max(0, values[ERA] + amount)))
            return
        year, month, day = _year(values), values[MONTH], values[DAY_OF_MONTH]
        year, month = (year + amount, month) if field == YEAR else (year + (month + amount) // 12, (month + amount) % 12)
        if year != _year(values):
            if (year > 0) != bool(values[ERA]):
                self.set(ERA, int(year > 0))
            self.set(YEAR, year if year > 0 else 1 - year)
        if field == MONTH:
            self.set(MONTH, month)
        if day > fields.month_length(year, month):
            self.set(DAY_OF_MONTH, fields.month_length(year, month))

    # A field goes round, and those above it stay.
    def roll(self, field, amount):
        field, amount = _field('roll', field), int_of('roll', amount)
        if amount == 0:
            return
        if field in (WEEK_OF_YEAR, WEEK_OF_MONTH):
            raise UnsupportedOperationException('roll of the field %d is not supported in this version' % field)
        if field >= ZONE_OFFSET:
            raise IllegalArgumentException()
        values = dict(self._settled())
        if field in (HOUR, HOUR_OF_DAY):
            self._roll_hour(field, amount, values)
            return
        if field == DAY_OF_WEEK:
            self._roll_weekday(amount, values)
            return
        if field == DAY_OF_WEEK_IN_MONTH:
            self.set(DAY_OF_WEEK, values[DAY_OF_WEEK])
        least, most = _least.get(field, 0), _most[field]
        if field in (DAY_OF_MONTH, DAY_OF_YEAR):
            most = self.getActualMaximum(field)
        elif field == DAY_OF_WEEK_IN_MONTH:
            most = (fields.month_length(_year(values), values[MONTH]) - (values[DAY_OF_MONTH] - 1) % 7 - 1) // 7 + 1
        self.set(field, (values[field] - least + amount) % (most - least + 1) + least)
        if field == MONTH:
            length = fields.month_length(_year(values), self._builder._values[MONTH])
            if values[DAY_OF_MONTH] > length:
                self.set(DAY_OF_MONTH, length)

    # By the wall; an hour that stays what it was, since the wall was set back, goes one further.
    def _roll_hour(self, field, amount, values):
        many, number = 12 if field == HOUR else 24, (self._at + values[ZONE_OFFSET] + values[DST_OFFSET]) // fields.DAY
        for passing in (amount, amount + (1 if amount > 0 else -1)):
            hour = (values[field] + passing) % many + (12 if field == HOUR and values[AM_PM] else 0)
            at = sums.at_time(number * fields.DAY, 'GMT', hour, values[MINUTE], values[SECOND]) + values[MILLISECOND]
            at = sums.at_wall(at, self._zone)
            found = fields.fields(at, self._zone, self._weeks)
            if found[HOUR_OF_DAY] != values[field]:
                break
        self._show(at)

    # Within its week.
    def _roll_weekday(self, amount, values):
        if 1 < values[WEEK_OF_YEAR] < 52:
            self.set(WEEK_OF_YEAR, values[WEEK_OF_YEAR])
            self.set(DAY_OF_WEEK, (values[DAY_OF_WEEK] - 1 + amount) % 7 + 1)
            return
        if amount % 7 == 0:
            return
        day = fields.day_number(_year(values), values[MONTH], values[DAY_OF_MONTH])
        first = day - (values[DAY_OF_WEEK] - self._weeks[0]) % 7
        year, month, of_month = fields.date_of(first + (day - first + amount) % 7)
        self.set(ERA, int(year > 0))
        self.set(year if year > 0 else 1 - year, month, of_month)

    def getTime(self):
        return Date(self._time())

    def setTime(self, date):
        if date is None:
            raise NullPointerException()
        if not isinstance(date, Date):
            raise refused('setTime', date, 'java.util.Date')
        self._show(int(date.getTime()))

    def getTimeInMillis(self):
        return long(self._time())

    def setTimeInMillis(self, millis):
        self._show(long_of('setTimeInMillis', millis))

    def getTimeZone(self):
        return TimeZone.getTimeZone(self._zone)

    # The time stays, and so do fields that were set and mean none yet.
    def setTimeZone(self, value):
        if not isinstance(value, TimeZone):
            raise refused('setTimeZone', value, 'java.util.TimeZone')
        self._zone = value._name
        if self._at is not None:
            self._show(self._at)

    def isLenient(self):
        return self._lenient

    def setLenient(self, lenient):
        self._lenient = flag_of('setLenient', lenient)

    def getFirstDayOfWeek(self):
        return self._weeks[0]

    def setFirstDayOfWeek(self, value):
        self._reweek(int_of('setFirstDayOfWeek', value), self._weeks[1])

    def getMinimalDaysInFirstWeek(self):
        return self._weeks[1]

    def setMinimalDaysInFirstWeek(self, value):
        self._reweek(self._weeks[0], int_of('setMinimalDaysInFirstWeek', value))

    def _reweek(self, *weeks):
        if self._weeks == weeks:
            return
        self._weeks = weeks
        if self._at is not None:
            self._show(self._at)
            return
        # Weeks that nobody set are counted anew, those of fields that were set and mean no time yet, too.
        counted = [field for field in (WEEK_OF_MONTH, WEEK_OF_YEAR) if self._builder._stamps.get(field) == 1]
        if counted:
            without = self.clone()
            without._lenient = True
            for field in (WEEK_OF_MONTH, WEEK_OF_YEAR):
                without._builder.clear(field)
            for field in counted:
                self._builder._values[field] = without.get(field)

    def getActualMaximum(self, field):
        field = _field('getActualMaximum', field)
        values = dict(self._settled())
        year, month = _year(values), values[MONTH]
        if year < 1:
            raise UnsupportedOperationException('getActualMaximum before the year 1 is not supported in this version')
        if field == DAY_OF_MONTH:
            return fields.month_length(year, month)
        if field == DAY_OF_YEAR:
            return fields.day_number(year + 1, 0, 1) - fields.day_number(year, 0, 1)
        if field == DAY_OF_WEEK_IN_MONTH:
            return (fields.month_length(year, month) - (values[DAY_OF_MONTH] - 1) % 7 - 1) // 7 + 1
        if field == WEEK_OF_MONTH:
            last = fields.day_number(year, month, fields.month_length(year, month))
            return fields.fields(last * fields.DAY, 'GMT', self._weeks)[WEEK_OF_MONTH]
        if field == WEEK_OF_YEAR:
            last = fields.day_number(year + 1, 0, 1)
            return max([fields.fields((last - back) * fields.DAY, 'GMT', self._weeks)[WEEK_OF_YEAR] for back in range(1, 15)])
        if field == YEAR:
            raise UnsupportedOperationException('getActualMaximum of the field 1 is not supported in this version')
        return _most[field]

    def getActualMinimum(self, field):
        return _least.get(_field('getActualMinimum', field), 0)

    def getMaximum(self, field):
        return _most[_field('getMaximum', field)]

    def getMinimum(self, field):
        return _least.get(_field('getMinimum', field), 0)

    def getDisplayName(self, field, style, locale):
        field, texts = _field('getDisplayName', field), locale_texts(name_of(locale))
        if field not in (MONTH, DAY_OF_WEEK, AM_PM, ERA) or style not in (1, 2):
            raise UnsupportedOperationException('this getDisplayName is not supported in this version')
        if texts is None:
            raise UnsupportedOperationException('names in the locale %s are not supported in this version' % locale)
        key = {MONTH: 'months', DAY_OF_WEEK: 'days', AM_PM: 'halves', ERA: 'eras'}[field]
        key = 'short_' + key if style == 1 and field in (MONTH, DAY_OF_WEEK) else key
        return letters(texts[key][self.get(field) - _least.get(field, 0)])

    def isWeekDateSupported(self):
        return True

    def getWeekYear(self):
        return fields.fields(self._time(), self._zone, self._weeks)[WEEK_YEAR]

    def getWeeksInWeekYear(self):
        number = fields.day_number(self.getWeekYear() + 1, 0, 1)
        return max([fields.fields((number - back) * fields.DAY, 'GMT', self._weeks)[WEEK_OF_YEAR] for back in range(1, 15)])

    def before(self, when):
        return isinstance(when, Calendar) and self._time() < when._time()

    def after(self, when):
        return isinstance(when, Calendar) and self._time() > when._time()

    def compareTo(self, anotherCalendar):
        if anotherCalendar is None:
            raise NullPointerException()
        if not isinstance(anotherCalendar, Calendar):
            raise ClassCastException('class %s cannot be cast to class java.util.Calendar' % kind_name(anotherCalendar))
        one, other = self._time(), anotherCalendar._time()
        return (one > other) - (one < other)

    def __eq__(self, other):
        return isinstance(other, Calendar) and (self._time(), self._zone, self._weeks, self._lenient) == (
            other._time(), other._zone, other._weeks, other._lenient)

    def __lt__(self, other):
        return self.compareTo(other) < 0 if isinstance(other, Calendar) else NotImplemented

    def __gt__(self, other):
        return self.compareTo(other) > 0 if isinstance(other, Calendar) else NotImplemented

    def __le__(self, other):
        return self.compareTo(other) <= 0 if isinstance(other, Calendar) else NotImplemented

    def __ge__(self, other):
        return self.compareTo(other) >= 0 if isinstance(other, Calendar) else NotImplemented

    def __hash__(self):
        return signed(self._time() ^ self._time() >> 32)

    def clone(self):
        made = object.__new__(GregorianCalendar)
        made._zone, made._weeks, made._lenient, made._at = self._zone, self._weeks, self._lenient, self._at
        made._builder = fields.Builder()
        made._builder._values, made._builder._stamps = dict(self._builder._values), dict(self._builder._stamps)
        made._builder._next = self._builder._next
        return made

    # Java's text lists the insides of a calendar.
    def __repr__(self):
        raise UnsupportedOperationException('the text of a java.util.Calendar is not supported in this version; write its time')

    def toString(self):
        return letters(repr(self))


class GregorianCalendar(Calendar):
    __module__ = 'java.util'

    BC, AD = 0, 1

    def __init__(self, *given):
        if given and not isinstance(given[0], int):
            self._begin('java.util.GregorianCalendar', given)
            return
        self._begin('java.util.GregorianCalendar', ())
        if given:
            if len(given) not in (3, 5, 6):
                raise TypeError('java.util.GregorianCalendar(): expected 0-3 or 5-6 args; got %d' % len(given))
            self.clear()
            values = [int_of('java.util.GregorianCalendar', value) for value in given]
            self.set(*values)
            for field in (HOUR_OF_DAY, MINUTE, SECOND)[len(values) - 3:] + (MILLISECOND,):
                self._builder.set(field, 0)
            hour = self._builder._values[HOUR_OF_DAY]
            half = int(12 <= hour <= 23)
            self._builder._values.update({HOUR: hour - 12 * half, AM_PM: half})
            self._builder._stamps.update({HOUR: 1, AM_PM: 1})

    def isLeapYear(self, year):
        year = int_of('isLeapYear', year)
        return year % 4 == 0 and (year <= 1582 or year % 100 != 0 or year % 400 == 0)


def _year(values):
    return values[YEAR] if values[ERA] else 1 - values[YEAR]


def _weeks_of(locale):
    texts = locale_texts(name_of(locale))
    if texts is None:
        raise UnsupportedOperationException('a calendar in the locale %s is not supported in this version' % locale)
    return tuple([int(word) for word in texts['weeks']])


names = {'Calendar': Calendar, 'GregorianCalendar': GregorianCalendar}
