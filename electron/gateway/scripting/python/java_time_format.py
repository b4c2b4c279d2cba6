# `java.time.format.DateTimeFormatter`: how times are written by a pattern.

import _java_time_pattern as patterns
import _java_zone_names as zone_names
from _errors import NullPointerException
from _java_bean import Bean, Constants, text_of
from _java_locales import get as locale_texts
from _java_time_base import DAY_NANOS, DateTimeException, UnsupportedTemporalTypeException, made, of_type
from _java_time_local import Dated, Temporal, Timed
from _java_time_years import Counted
from _java_time_zoned import Instant, OffsetDateTime, ZonedDateTime
from _java_time_zones import ZoneId, ZoneOffset
from _java_util import Locale
from _unicode import letters


class DateTimeFormatter(Bean, metaclass=Constants):
    __module__ = 'java.time.format'

    def __init__(self, *_given):
        raise TypeError('No visible constructors for class (java.time.format.DateTimeFormatter)')

    @staticmethod
    def _constant(name):
        return standard.get(name)

    @staticmethod
    def ofPattern(pattern, locale=None):
        if pattern is None:
            raise NullPointerException('pattern')
        return formatter(patterns.steps_of(text_of('ofPattern', pattern)), locale=locale or Locale.US)

    def withZone(self, zone):
        return formatter(self._steps, self._is_strict, self._locale, of_type('withZone', zone, ZoneId))

    def withLocale(self, locale):
        return formatter(self._steps, self._is_strict, of_type('withLocale', locale, Locale), self._zone)

    def getZone(self):
        return self._zone

    def getLocale(self):
        return self._locale

    def format(self, temporal):
        given = of_type('format', temporal, Temporal, Counted)
        if self._zone is not None and isinstance(given, (Instant, ZonedDateTime, OffsetDateTime)):
            given = Instant.ofEpochSecond(0).plusNanos(given._instant()).atZone(self._zone)
        elif isinstance(given, Instant) and self is standard['ISO_INSTANT']:
            return given.toString()
        elif self._steps == standard['ISO_INSTANT']._steps:
            if not isinstance(given, (ZonedDateTime, OffsetDateTime)):
                raise UnsupportedTemporalTypeException('Unsupported field: InstantSeconds')
            return given.toInstant().toString()
        return letters(''.join(_written(given, self._steps, locale_texts(repr(self._locale)))))

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return object.__hash__(self)


# All scripts have the same constants: their steps are not to be changed.
def _kept(steps):
    return tuple([(step[0], _kept(step[1])) if step[0] == 'maybe' else step for step in steps])


def formatter(steps, is_strict=False, locale=None, zone=None):
    return made(DateTimeFormatter, _steps=_kept(steps), _is_strict=is_strict, _locale=locale or Locale.US, _zone=zone)


def parsed(kind, text, given):
    import _java_time_reading as reading

    return reading.read(kind, text, of_type('parse', given, DateTimeFormatter))


def _written(temporal, steps, texts):
    for step in steps:
        if step[0] == 'text':
            yield step[1]
        elif step[0] == 'maybe':
            try:
                yield ''.join(list(_written(temporal, step[1], texts)))
            except DateTimeException:
                pass
        elif step[0] == 'number':
            yield _number(step[1], _field(temporal, step[1]), *step[2:])
        elif step[0] == 'two':
            yield '%02d' % (abs(_field(temporal, step[1])) % 100)
        elif step[0] == 'fraction':
            yield _fraction(_field(temporal, 'S'), *step[1:])
        elif step[0] == 'name':
            yield _name(temporal, texts, *step[1:])
        elif step[0] == 'offset':
            yield offset_text(_offset(temporal), *step[1:])
        elif step[0] == 'gmt':
            yield _gmt(_offset(temporal), step[1])
        elif step[0] == 'zone' or step[0] == 'region':
            zone = _zone(temporal)
            if step[0] == 'region' and isinstance(zone, ZoneOffset):
                raise DateTimeException('Unable to extract ZoneId from temporal %s' % temporal._text())
            yield zone._name
        else:
            yield _zone_name(temporal, step[1], texts)


def _number(letter, value, least, most, style):
    digits = str(abs(value))
    if len(digits) > most:
        raise DateTimeException('Field %s cannot be printed as the value %d exceeds the maximum print width of %d' % (
            patterns.NAMES[letter], value, most))
    if value < 0 and style in (patterns.FIXED, patterns.UNSIGNED):
        raise DateTimeException('Field %s cannot be printed as the value %d cannot be negative according to the SignStyle' % (
            patterns.NAMES[letter], value))
    sign = '-' if value < 0 else '+' if style == patterns.PADDED and len(digits) > least else ''
    return sign + digits.rjust(least, '0')


def _fraction(nanos, least, most, has_point):
    digits = ('%09d' % nanos)[:most]
    digits = digits[:least] + digits[least:].rstrip('0')
    return ('.' if has_point and digits else '') + digits


