# How java.text.SimpleDateFormat writes and reads times: a pure matter of epoch milliseconds, a zone, a pattern and the texts of
# a locale.

import re

import _java_calendar_fields as calendar
import _java_zone_names as zone_names
import _zones
from _errors import IllegalArgumentException
from _java_calendar_fields import (
    AM_PM, DAY_OF_MONTH, DAY_OF_WEEK, DAY_OF_WEEK_IN_MONTH, DAY_OF_YEAR, DST_OFFSET, ERA, HOUR, HOUR_OF_DAY, MILLISECOND, MINUTE,
    MONTH, SECOND, WEEK_OF_MONTH, WEEK_OF_YEAR, WEEK_YEAR, YEAR, ZONE_OFFSET,
)

_fields = {
    'G': ERA, 'y': YEAR, 'Y': WEEK_YEAR, 'M': MONTH, 'L': MONTH, 'w': WEEK_OF_YEAR, 'W': WEEK_OF_MONTH, 'D': DAY_OF_YEAR,
    'd': DAY_OF_MONTH, 'F': DAY_OF_WEEK_IN_MONTH, 'E': DAY_OF_WEEK, 'u': DAY_OF_WEEK, 'a': AM_PM, 'H': HOUR_OF_DAY,
    'k': HOUR_OF_DAY, 'K': HOUR, 'h': HOUR, 'm': MINUTE, 's': SECOND, 'S': MILLISECOND, 'z': ZONE_OFFSET, 'Z': ZONE_OFFSET,
    'X': ZONE_OFFSET,
}


# A pattern as a list: a text stands as it is, (letter, count) for a field.
def parts(pattern):
    made, at = [], 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "'":
            text, at = _quoted(pattern, at + 1)
            made.append(text)
        elif sign.isascii() and sign.isalpha():
            end = at
            while end < len(pattern) and pattern[end] == sign:
                end += 1
            made.append((sign, end - at))
            if sign not in _fields:
                raise IllegalArgumentException("Illegal pattern character '%s'" % sign)
            if sign == 'X' and end - at > 3:
                raise IllegalArgumentException('invalid ISO 8601 format: length=%d' % (end - at))
            at = end
        else:
            made.append(sign)
            at += 1
    return [part for part in made if part]


# From behind a quote: the text up to the next one, and where it ends; two quotes are one of the text.
def _quoted(pattern, at):
    if pattern[at:at + 1] == "'":
        return "'", at + 1
    made = []
    while at < len(pattern):
        if pattern[at] != "'":
            made.append(pattern[at])
        elif pattern[at + 1:at + 2] == "'":
            made.append("'")
            at += 1
        else:
            return ''.join(made), at + 1
        at += 1
    raise IllegalArgumentException('Unterminated quote')


class Locale:
    def __init__(self, name, texts):
        self.name, self.texts = name, texts
        self.weeks = tuple(map(int, texts['weeks']))


def written(at, zone, pattern, locale):
    found = calendar.fields(at, zone, locale.weeks)
    made = parts(pattern)
    # A month stands alone where a pattern has no other field.
    alone = sum(isinstance(part, tuple) for part in made) == 1
    return ''.join([part if isinstance(part, str) else _field(found, zone, part, locale, alone) for part in made])


