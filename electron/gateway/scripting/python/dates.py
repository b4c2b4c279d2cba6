# `datetime` for scripts: the interpreter's own, with the station's clock and zone.

import datetime as native
import math

import _arithmetic
import _clock
import _time_text

_epoch = native.datetime(1970, 1, 1)


def _shown(self):
    base = [kind for kind in (native.datetime, native.date, native.time) if isinstance(self, kind)][0]
    text = base.__repr__(self)
    return 'datetime.%s(%s' % (type(self).__name__, text.split('(', 1)[1])


class timedelta(native.timedelta):
    __module__ = 'datetime'
    __slots__ = ()

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        days, seconds, microseconds = days + weeks * 7, seconds + minutes * 60 + hours * 3600, microseconds + milliseconds * 1000
        if isinstance(days, int) and isinstance(seconds, int) and isinstance(microseconds, int):
            return native.timedelta.__new__(cls, int(days), int(seconds), int(microseconds))
        # Parts of days and seconds become microseconds, which are rounded half away from zero.
        part_of_day, days = math.modf(days)
        part_of_second, whole_seconds = math.modf(part_of_day * 86400.0)
        part, seconds = math.modf(seconds)
        microseconds = _arithmetic.rounded(microseconds + (part + part_of_second) * 1e6)
        return native.timedelta.__new__(cls, int(days), int(seconds) + int(whole_seconds), int(microseconds))

    def __repr__(self):
        parts = [str(self.days)]
        if self.microseconds:
            parts += [str(self.seconds), str(self.microseconds)]
        elif self.seconds:
            parts += [str(self.seconds)]
        return 'datetime.%s(%s)' % (type(self).__name__, ', '.join(parts))

    # Two of them have no quotient in Python 2.7, and a whole number is what one is divided by.
    def __truediv__(self, other):
        if not isinstance(other, int):
            raise TypeError("unsupported operand type(s) for /: 'datetime.timedelta' and '%s'" % type(other).__name__)
        return self // other

    def __floordiv__(self, other):
        if not isinstance(other, int):
            raise TypeError("unsupported operand type(s) for //: 'datetime.timedelta' and '%s'" % type(other).__name__)
        if other == 0:
            raise ZeroDivisionError('long division or modulo')
        return _span(native.timedelta.__floordiv__(self, int(other)))

    def __mul__(self, other):
        if not isinstance(other, int):
            raise TypeError("unsupported operand type(s) for *: 'datetime.timedelta' and '%s'" % type(other).__name__)
        return _span(native.timedelta.__mul__(self, int(other)))

    __rmul__ = __mul__

    def __mod__(self, other):
        raise TypeError("unsupported operand type(s) for %%: 'datetime.timedelta' and '%s'" % type(other).__name__)

    def __add__(self, other):
        made = native.timedelta.__add__(self, other)
        return _span(made) if isinstance(made, native.timedelta) else made

    __radd__ = __add__

    def __sub__(self, other):
        made = native.timedelta.__sub__(self, other)
        return _span(made) if isinstance(made, native.timedelta) else made

    def __divmod__(self, other):
        raise TypeError("unsupported operand type(s) for divmod: 'datetime.timedelta' and '%s'" % type(other).__name__)

    __rdivmod__ = __divmod__

    def __pos__(self):
        return self

    def __neg__(self):
        return _span(native.timedelta.__neg__(self))

    def __abs__(self):
        return -self if self.days < 0 else self


def _span(given):
    return timedelta(given.days, given.seconds, given.microseconds)


# What comes of arithmetic is of the plain classes, also for subclasses of them.
def _plain(made):
    if isinstance(made, native.timedelta):
        return _span(made)
    if isinstance(made, native.datetime):
        return datetime(made.year, made.month, made.day, made.hour, made.minute, made.second, made.microsecond, made.tzinfo)
    return date(made.year, made.month, made.day) if isinstance(made, native.date) else made


# Every datetime is a date.
class _DateType(type):
    def __instancecheck__(cls, value):
        return type.__instancecheck__(cls, value) or cls is date and isinstance(value, datetime)

    def __subclasscheck__(cls, kind):
        return type.__subclasscheck__(cls, kind) or cls is date and issubclass(kind, datetime)


