# `java.time.Instant`, `ZonedDateTime` and `OffsetDateTime`: points of time, in nanoseconds since 1970.

import _zones
from _java_bean import Constants, long_of
from _java_time_base import DAY_NANOS, NANOS, UnsupportedTemporalTypeException, day_of, made, of_type, turned
from _java_time_local import (
    UNITS, Dated, LocalDateTime, Temporal, Timed, between_walls, counts, hash_of_wall, local_date, local_date_time, local_time, moved_wall, parsed,
    text_of_date, text_of_time,
)
from _java_time_units import ChronoUnit, hash_of_seconds, nanos_of_unit, unsupported_unit, whole_of
from _java_time_zones import ZoneId, ZoneOffset, offset_of, placed
from _java_util import Date
from _unicode import long


class Instant(Temporal, metaclass=Constants):
    __module__ = 'java.time'

    @staticmethod
    def _constant(name):
        at = {'EPOCH': 0, 'MIN': day_of(-10 ** 9, 1, 1) * DAY_NANOS, 'MAX': (day_of(10 ** 9, 12, 31) + 1) * DAY_NANOS - 1}
        return instant(at[name]) if name in at else None

    @staticmethod
    def now():
        return instant(_zones.now() * 10 ** 6)

    @staticmethod
    def ofEpochMilli(epochMilli):
        return instant(long_of('ofEpochMilli', epochMilli) * 10 ** 6)

    @staticmethod
    def ofEpochSecond(epochSecond, nanoAdjustment=0):
        return instant(long_of('ofEpochSecond', epochSecond) * NANOS + long_of('ofEpochSecond', nanoAdjustment))

    @staticmethod
    def parse(text):
        return parsed(Instant, text, None, 'ISO_INSTANT')

    def _has_date(self):
        return False

    def _moved(self, unit, amount):
        nanos = nanos_of_unit(unit)
        if nanos is None or unit._name == 'WEEKS':
            raise unsupported_unit(unit)
        return instant(self._wall + nanos * amount)

    def until(self, endExclusive, unit):
        nanos = nanos_of_unit(of_type('until', unit, ChronoUnit))
        if nanos is None or unit._name == 'WEEKS':
            raise unsupported_unit(unit)
        return long(whole_of(endExclusive._instant() - self._wall, nanos))

    def truncatedTo(self, unit):
        nanos = nanos_of_unit(of_type('truncatedTo', unit, ChronoUnit))
        if nanos is None or nanos > DAY_NANOS:
            raise UnsupportedTemporalTypeException('Unit is too large to be used for truncation')
        return instant(self._wall - self._wall % nanos)

    def toEpochMilli(self):
        return long(self._wall // 10 ** 6)

    def getEpochSecond(self):
        return long(self._wall // NANOS)

    def getNano(self):
        return self._wall % NANOS

    def atZone(self, zone):
        offset = of_type('atZone', zone, ZoneId)._offset_at(self._wall)
        return made(ZonedDateTime, _wall=self._wall + offset * NANOS, _offset=offset, _zone=zone)

    def atOffset(self, offset):
        return with_offset(self._wall + offset.getTotalSeconds() * NANOS, offset)

    def _hash(self):
        return hash_of_seconds(self._wall)

    def _text(self):
        day, rest = divmod(self._wall, DAY_NANOS)
        time = text_of_time(rest)
        return '%sT%s%sZ' % (text_of_date(day), time, ':00' if len(time) == 5 else '')


# What has an offset: of the wall of its own place, and of the time that everybody shares.
class _Placed(Temporal, Dated, Timed):
    def _instant(self):
        return self._wall - self._offset * NANOS

    def getOffset(self):
        return offset_of(self._offset)

    def toInstant(self):
        return instant(self._instant())

    def toEpochSecond(self):
        return long(self._instant() // NANOS)

    def toLocalDate(self):
        return local_date(self._wall // DAY_NANOS)

    def toLocalTime(self):
        return local_time(self._wall % DAY_NANOS)

    def toLocalDateTime(self):
        return local_date_time(self._wall)

    def _compared(self, function, other):
        wanted = of_type(function, other, type(self))
        return (self._instant() > wanted._instant()) - (self._instant() < wanted._instant())


class ZonedDateTime(_Placed):
    __module__ = 'java.time'

    @staticmethod
    def now(zone=None):
        return Instant.now().atZone(ZoneId.systemDefault() if zone is None else zone)

    # Of a date and time and a zone, of a date, a time and a zone, or of all parts.
    @staticmethod
    def of(*parts):
        if len(parts) == 2:
            return of_type('of', parts[0], LocalDateTime).atZone(parts[1])
        if len(parts) == 3:
            return LocalDateTime.of(parts[0], parts[1]).atZone(parts[2])
        if len(parts) != 8:
            raise TypeError('of(): expected 2-3 or 8 args; got %d' % len(parts))
        return LocalDateTime.of(*parts[:7]).atZone(parts[7])

    @staticmethod
    def ofInstant(instant, zone):
        return of_type('ofInstant', instant, Instant).atZone(zone)

    @staticmethod
    def parse(text, formatter=None):
        return parsed(ZonedDateTime, text, formatter, 'ISO_ZONED_DATE_TIME')

    def _with_wall(self, wall):
        return zoned(wall, self._zone, self._offset)

    def _moved(self, unit, amount):
        if unit.isDateBased():
            return zoned(moved_wall(self._wall, unit, amount), self._zone, self._offset)
        return instant(self._instant()).plus(amount, unit).atZone(self._zone)

    def until(self, endExclusive, unit):
        end = of_type('until', endExclusive, _Placed)
        if of_type('until', unit, ChronoUnit).isDateBased():
            return between_walls(self._wall, end._instant() + self._zone._offset_at(end._instant()) * NANOS, unit)
        return between_walls(self._instant(), end._instant(), unit)

    def getZone(self):
        return self._zone

    def withZoneSameInstant(self, zone):
        return instant(self._instant()).atZone(zone)

    def withZoneSameLocal(self, zone):
        return zoned(self._wall, of_type('withZoneSameLocal', zone, ZoneId), self._offset)

    def withEarlierOffsetAtOverlap(self):
        return zoned(self._wall, self._zone)

    def withLaterOffsetAtOverlap(self):
        exact, _gap, _near = self._zone._offsets_of_wall(self._wall)
        return zoned(self._wall, self._zone, exact[-1])

    def toOffsetDateTime(self):
        return with_offset(self._wall, self.getOffset())

    def compareTo(self, other):
        wanted = of_type('compareTo', other, ZonedDateTime)
        for one, two in ((self._instant() // NANOS, wanted._instant() // NANOS), (self._wall, wanted._wall), (self._zone._name, wanted._zone._name)):
            if one != two:
                return 1 if one > two else -1
        return 0

    def _key(self):
        return self._wall, self._offset, self._zone._name

    def _hash(self):
        return hash_of_wall(self._wall) ^ self._offset ^ turned(self._zone.hashCode(), 3)

    def _text(self):
        place = '' if isinstance(self._zone, ZoneOffset) else '[%s]' % self._zone._name
        return '%s%s%s' % (local_date_time(self._wall)._text(), offset_of(self._offset)._name, place)


class OffsetDateTime(_Placed):
    __module__ = 'java.time'

    @staticmethod
    def now(zone=None):
        return ZonedDateTime.now(zone).toOffsetDateTime()

    @staticmethod
    def of(*parts):
        wall = LocalDateTime.of(*parts[:-1]) if len(parts) > 2 else of_type('of', parts[0], LocalDateTime)
        return with_offset(wall._wall, of_type('of', parts[-1], ZoneOffset))

    @staticmethod
    def ofInstant(instant, zone):
        return instant.atZone(zone).toOffsetDateTime()

    @staticmethod
    def parse(text, formatter=None):
        return parsed(OffsetDateTime, text, formatter, 'ISO_OFFSET_DATE_TIME')

    def _with_wall(self, wall):
        return with_offset(wall, self.getOffset())

    def _moved(self, unit, amount):
        return with_offset(moved_wall(self._wall, unit, amount), self.getOffset())

    def until(self, endExclusive, unit):
        end = of_type('until', endExclusive, _Placed)
        return between_walls(self._wall, end._instant() + self._offset * NANOS, of_type('until', unit, ChronoUnit))

    def withOffsetSameInstant(self, offset):
        return instant(self._instant()).atOffset(offset)

    def withOffsetSameLocal(self, offset):
        return with_offset(self._wall, offset)

    def atZoneSameInstant(self, zone):
        return instant(self._instant()).atZone(zone)

    def toZonedDateTime(self):
        return instant(self._instant()).atZone(self.getOffset())

    def compareTo(self, other):
        wanted = of_type('compareTo', other, OffsetDateTime)
        one, two = (self._instant(), self._wall), (wanted._instant(), wanted._wall)
        return (one > two) - (one < two)

    def _key(self):
        return self._wall, self._offset

    def _hash(self):
        return hash_of_wall(self._wall) ^ self._offset

    def _text(self):
        return '%s%s' % (local_date_time(self._wall)._text(), offset_of(self._offset)._name)


def instant(at):
    return made(Instant, _wall=int(at))


# A time of the wall where a zone's clocks show it.
def zoned(wall, zone, preferred=None):
    offset, shown = placed(zone, wall, preferred)
    return made(ZonedDateTime, _wall=shown, _offset=offset, _zone=zone)


def with_offset(wall, offset):
    return made(OffsetDateTime, _wall=int(wall), _offset=of_type('atOffset', offset, ZoneOffset)._seconds)


# A date and its zone, as the older classes have them.
def _to_instant(date):
    return instant(date._at * 10 ** 6)


def _date_of(given):
    return Date(of_type('from', given, Instant)._wall // 10 ** 6)


type.__setattr__(Date, 'toInstant', _to_instant)
type.__setattr__(Date, 'from', staticmethod(_date_of))
counts(Instant, 'Seconds', 'Nanos')
for _kind in (ZonedDateTime, OffsetDateTime):
    counts(_kind, *UNITS)
type.__setattr__(Instant, 'plusMillis', lambda self, millisToAdd: instant(self._wall + long_of('plusMillis', millisToAdd) * 10 ** 6))
type.__setattr__(Instant, 'minusMillis', lambda self, millisToSubtract: instant(self._wall - long_of('minusMillis', millisToSubtract) * 10 ** 6))