def _field(found, zone, part, locale, alone):
    letter, count = part
    value, texts = found[_fields[letter]], locale.texts
    if letter == 'G':
        return texts['eras'][value]
    if letter in 'yY':
        return '%02d' % (value % 100) if count == 2 else '%0*d' % (count, value)
    if letter in 'ML':
        own = 'own_' if letter == 'L' or alone else ''
        return ('%0*d' % (count, value + 1) if count < 3
                else texts[own + ('months' if count > 3 else 'short_months')][value])
    if letter == 'E':
        return texts['days' if count > 3 else 'short_days'][value - 1]
    if letter == 'a':
        return texts['halves'][value]
    if letter == 'z':
        return _zone_name(zone, found[DST_OFFSET] != 0, count > 3, locale)
    if letter in 'ZX':
        return _offset((found[ZONE_OFFSET] + found[DST_OFFSET]) // 60000, letter, count)
    if letter == 'u':
        value = (value + 5) % 7 + 1
    elif letter == 'k':
        value = value or 24
    elif letter == 'h':
        value = value or 12
    return '%0*d' % (count, value)


def _zone_name(zone, summer, long, locale):
    names = zone_names.get(zone)
    if names is None or locale.name not in ('en', 'en_US'):
        raise IllegalArgumentException('the name of the time zone %s in the locale %s is not supported in this version' % (
            zone, locale.name))
    return names[2 * summer + (not long)]


def _offset(minutes, letter, count):
    if letter == 'X' and minutes == 0:
        return 'Z'
    sign, minutes = '-' if minutes < 0 else '+', abs(minutes)
    text = '%s%02d' % (sign, minutes // 60)
    if letter == 'X' and count == 1:
        return text
    return '%s%s%02d' % (text, ':' if letter == 'X' and count == 3 else '', minutes % 60)


# A text that is not one of the pattern; `at` is where that shows.
class Unreadable(Exception):
    def __init__(self, at):
        Exception.__init__(self, at)
        self.at = at


_number = re.compile(r'-?\d+')


# The time that a text begins with, where it ends, and the zone that it names (or the same). `century` is the time from which on
# years of two digits are meant.
def read(text, zone, pattern, locale, lenient=True, century=None, start=0):
    reader = _Reader(text, zone, locale, lenient, century)
    made = parts(pattern)
    at = start
    reader.alone = sum(isinstance(part, tuple) for part in made) == 1
    for place, part in enumerate(made):
        if isinstance(part, str):
            if not text.startswith(part, at):
                raise Unreadable(at + _common(text[at:], part))
            at += len(part)
        else:
            at = reader.field(part, at, _is_number(made[place + 1] if place + 1 < len(made) else ''))
    return reader.time(at), at, reader.zone


# Where such a field follows at once, a number has as many digits as letters.
def _is_number(part):
    return isinstance(part, tuple) and part[0] not in 'GEazZX' and (part[0] not in 'ML' or part[1] <= 2)


def _common(text, part):
    return next((place for place, (one, other) in enumerate(zip(text, part)) if one != other), min(len(text), len(part)))


class _Reader:
    def __init__(self, text, zone, locale, lenient, century):
        self._text, self.zone, self._locale, self._lenient, self._century = text, zone, locale, lenient, century
        self._builder, self._ambiguous, self.alone = calendar.Builder(), False, False

    def time(self, at):
        try:
            made = self._builder.time(self.zone, self._locale.weeks, self._lenient)
            if self._ambiguous and made < self._century:
                self._builder.add_years(100)
                made = self._builder.time(self.zone, self._locale.weeks, self._lenient)
            return made
        except IllegalArgumentException:
            raise Unreadable(at)

    # Reads one field and gives where it ends.
    def field(self, part, start, counted):
        letter, count = part
        at = start
        while self._text[at:at + 1] in (' ', '\t'):
            at += 1
        if at >= len(self._text):
            raise Unreadable(start)
        texts = self._locale.texts
        if letter == 'G':
            return self._named(start, at, [texts['eras']], ERA, 0)
        if letter in 'ML' and count > 2:
            own = 'own_' if letter == 'L' or self.alone else ''
            return self._named(start, at, [texts[own + 'months'], texts[own + 'short_months']], MONTH, 0)
        if letter == 'E':
            return self._named(start, at, [texts['days'], texts['short_days']], DAY_OF_WEEK, 1)
        if letter == 'a':
            return self._named(start, at, [texts['halves']], AM_PM, 0)
        if letter in 'zZ':
            return self._zone(start, at)
        if letter == 'X':
            return self._iso_zone(at, count)
        return self._numeric(letter, count, start, at, counted)

    def _numeric(self, letter, count, start, at, counted):
        end = start + count if counted else len(self._text)
        found = _number.match(self._text, at, end) if end <= len(self._text) else None
        if found is None:
            raise Unreadable(at)
        value = int(found[0])
        if letter in 'yY' and count <= 2 and re.fullmatch(r'\d\d', self._text[at:found.end()]):
            value = self._in_century(value)
        elif letter in 'ML':
            value -= 1
        elif letter in 'kh':
            most = 24 if letter == 'k' else 12
            if not self._lenient and not 1 <= value <= most:
                raise Unreadable(found.end())
            value = 0 if value == most else value
        elif letter == 'u' and 1 <= value <= 7:
            value = value % 7 + 1
        self._builder.set(_fields[letter], value)
        return found.end()

    def _in_century(self, value):
        year = calendar.fields(self._century, self.zone, self._locale.weeks)[YEAR]
        self._ambiguous = value == year % 100
        return value + year // 100 * 100 + (100 if value < year % 100 else 0)

    def _named(self, start, at, lists, field, first):
        best, value = '', None
        for names in lists:
            for place, name in enumerate(names):
                if len(name) > len(best) and self._text[start:start + len(name)].lower() == name.lower():
                    best, value = name, place + first
        if value is None:
            raise Unreadable(at)
        self._builder.set(field, value)
        return start + len(best)

    def _zone(self, start, at):
        text = self._text
        if text[at] in '+-':
            return self._digits(at + 1, -1 if text[at] == '-' else 1, 0, False)
        if text[start:start + 3].upper() == 'GMT':
            at = start + 3
            if text[at:at + 1] in ('+', '-'):
                return self._digits(at + 1, -1 if text[at] == '-' else 1, 0, True)
            self._set_offset(0)
            return at
        return self._named_zone(at)

    def _iso_zone(self, at, count):
        if self._text[at] == 'Z':
            self._set_offset(0)
            return at + 1
        if self._text[at] not in '+-':
            raise Unreadable(at + 1)
        return self._digits(at + 1, -1 if self._text[at] == '-' else 1, count, count == 3)

    # `+0200`, `+02:00` or `+02` (where `count` is 1); behind GMT an hour may have one digit.
    def _digits(self, at, sign, count, colon):
        hour, at = self._two_digits(at, 23, count == 0 and colon)
        minute = 0
        if count != 1:
            if colon:
                if self._text[at:at + 1] != ':':
                    raise Unreadable(at)
                at += 1
            minute, at = self._two_digits(at, 59, False)
        self._set_offset((hour * 60 + minute) * 60000 * sign)
        return at

    def _two_digits(self, at, most, one_may_do):
        found = re.compile('[0-9]{1,2}').match(self._text, at)
        if found is None or (len(found[0]) == 1 and not one_may_do):
            raise Unreadable(at + (0 if found is None else 1))
        if int(found[0]) > most:
            raise Unreadable(at + 1)
        return int(found[0]), found.end()

    def _set_offset(self, milliseconds):
        self._builder.set(ZONE_OFFSET, milliseconds).set(DST_OFFSET, 0)

    # A zone by its name: the format's own, the station's, or the one that a name means everywhere.
    def _named_zone(self, at):
        for zone in (self.zone, _zones.station()):
            names = zone_names.get(zone) or ()
            for place, name in enumerate(names):
                if self._text[at:at + len(name)].lower() == name.lower():
                    return self._of_zone(zone, names, place, at + len(name))
        for name in sorted(zone_names.every, key=len, reverse=True):
            if self._text[at:at + len(name)].lower() == name.lower():
                if name not in zone_names.meant:
                    raise IllegalArgumentException('the time zone %s is not supported in this version' % name)
                zone = zone_names.meant[name]
                names = zone_names.get(zone)
                return self._of_zone(zone, names, names.index(name), at + len(name))
        raise Unreadable(at)

    def _of_zone(self, zone, names, place, end):
        self.zone = zone
        summer = 3600000 if place >= 2 else 0
        same = names[place % 2] == names[place % 2 + 2]
        if not same and not (summer and not self._has_summer(zone)):
            self._builder.clear(ZONE_OFFSET).set(DST_OFFSET, summer)
        return end

    def _has_summer(self, zone):
        year = calendar.fields(_zones.now(), zone)[YEAR]
        return any(calendar.offsets(calendar.day_number(year, month, 1) * calendar.DAY, zone)[1] for month in (0, 6))


# The same time of the wall so many years earlier.
def years_before(at, zone, count):
    found = calendar.fields(at, zone)
    builder = calendar.Builder()
    for field in (MONTH, DAY_OF_MONTH, HOUR_OF_DAY, MINUTE, SECOND, MILLISECOND):
        builder.set(field, found[field])
    year = found[YEAR] - count
    builder.set(YEAR, year).set(DAY_OF_MONTH, min(found[DAY_OF_MONTH], calendar.month_length(year, found[MONTH])))
    return builder.time(zone, (1, 1))
