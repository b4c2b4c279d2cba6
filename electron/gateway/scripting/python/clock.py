# `time` and `datetime` for scripts: the interpreter's own, with the station's clock and zone.

import calendar
import datetime as native
import time as native_time

import _zones
from _unicode import unicode

_epoch = native.datetime(1970, 1, 1)
struct_time = native_time.struct_time


def _now():
    return _zones.now() / 1000


# The wall of the station at a time: a struct_time, and the offset in seconds.
def _wall(seconds):
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError('a float is required')
    whole = int(seconds // 1)
    zone = _zones.station()
    offset = _zones.offset(whole * 1000, zone)
    parts = native_time.gmtime(whole + offset)
    return parts, offset, offset != _zones.standard(whole * 1000, zone)


def _local_time(seconds=None):
    seconds = _now() if seconds is None else seconds
    parts, _offset, summer = _wall(seconds)
    return struct_time(tuple(parts[:8]) + (int(summer),))


def _utc_time(seconds=None):
    parts = native_time.gmtime(int((_now() if seconds is None else seconds) // 1))
    return struct_time(tuple(parts[:8]) + (0,))


def _of_wall(parts):
    parts = tuple(parts)
    if len(parts) != 9:
        raise TypeError('argument must be 9-item sequence, not %d' % len(parts))
    year, month, day, hour, minute, second = [int(part) for part in parts[:6]]
    # Months and days past their end go on, as in C.
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    local = calendar.timegm((year, month, 1, 0, 0, 0)) + (day - 1) * 86400 + hour * 3600 + minute * 60 + second
    at = native_time.gmtime(local)
    made = _zones.epoch(*at[:6], _zones.station())
    # Where it says whether it is summer time, the wall is read so.
    summer = _local_time(made / 1000)[8]
    if parts[8] == 0 and summer:
        made += 3600000
    elif parts[8] == 1 and not summer:
        made -= 3600000
    return made / 1000


def _zone_name(seconds):
    return _zones.name(int(seconds * 1000), _zones.station())


# The directives that speak of a zone are the station's; C would give those of the interpreter.
def _filled(template, parts, name=None, offset=None):
    if '%Z' in template or '%z' in template:
        if name is None:
            at = _of_wall(parts)
            seconds = _zones.offset(int(at * 1000), _zones.station())
            name = _zone_name(at)
            offset = '%s%02d%02d' % ('-' if seconds < 0 else '+', abs(seconds) // 3600, abs(seconds) // 60 % 60)
        kept = template.split('%%')
        template = '%%'.join([part.replace('%Z', name).replace('%z', offset) for part in kept])
    return template


def _plain(text):
    return str.__str__(text) if isinstance(text, unicode) else text


def _format_time(template, given=None):
    parts = _local_time() if given is None else given
    if len(tuple(parts)) != 9:
        raise TypeError('argument must be 9-item sequence, not %d' % len(tuple(parts)))
    return native_time.strftime(_filled(_plain(template), parts), tuple(parts))


def _read_time(text, template='%a %b %d %H:%M:%S %Y'):
    return struct_time(tuple(native_time.strptime(_plain(text), _plain(template)))[:9])


def _as_text(given=None):
    parts = _local_time() if given is None else given
    return native_time.asctime(tuple(parts))


time = {
    'time': _now,
    'clock': native_time.perf_counter,
    'localtime': _local_time,
    'gmtime': _utc_time,
    'mktime': _of_wall,
    'strftime': _format_time,
    'strptime': _read_time,
    'asctime': _as_text,
    'ctime': lambda seconds=None: _as_text(_local_time(seconds)),
    'sleep': native_time.sleep,
    'struct_time': struct_time,
}


def _zone_attribute(name):
    zone = _zones.station()
    at = _zones.now()
    year = native_time.gmtime(at / 1000)[0]
    halves = [calendar.timegm((year, month, 1, 0, 0, 0)) * 1000 for month in (1, 7)]
    offsets = [_zones.offset(half, zone) for half in halves]
    if name == 'timezone':
        return -min(offsets)
    if name == 'altzone':
        return -max(offsets)
    if name == 'daylight':
        return int(offsets[0] != offsets[1])
    if name == 'tzname':
        order = halves if offsets[0] <= offsets[1] else halves[::-1]
        return tuple([_zones.name(half, zone) for half in order])
    raise AttributeError("'module' object has no attribute '%s'" % name)


time['__getattr__'] = _zone_attribute


def _shown(self):
    base = [kind for kind in (native.datetime, native.date, native.time) if isinstance(self, kind)][0]
    text = base.__repr__(self)
    return 'datetime.%s(%s' % (base.__name__, text.split('(', 1)[1])


class timedelta(native.timedelta):
    __module__ = 'datetime'

    def __repr__(self):
        parts = [str(self.days)]
        if self.microseconds:
            parts += [str(self.seconds), str(self.microseconds)]
        elif self.seconds:
            parts += [str(self.seconds)]
        return 'datetime.timedelta(%s)' % ', '.join(parts)

    # Two of them have no quotient in Python 2.7, and a whole number is what one is divided by.
    def __truediv__(self, other):
        if not isinstance(other, int):
            raise TypeError("unsupported operand type(s) for /: 'datetime.timedelta' and '%s'" % type(other).__name__)
        return self // other

    def __floordiv__(self, other):
        if not isinstance(other, int):
            raise TypeError("unsupported operand type(s) for //: 'datetime.timedelta' and '%s'" % type(other).__name__)
        return _span(native.timedelta.__floordiv__(self, int(other)))

    def __mul__(self, other):
        if not isinstance(other, int):
            raise TypeError("unsupported operand type(s) for *: 'datetime.timedelta' and '%s'" % type(other).__name__)
        return _span(native.timedelta.__mul__(self, int(other)))

    __rmul__ = __mul__

    def __add__(self, other):
        made = native.timedelta.__add__(self, other)
        return _span(made) if isinstance(made, native.timedelta) else made

    __radd__ = __add__

    def __sub__(self, other):
        made = native.timedelta.__sub__(self, other)
        return _span(made) if isinstance(made, native.timedelta) else made

    def __neg__(self):
        return _span(native.timedelta.__neg__(self))

    def __abs__(self):
        return _span(native.timedelta.__abs__(self))


def _span(given):
    return timedelta(given.days, given.seconds, given.microseconds)


def _difference(made):
    return _span(made) if isinstance(made, native.timedelta) else made


class date(native.date):
    __module__ = 'datetime'

    __repr__ = _shown

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_now())

    @classmethod
    def fromtimestamp(cls, seconds):
        return cls(*_wall(seconds)[0][:3])

    def strftime(self, template):
        return native_time.strftime(_filled(_plain(template), None, '', ''), self.timetuple())

    def __format__(self, template):
        return self.strftime(template) if template else str(self)

    def isocalendar(self):
        return tuple(native.date.isocalendar(self))

    def __sub__(self, other):
        return _difference(native.date.__sub__(self, other))

    def __eq__(self, other):
        return native.date.__eq__(self, other) is True

    __hash__ = native.date.__hash__


date.__name__ = date.__qualname__ = 'date'
timedelta.__name__ = timedelta.__qualname__ = 'timedelta'


class datetime(native.datetime):
    __module__ = 'datetime'

    __repr__ = _shown

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_now(), tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_now())

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_now())

    @classmethod
    def fromtimestamp(cls, seconds, tz=None):
        if tz is not None:
            return tz.fromutc(cls.utcfromtimestamp(seconds).replace(tzinfo=tz))
        return cls.utcfromtimestamp(seconds + _wall(seconds)[1])

    @classmethod
    def utcfromtimestamp(cls, seconds):
        made = _epoch + native.timedelta(seconds=seconds)
        return cls(made.year, made.month, made.day, made.hour, made.minute, made.second, made.microsecond)

    @classmethod
    def strptime(cls, text, template):
        made = native.datetime.strptime(_plain(text), _plain(template))
        return cls(made.year, made.month, made.day, made.hour, made.minute, made.second, made.microsecond)

    @classmethod
    def combine(cls, day, at):
        return cls(day.year, day.month, day.day, at.hour, at.minute, at.second, at.microsecond, at.tzinfo)

    def strftime(self, template):
        offset = self.utcoffset()
        name, shown = '', ''
        if offset is not None:
            minutes = int(offset.total_seconds() // 60)
            name, shown = self.tzname() or '', '%s%02d%02d' % ('-' if minutes < 0 else '+', abs(minutes) // 60, abs(minutes) % 60)
        filled = _filled(_plain(template), None, name, shown)
        kept = filled.split('%%')
        filled = '%%'.join([part.replace('%f', '%06d' % self.microsecond) for part in kept])
        return native_time.strftime(filled, self.timetuple())

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
            raise ValueError('astimezone() cannot be applied to a naive datetime')
        return native.datetime.astimezone(self, tz)

    def __sub__(self, other):
        return _difference(native.datetime.__sub__(self, other))

    def __eq__(self, other):
        return native.datetime.__eq__(self, other) is True

    __hash__ = native.datetime.__hash__


class clock_time(native.time):
    __module__ = 'datetime'

    __repr__ = _shown

    def strftime(self, template):
        kept = _filled(_plain(template), None, '', '').split('%%')
        filled = '%%'.join([part.replace('%f', '%06d' % self.microsecond) for part in kept])
        return native_time.strftime(filled, (1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1))

    def __format__(self, template):
        return self.strftime(template) if template else str(self)


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