def _written(self, template, own):
    if self.year < 1900:
        raise ValueError('year=%d is before 1900; the datetime strftime() methods require year >= 1900' % self.year)
    return _time_text.written(_clock.plain(template), list(self.timetuple()), own)


def _nothing():
    return ''


# Python 3 tells by it which of an hour that comes twice is meant.
def _refuse_fold(name, named):
    if 'fold' in named:
        raise TypeError("%s() got an unexpected keyword argument 'fold'" % name)


# Parts of a day or a second are refused in these words.
def _check_parts(parts, named):
    if any([isinstance(part, float) for part in (*parts, *named.values())]):
        raise TypeError('integer argument expected, got float')


# The year of a day by its number, also where there is none such.
def _year_of(ordinal):
    cycles, day = divmod(ordinal - 1, _days_of_400_years)
    return 400 * cycles + native.date.fromordinal(day + 1).year


_days_of_400_years = 146097


# A sum or a difference, and the day by its number that it would have had.
def _moved(move, day, span, sign):
    try:
        return _plain(move(day, span))
    except OverflowError:
        if isinstance(day, native.datetime):
            at = native.timedelta(hours=day.hour, minutes=day.minute, seconds=day.second, microseconds=day.microsecond)
            days = (at + span if sign > 0 else at - span).days
        else:
            days = sign * span.days
        raise OverflowError('date +/-: result year %d not in 1..9999' % _year_of(day.toordinal() + days))


class date(native.date, metaclass=_DateType):
    __module__ = 'datetime'
    __slots__ = ()

    def __new__(cls, *parts, **named):
        _check_parts(parts, named)
        return native.date.__new__(cls, *parts, **named)

    __repr__ = _shown

    @classmethod
    def fromordinal(cls, ordinal):
        if isinstance(ordinal, int) and ordinal < 1:
            raise ValueError('year must be in 1..9999', _year_of(ordinal))
        made = native.date.fromordinal(ordinal)
        return cls(made.year, made.month, made.day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_clock.now())

    @classmethod
    def fromtimestamp(cls, seconds):
        return cls(*_clock.wall(seconds)[0][:3])

    def strftime(self, template):
        return _written(self, template, {'z': _nothing, 'Z': _nothing, 'f': lambda: '000000'})

    def __format__(self, template):
        return self.strftime(template) if template else str(self)

    def isocalendar(self):
        return tuple(native.date.isocalendar(self))

    def __add__(self, other):
        return _moved(native.date.__add__, self, other, 1)

    __radd__ = __add__

    def __sub__(self, other):
        return _moved(native.date.__sub__, self, other.date() if isinstance(other, datetime) else other, -1)

    def replace(self, *parts, **named):
        _check_parts(parts, named)
        return _plain(native.date.replace(self, *parts, **named))

    def __eq__(self, other):
        return native.date.__eq__(self, other) is True

    __hash__ = native.date.__hash__


date.__name__ = date.__qualname__ = 'date'
timedelta.__name__ = timedelta.__qualname__ = 'timedelta'


# One without its zone.
def _bare(moment):
    return native.datetime(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.microsecond)


