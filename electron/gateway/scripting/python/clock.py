# `time` and `datetime` as the station's clock and time zone have them: the interpreter knows no zone. The gateway answers
# what a point in time is on the wall, and back.

from collections import namedtuple
import datetime
import time as native

# The call of the gateway.
call = None

_days = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_months = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
           'December')
_fields = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
struct_time = namedtuple('struct_time', _fields)


def _time():
    return call('clock.now', []) / 1000


# Year to second, microseconds, day of the week (Monday is 0) and of the year, daylight saving, offset and name of the zone.
def _wall(seconds, utc=False):
    fields = call('clock.wall', [int(seconds // 1 * 1000), utc])
    return fields[:6], int(round(seconds % 1 * 1000000)), fields[6:]


def _as_time(seconds, utc):
    at, _micro, (weekday, day, summer, _offset, _zone) = _wall(_time() if seconds is None else seconds, utc)
    return struct_time(*(at + [weekday, day, summer]))


def _mktime(given):
    return float(call('clock.epoch', [int(part) for part in given[:6]]) / 1000)


def _zone_of(at):
    # Offset and name of the station's zone at a time on its wall.
    return _wall(_mktime(at))[2][3:]


def _two(number):
    return '%02d' % number


# What a format means. `at` is year to second; the rest is made of it.
def _written(template, at, micro=0, zone=None):
    day = datetime.date(*at[:3])
    weekday = day.weekday()
    yearday = day.toordinal() - datetime.date(at[0], 1, 1).toordinal() + 1
    first = datetime.date(at[0], 1, 1).weekday()
    hour = at[3] % 12 or 12
    meaning = {
        'a': lambda: _days[weekday][:3], 'A': lambda: _days[weekday],
        'b': lambda: _months[at[1] - 1][:3], 'B': lambda: _months[at[1] - 1],
        'c': lambda: '%s %s %2d %s %d' % (_days[weekday][:3], _months[at[1] - 1][:3], at[2], clock(), at[0]),
        'd': lambda: _two(at[2]), 'H': lambda: _two(at[3]), 'I': lambda: _two(hour), 'j': lambda: '%03d' % yearday,
        'm': lambda: _two(at[1]), 'M': lambda: _two(at[4]), 'p': lambda: 'AM' if at[3] < 12 else 'PM',
        'S': lambda: _two(at[5]), 'f': lambda: '%06d' % micro, 'w': lambda: str((weekday + 1) % 7),
        'U': lambda: _two((yearday + 6 - (weekday + 1) % 7) // 7), 'W': lambda: _two((yearday + 6 - weekday) // 7),
        'x': lambda: '%02d/%02d/%02d' % (at[1], at[2], at[0] % 100), 'X': lambda: clock(),
        'y': lambda: _two(at[0] % 100), 'Y': lambda: str(at[0]), '%': lambda: '%',
        'z': lambda: zone()[0] if zone else '', 'Z': lambda: zone()[1] if zone else '',
    }

    def clock():
        return '%02d:%02d:%02d' % tuple(at[3:6])

    parts = template.split('%')
    written, at_sign = [parts[0]], 1
    while at_sign < len(parts):
        part = parts[at_sign]
        if part == '' and at_sign + 1 < len(parts):
            written.append('%' + parts[at_sign + 1])
            at_sign += 2
            continue
        if part[:1] not in meaning or part == '':
            raise ValueError('the time format %%%s is not supported' % part[:1])
        written.append(meaning[part[0]]() + part[1:])
        at_sign += 1
    return ''.join(written)


def _number(text, at, most):
    end = at
    while end < len(text) and end - at < most and text[end].isdigit():
        end += 1
    return (int(text[at:end]), end) if end > at else (None, at)


def _word(text, at, words):
    for short in (False, True):
        for place, word in enumerate(words):
            word = word[:3] if short else word
            if text[at:at + len(word)].lower() == word.lower():
                return place, at + len(word)
    return None, at


def _read(text, template):
    problem = ValueError("time data '%s' does not match format '%s'" % (text, template))
    found = {'Y': 1900, 'm': 1, 'd': 1, 'H': 0, 'M': 0, 'S': 0, 'f': 0}
    afternoon, at, place = None, 0, 0
    while place < len(template):
        sign = template[place]
        place += 1
        if sign == ' ':
            while text[at:at + 1] == ' ':
                at += 1
            continue
        if sign != '%' or template[place:place + 1] == '%':
            place += sign == '%'
            if text[at:at + 1] != sign:
                raise problem
            at += 1
            continue
        kind = template[place:place + 1]
        place += 1
        start = at
        if kind in ('d', 'm', 'H', 'M', 'S', 'I', 'y'):
            value, at = _number(text, at, 2)
        elif kind == 'Y':
            value, at = _number(text, at, 4)
        elif kind == 'j':
            value, at = _number(text, at, 3)
        elif kind == 'f':
            value, at = _number(text, at, 6)
            value = None if value is None else value * 10 ** (6 - (at - start))
        elif kind in ('b', 'B'):
            value, at = _word(text, at, _months)
        elif kind in ('a', 'A'):
            value, at = _word(text, at, _days)
        elif kind == 'p':
            value, at = _word(text, at, ('AM', 'PM'))
        else:
            raise ValueError('the time format %%%s is not supported for reading' % kind)
        if value is None:
            raise problem
        if kind in ('b', 'B'):
            found['m'] = value + 1
        elif kind == 'y':
            found['Y'] = value + (2000 if value < 69 else 1900)
        elif kind == 'I':
            found['H'] = value
        elif kind == 'p':
            afternoon = value
        else:
            found[kind] = value
    if at != len(text):
        raise ValueError('unconverted data remains: %s' % text[at:])
    if afternoon is not None:
        found['H'] = found['H'] % 12 + 12 * afternoon
    if 'j' in found:
        day = datetime.date.fromordinal(datetime.date(found['Y'], 1, 1).toordinal() + found['j'] - 1)
        found['m'], found['d'] = day.month, day.day
    if found['H'] > 23 or found['M'] > 59 or found['S'] > 61:
        raise problem
    try:
        datetime.date(found['Y'], found['m'], found['d'])
    except ValueError:
        raise problem
    return [found[kind] for kind in ('Y', 'm', 'd', 'H', 'M', 'S')], found['f']


def _offset_text(offset):
    minutes = abs(offset) // 60
    return '%s%02d%02d' % ('-' if offset < 0 else '+', minutes // 60, minutes % 60)


def _strftime(template, given=None):
    at = list(_as_time(None, False) if given is None else given)

    def zone():
        offset, name = _zone_of(at)
        return _offset_text(offset), name

    return _written(template, at[:6], 0, zone)


def _strptime(text, template='%a %b %d %H:%M:%S %Y'):
    at, _micro = _read(text, template)
    day = datetime.date(*at[:3])
    yearday = day.toordinal() - datetime.date(at[0], 1, 1).toordinal() + 1
    return struct_time(*(at + [day.weekday(), yearday, -1]))


def _asctime(given=None):
    return _strftime('%a %b %d %H:%M:%S %Y', given)


functions = {
    'time': _time,
    'localtime': lambda seconds=None: _as_time(seconds, False),
    'gmtime': lambda seconds=None: _as_time(seconds, True),
    'mktime': _mktime,
    'strftime': _strftime,
    'strptime': _strptime,
    'asctime': _asctime,
    'ctime': lambda seconds=None: _asctime(_as_time(seconds, False)),
    'sleep': native.sleep,
    'struct_time': struct_time,
}


def _zone_of_datetime(given):
    if given.tzinfo is None:
        return None

    def zone():
        offset = given.utcoffset()
        seconds = None if offset is None else int(offset.total_seconds())
        return '' if seconds is None else _offset_text(seconds), given.tzname() or ''

    return zone


def _of(cls, seconds, utc):
    at, micro, _rest = _wall(seconds, utc)
    return cls(*(at + [micro]))


def _from_timestamp(cls, seconds, tz=None):
    if tz is None:
        return _of(cls, seconds, False)
    return _of(cls, seconds, True).replace(tzinfo=datetime.timezone.utc).astimezone(tz)


def _day_from_timestamp(cls, seconds):
    return cls(*_wall(seconds)[0][:3])


def _parsed(cls, text, template):
    at, micro = _read(text, template)
    return cls(*(at + [micro]))


def _parts(given):
    return [given.year, given.month, given.day, given.hour, given.minute, given.second]


def _time_tuple(given, summer=-1):
    at = _parts(given) if hasattr(given, 'hour') else [given.year, given.month, given.day, 0, 0, 0]
    yearday = given.toordinal() - datetime.date(given.year, 1, 1).toordinal() + 1
    return struct_time(*(at + [given.weekday(), yearday, summer]))


def _utc_time_tuple(given):
    return _time_tuple(given if given.utcoffset() is None else given.astimezone(datetime.timezone.utc), 0)


def _timestamp(given):
    if given.tzinfo is not None:
        return (given - datetime.datetime(1970, 1, 1, 0, 0, 0, 0, datetime.timezone.utc)).total_seconds()
    return _mktime(_parts(given)) + given.microsecond / 1000000


def _moved(self, tz):
    offset = self.utcoffset()
    if offset is None:
        raise ValueError('astimezone() cannot be applied to a naive datetime')
    return _astimezone(self, tz)


def _iso_calendar(given):
    # The week of a day is that of its Thursday.
    thursday = datetime.date.fromordinal(given.toordinal() - given.weekday() + 3)
    days = thursday.toordinal() - datetime.date(thursday.year, 1, 1).toordinal()
    return (thursday.year, days // 7 + 1, given.weekday() + 1)


_astimezone = datetime.datetime.astimezone


def _mend(cls, **methods):
    for name, method in methods.items():
        setattr(cls, name, method)


_mend(
    datetime.datetime,
    now=classmethod(lambda cls, tz=None: _from_timestamp(cls, _time(), tz)),
    today=classmethod(lambda cls: _of(cls, _time(), False)),
    utcnow=classmethod(lambda cls: _of(cls, _time(), True)),
    fromtimestamp=classmethod(_from_timestamp),
    utcfromtimestamp=classmethod(lambda cls, seconds: _of(cls, seconds, True)),
    strptime=classmethod(_parsed),
    strftime=lambda self, template: _written(template, _parts(self), self.microsecond, _zone_of_datetime(self)),
    ctime=lambda self: _written('%a %b %d %H:%M:%S %Y', _parts(self)),
    timetuple=_time_tuple,
    utctimetuple=_utc_time_tuple,
    timestamp=_timestamp,
    astimezone=_moved,
    isocalendar=_iso_calendar,
)
_mend(
    datetime.date,
    today=classmethod(lambda cls: _day_from_timestamp(cls, _time())),
    fromtimestamp=classmethod(_day_from_timestamp),
    strftime=lambda self, template: _written(template, [self.year, self.month, self.day, 0, 0, 0]),
    ctime=lambda self: _written('%a %b %d %H:%M:%S %Y', [self.year, self.month, self.day, 0, 0, 0]),
    timetuple=_time_tuple,
    isocalendar=_iso_calendar,
)
_mend(
    datetime.time,
    strftime=lambda self, template: _written(
        template, [1900, 1, 1, self.hour, self.minute, self.second], self.microsecond),
)
