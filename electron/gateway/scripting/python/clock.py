# `time` for scripts: the interpreter's own, with the station's clock and zone.

import calendar
import re
import time as native_time

import _time_text
import _zones
from _errors import IllegalArgumentException
from _kinds import type_of
from _texts import represent
from _unicode import unicode, unicode_repr

struct_time = native_time.struct_time


def now():
    return _zones.now() / 1000


def _whole(seconds):
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError('a float is required')
    if not -62135596800 <= seconds < 253402300800:
        raise ValueError('timestamp out of range for platform time_t')
    return int(seconds // 1)


# The wall of the station at a time: a struct_time, and the offset in seconds.
def wall(seconds):
    whole = _whole(seconds)
    zone = _zones.station()
    offset = _zones.offset(whole * 1000, zone)
    parts = native_time.gmtime(whole + offset)
    return parts, offset, offset != _zones.standard(whole * 1000, zone)


def _local_time(seconds=None):
    seconds = now() if seconds is None else seconds
    parts, _offset, summer = wall(seconds)
    return struct_time(tuple(parts[:8]) + (int(summer),))


def _utc_time(seconds=None):
    parts = native_time.gmtime(_whole(now() if seconds is None else seconds))
    return struct_time(tuple(parts[:8]) + (0,))


def _of_wall(parts):
    _check_tuple(parts, 'mktime(): 1st arg')
    year, month, day, hour, minute, second = _time_text.checked(parts, OverflowError)[:6]
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


def _check_tuple(parts, what):
    if not isinstance(parts, tuple):
        raise TypeError("%s can't be coerced to org.python.core.PyTuple" % what)
    if len(parts) < 9:
        raise OverflowError('%s has %d parts of 9' % (what, len(parts)))


def _zone_name(seconds):
    return _zones.name(int(seconds * 1000), _zones.station())


def plain(text):
    return str.__str__(text) if isinstance(text, unicode) else text


def _format_time(template, given=None):
    if not isinstance(template, str):
        raise TypeError("strftime(): 1st arg can't be coerced to String")
    given = _local_time() if given is None else given
    _check_tuple(given, 'strftime(): 2nd arg')
    parts = _time_text.checked(given)
    return _time_text.written(plain(template), parts, {'Z': lambda: _zone_name(_of_wall(given))})


def _read_time(text, template='%a %b %d %H:%M:%S %Y'):
    return struct_time(tuple(reading(text, template, native_time.strptime, unicode_repr))[:9])


# What `read` reads; `shown` writes a text for the words of an error.
def reading(text, template, read, shown=None):
    for given in (text, template):
        if not isinstance(given, str):
            raise TypeError('expected string or buffer, but got %s' % represent(type_of(given)))
    try:
        return read(plain(text), to_read(template))
    except ValueError as problem:
        if not str(problem).startswith('time data '):
            raise
        told = [represent(one) if shown is None else shown(plain(one)) for one in (text, template)]
        raise ValueError('time data %s does not match format %s' % tuple(told))


# A template that is read by, which has not what Python 3 alone reads.
def to_read(template):
    template = plain(template)
    newer = re.search(r'%[zGVu:]', template.replace('%%', '')) if isinstance(template, str) else None
    if newer is not None:
        raise ValueError("'%s' is a bad directive in format '%s'" % (newer.group()[1], template))
    return template


def _as_text(given=None):
    parts = _local_time() if given is None else given
    if len(tuple(parts)) != 9:
        raise TypeError('argument must be sequence of length 9, not %d' % len(tuple(parts)))
    return native_time.asctime(tuple(parts))


def _sleep(seconds):
    if not isinstance(seconds, (int, float)):
        raise TypeError("sleep(): 1st arg can't be coerced to double")
    sleep(seconds)


# A little at a time: a script that is stopped meanwhile hears of it in between.
def sleep(seconds):
    if seconds < 0:
        raise IllegalArgumentException('timeout value is negative')
    end = native_time.perf_counter() + seconds
    while True:
        left = end - native_time.perf_counter()
        if left <= 0:
            return
        _zones.host.rest(min(left, 0.05) * 1000)


time = {
    'time': now,
    'clock': native_time.perf_counter,
    'localtime': _local_time,
    'gmtime': _utc_time,
    'mktime': _of_wall,
    'strftime': _format_time,
    'strptime': _read_time,
    'asctime': _as_text,
    'ctime': lambda seconds=None: _as_text(_local_time(seconds)),
    'sleep': _sleep,
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