class datetime(native.datetime):
    __module__ = 'datetime'
    __slots__ = ()

    def __new__(cls, *parts, **named):
        _refuse_fold('__new__', named)
        _check_parts(parts, named)
        return native.datetime.__new__(cls, *parts, **named)

    __repr__ = _shown

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_clock.now(), tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_clock.now())

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_clock.now())

    @classmethod
    def fromtimestamp(cls, seconds, tz=None):
        if tz is not None:
            return tz.fromutc(cls.utcfromtimestamp(seconds).replace(tzinfo=tz))
        return cls.utcfromtimestamp(seconds + _clock.wall(seconds)[1])

    @classmethod
    def utcfromtimestamp(cls, seconds):
        made = _epoch + native.timedelta(seconds=seconds)
        return cls(made.year, made.month, made.day, made.hour, made.minute, made.second, made.microsecond)

    @classmethod
    def strptime(cls, text, template):
        made = _clock.reading(text, template, native.datetime.strptime)
        return cls(made.year, made.month, made.day, made.hour, made.minute, made.second, made.microsecond)

    @classmethod
    def fromordinal(cls, ordinal):
        day = date.fromordinal(ordinal)
        return cls(day.year, day.month, day.day)

    def isoformat(self, sep='T'):
        return native.datetime.isoformat(self, sep)

    @classmethod
    def combine(cls, date, time):
        for value, kind in ((date, native.date), (time, native.time)):
            if not isinstance(value, kind):
                raise TypeError('%s argument must be a %s instance' % (kind.__name__, kind.__name__))
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, time.tzinfo)

    def strftime(self, template):
        return _written(self, template, {
            'f': lambda: '%06d' % self.microsecond, 'Z': lambda: self.tzname() or '', 'z': lambda: _offset(self.utcoffset())})

    def __format__(self, template):
        return self.strftime(template) if template else str(self)

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return clock_time(self.hour, self.minute, self.second, self.microsecond)

    def timetz(self):
        return clock_time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

    def isocalendar(self):
        return tuple(native.datetime.isocalendar(self))

    def astimezone(self, tz):
        if self.utcoffset() is None:
            raise ValueError('astimezone() requires an aware datetime')
        return native.datetime.astimezone(self, tz)

    def __add__(self, other):
        return _moved(native.datetime.__add__, self, other, 1)

    __radd__ = __add__

    def __sub__(self, other):
        return _moved(native.datetime.__sub__, self, other, -1)

    def replace(self, *parts, **named):
        _refuse_fold('replace', named)
        _check_parts(parts, named)
        return _plain(native.datetime.replace(self, *parts, **named))

    def __eq__(self, other):
        if not isinstance(other, native.datetime) or self.tzinfo is other.tzinfo:
            return native.datetime.__eq__(self, other) is True
        own, theirs = self.utcoffset(), other.utcoffset()
        if (own is None) != (theirs is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        # Python 3 asks the zone of an hour that comes twice for both, and equals nothing to one.
        return own is not None and _bare(self) - own == _bare(other) - theirs or own is None and _bare(self) == _bare(other)

    def __ne__(self, other):
        return not self == other

    __hash__ = native.datetime.__hash__


class clock_time(native.time):
    __module__ = 'datetime'
    __slots__ = ()

    def __new__(cls, *parts, **named):
        _refuse_fold('__new__', named)
        _check_parts(parts, named)
        return native.time.__new__(cls, *parts, **named)

    __repr__ = _shown

    def strftime(self, template):
        return _time_text.written(_clock.plain(template), [1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1], {
            'f': lambda: '%06d' % self.microsecond, 'Z': lambda: self.tzname() or '', 'z': lambda: _offset(self.utcoffset())})

    def isoformat(self):
        return native.time.isoformat(self)

    # What is midnight in Greenwich is false.
    def __bool__(self):
        away = self.utcoffset()
        seconds = self.hour * 3600 + self.minute * 60 + self.second - (0 if away is None else away.total_seconds())
        return seconds != 0 or self.microsecond != 0

    def __eq__(self, other):
        if isinstance(other, native.time) and (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return native.time.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    __hash__ = native.time.__hash__

    def replace(self, *parts, **named):
        _refuse_fold('replace', named)
        _check_parts(parts, named)
        made = native.time.replace(self, *parts, **named)
        return clock_time(made.hour, made.minute, made.second, made.microsecond, made.tzinfo)

    def __format__(self, template):
        return self.strftime(template) if template else str(self)


def _offset(given):
    if given is None:
        return ''
    minutes = int(given.total_seconds() // 60)
    return '%s%02d%02d' % ('-' if minutes < 0 else '+', abs(minutes) // 60, abs(minutes) % 60)


datetime.__name__ = datetime.__qualname__ = 'datetime'
clock_time.__name__ = clock_time.__qualname__ = 'time'


def _limits(kind, plain):
    for name in ('min', 'max', 'resolution'):
        value = getattr(plain, name)
        setattr(kind, name, _span(value) if isinstance(value, native.timedelta) else kind(*[
            getattr(value, part) for part in ('year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond')
            if hasattr(value, part)]))


for _kind, _native in ((timedelta, native.timedelta), (date, native.date), (datetime, native.datetime), (clock_time, native.time)):
    _limits(_kind, _native)

datetimes = {
    'datetime': datetime, 'date': date, 'time': clock_time, 'timedelta': timedelta, 'tzinfo': native.tzinfo,
    'MINYEAR': 1, 'MAXYEAR': 9999,
}
