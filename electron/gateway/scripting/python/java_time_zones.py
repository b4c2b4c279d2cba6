# `java.time.ZoneId` and `java.time.ZoneOffset`, and what the clocks of a zone show.

import re

import _java_zone_names as zone_names
import _zones
from _errors import UnsupportedOperationException
from _java_bean import Constants, int_of, text_of
from _java_time_base import NANOS, DateTimeException, Value, ZoneRulesException, made
from _order import java_hash
from _unicode import letters

_HOURS = 18 * 3600
# Milliseconds from 1970, in which the zones are known.
_farthest = 8_640_000_000_000_000


class ZoneId(Value):
    __module__ = 'java.time'
    _is_ordered = False

    @staticmethod
    def systemDefault():
        return made(ZoneId, _name=_zones.station())

    @staticmethod
    def of(zoneId):
        name = text_of('of', zoneId)
        if len(name) == 1 or name[:1] in ('+', '-'):
            return ZoneOffset.of(name)
        if name in ('UTC', 'GMT', 'UT'):
            return made(ZoneId, _name=name)
        found = re.fullmatch(r'(UTC|GMT|UT)([+-].+)', name)
        if found:
            offset = ZoneOffset.of(found[2])
            return made(ZoneId, _name=found[1] + (offset._name if offset._seconds else ''))
        if not re.fullmatch(r'[A-Za-z][A-Za-z0-9~/._+-]+', name):
            raise DateTimeException('Invalid ID for region-based ZoneId, invalid format: %s' % name)
        # Names of three letters that are offsets alone have no rules.
        if name in ('EST', 'MST', 'HST') or zone_names.get(name) is None and not ('/' in name and name[:1].isupper() and _zones.known(name)):
            raise ZoneRulesException('Unknown time-zone ID: %s' % name)
        return made(ZoneId, _name=name)

    @staticmethod
    def getAvailableZoneIds():
        return sorted(letters(name) for name in zone_names.zones())

    def getId(self):
        return letters(self._name)

    def normalized(self):
        fixed = self._fixed()
        return self if fixed is None else offset_of(fixed)

    # Seconds east of Greenwich where they never change.
    def _fixed(self):
        if self._name in ('UTC', 'GMT', 'UT'):
            return 0
        found = re.fullmatch(r'(?:UTC|GMT|UT)([+-])(\d\d):(\d\d)(?::(\d\d))?', self._name)
        if found is None:
            return None
        seconds = int(found[2]) * 3600 + int(found[3]) * 60 + int(found[4] or 0)
        return -seconds if found[1] == '-' else seconds

    def _key(self):
        return self._name

    def _hash(self):
        return int(java_hash(self._name))

    def _text(self):
        return self._name

    # At a time, in nanoseconds since 1970.
    def _offset_at(self, nanos):
        fixed = self._fixed()
        if fixed is not None:
            return fixed
        if not -_farthest <= nanos // 10 ** 6 <= _farthest:
            raise UnsupportedOperationException('a time further than 270,000 years away is not supported in a time zone in this version')
        return _zones.offset(nanos // 10 ** 6, self._name)

    # Those that a time of the wall may have, the earlier time first; and beside them what a gap is long where it has none.
    def _offsets_of_wall(self, wall):
        near = [self._offset_at(wall + days * 86400 * NANOS) for days in (-1, 1)]
        exact = [one for one in dict.fromkeys(near) if self._offset_at(wall - one * NANOS) == one]
        return exact, near[1] - near[0], near


class ZoneOffset(ZoneId, metaclass=Constants):
    __module__ = 'java.time'

    @staticmethod
    def _constant(name):
        return {'UTC': offset_of(0), 'MIN': offset_of(-_HOURS), 'MAX': offset_of(_HOURS)}.get(name)

    @staticmethod
    def of(offsetId):
        name = text_of('of', offsetId)
        if name == 'Z':
            return offset_of(0)
        found = re.fullmatch(r'([+-])(?:(\d)|(\d\d)(?::?(\d\d)(?::?(\d\d))?)?)', name)
        if found is None:
            raise DateTimeException('Invalid ID for ZoneOffset, invalid format: %s' % name)
        sign = -1 if found[1] == '-' else 1
        return _of_parts(int(found[2] or found[3]) * sign, int(found[4] or 0) * sign, int(found[5] or 0) * sign)

    @staticmethod
    def ofHours(hours):
        return _of_parts(int_of('ofHours', hours), 0)

    @staticmethod
    def ofHoursMinutes(hours, minutes):
        return _of_parts(int_of('ofHoursMinutes', hours), int_of('ofHoursMinutes', minutes))

    @staticmethod
    def ofTotalSeconds(totalSeconds):
        if abs(int_of('ofTotalSeconds', totalSeconds)) > _HOURS:
            raise DateTimeException('Zone offset not in valid range: -18:00 to +18:00')
        return offset_of(totalSeconds)

    def getTotalSeconds(self):
        return self._seconds

    def _fixed(self):
        return self._seconds

    def compareTo(self, other):
        return other._seconds - self._seconds

    def _hash(self):
        return self._seconds


def _of_parts(hours, minutes, seconds=0):
    if not -18 <= hours <= 18:
        raise DateTimeException('Zone offset hours not in valid range: value %d is not in the range -18 to 18' % hours)
    if hours > 0 and (minutes < 0 or seconds < 0):
        raise DateTimeException('Zone offset minutes and seconds must be positive because hours is positive')
    if hours < 0 and (minutes > 0 or seconds > 0):
        raise DateTimeException('Zone offset minutes and seconds must be negative because hours is negative')
    for name, value in (('minutes', minutes), ('seconds', seconds)):
        if not -59 <= value <= 59:
            raise DateTimeException('Zone offset %s not in valid range: value %d is not in the range -59 to 59' % (name, value))
    return ZoneOffset.ofTotalSeconds(hours * 3600 + minutes * 60 + seconds)


# `+02:00`; without seconds where there are none.
def text_of_offset(seconds):
    if seconds == 0:
        return 'Z'
    size = abs(seconds)
    made_of = '%s%02d:%02d' % ('-' if seconds < 0 else '+', size // 3600, size // 60 % 60)
    return made_of + (':%02d' % (size % 60) if size % 60 else '')


def offset_of(seconds):
    return made(ZoneOffset, _seconds=int(seconds), _name=text_of_offset(seconds))


# The offset of a time of the wall, and that time where the clocks show it: behind a gap, and the earlier one of two, or the one
# that is preferred.
def placed(zone, wall, preferred=None):
    exact, gap, near = zone._offsets_of_wall(wall)
    if exact:
        return (preferred if preferred in exact else exact[0]), wall
    return near[1], wall + gap * NANOS