def _field(temporal, letter):
    is_date = letter in 'yuMLdDEGQq'
    if isinstance(temporal, Counted):
        if letter not in temporal._letters:
            raise UnsupportedTemporalTypeException('Unsupported field: %s' % patterns.NAMES[letter])
    elif is_date and not isinstance(temporal, Dated) or not is_date and not isinstance(temporal, Timed):
        if not (letter in 'Sn' and isinstance(temporal, Instant)):
            raise UnsupportedTemporalTypeException('Unsupported field: %s' % patterns.NAMES[letter])
    hour = 0 if is_date or isinstance(temporal, Instant) else temporal.getHour()
    if letter == 'y':
        year = temporal.getYear()
        return year if year > 0 else 1 - year
    return {
        'u': lambda: temporal.getYear(), 'M': lambda: temporal.getMonthValue(), 'L': lambda: temporal.getMonthValue(),
        'd': lambda: temporal.getDayOfMonth(), 'D': lambda: temporal.getDayOfYear(), 'E': lambda: temporal.getDayOfWeek().getValue(),
        'G': lambda: int(temporal.getYear() > 0), 'Q': lambda: (temporal.getMonthValue() + 2) // 3, 'q': lambda: (temporal.getMonthValue() + 2) // 3,
        'a': lambda: hour // 12, 'H': lambda: hour, 'k': lambda: hour or 24, 'K': lambda: hour % 12, 'h': lambda: hour % 12 or 12,
        'm': lambda: temporal.getMinute(), 's': lambda: temporal.getSecond(), 'S': lambda: temporal.getNano(), 'n': lambda: temporal.getNano(),
        'N': lambda: temporal._wall % DAY_NANOS, 'A': lambda: temporal._wall % DAY_NANOS // 10 ** 6,
    }[letter]()


# The names of a field in an order, and the number of the first.
def names_of(texts, letter, form):
    if letter in 'ML':
        names = texts[('own_' if letter == 'L' else '') + ('short_months' if form == 'short' else 'months')]
        return ([name[:1] for name in names] if form == 'narrow' else names), 1
    if letter == 'E':
        names = texts['short_days' if form == 'short' else 'days']
        names = [*names[1:], names[0]]
        return ([name[:1] for name in names] if form == 'narrow' else names), 1
    if letter in 'Qq':
        if form == 'full':
            return ['1st quarter', '2nd quarter', '3rd quarter', '4th quarter'], 1
        return ['Q1', 'Q2', 'Q3', 'Q4'] if form == 'short' else ['1', '2', '3', '4'], 1
    return texts['halves' if letter == 'a' else 'eras'], 0


def _name(temporal, texts, letter, form):
    names, first = names_of(texts, letter, form)
    return names[_field(temporal, letter) - first]


def _offset(temporal):
    if not isinstance(temporal, (ZonedDateTime, OffsetDateTime)):
        raise UnsupportedTemporalTypeException('Unsupported field: OffsetSeconds')
    return temporal._offset


def offset_text(seconds, pattern, none):
    if seconds == 0:
        return none
    size, colon = abs(seconds), ':' if ':' in pattern else ''
    made_of = '%s%02d' % ('-' if seconds < 0 else '+', size // 3600)
    minutes, rest = size // 60 % 60, size % 60
    if minutes or 'MM' in pattern:
        made_of += '%s%02d' % (colon, minutes)
    return made_of + ('%s%02d' % (colon, rest) if rest and 'ss' in pattern else '')


def _gmt(seconds, form):
    if seconds == 0:
        return 'GMT'
    size, sign = abs(seconds), '-' if seconds < 0 else '+'
    if form == 'full':
        return 'GMT%s%02d:%02d' % (sign, size // 3600, size // 60 % 60)
    return 'GMT%s%d' % (sign, size // 3600) + (':%02d' % (size // 60 % 60) if size // 60 % 60 else '')


def _zone(temporal):
    if not isinstance(temporal, ZonedDateTime):
        raise DateTimeException('Unable to extract ZoneId from temporal %s' % temporal._text())
    return temporal._zone


def _zone_name(temporal, form, texts):
    zone = _zone(temporal)
    if texts['months'] != locale_texts('en')['months']:
        raise DateTimeException('the name of the time zone %s in another language than English is not supported in this version' % zone._name)
    if zone._fixed() is not None:
        return {'UTC': 'UTC', 'GMT': 'GMT'}.get(zone._name, zone._name) if form == 'short' else {
            'UTC': 'Coordinated Universal Time', 'GMT': 'Greenwich Mean Time'}.get(zone._name, zone._name)
    names = zone_names.get(zone._name)
    if names is None:
        raise DateTimeException('the name of the time zone %s is not supported in this version' % zone._name)
    import _java_calendar_fields as fields

    summer = fields.offsets(temporal._instant() // 10 ** 6, zone._name)[1] != 0
    return names[2 * summer + (form == 'short')]


standard = {name: formatter(steps, True) for name, steps in patterns.iso().items()}
names = {'DateTimeFormatter': DateTimeFormatter}
