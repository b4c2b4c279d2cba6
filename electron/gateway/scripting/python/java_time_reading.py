# How texts are read by a `DateTimeFormatter`: the fields that they say, and the time that those make.

from _errors import NullPointerException
from _java_bean import text_of
from _java_locales import get as locale_texts
from _java_time_base import (
    DAY_NANOS, NANOS, DateTimeException, DateTimeParseException, day_of, month_length, within,
)
from _java_time_format import names_of
from _java_time_local import LocalDate, LocalDateTime, LocalTime, checked_day, local_date, local_date_time, local_time, text_of_date, text_of_time
from _java_time_pattern import FIXED, NAMES, PADDED, PLAIN, RANGES
from _java_time_years import Counted, Year, of_fields
from _java_time_zoned import Instant, ZonedDateTime, instant, with_offset, zoned
from _java_time_zones import ZoneId, offset_of


class _Unreadable(Exception):
    pass


# A text as a time of a kind.
def read(kind, text, formatter):
    if text is None:
        raise NullPointerException('text')
    given = text_of('parse', text)
    fields = {}
    try:
        at = _Text(given, locale_texts(repr(formatter._locale)), formatter._is_strict).steps(formatter._steps, 0, fields)
    except _Unreadable as problem:
        raise DateTimeParseException("Text '%s' could not be parsed at index %d" % (given, problem.args[0]))
    if at < len(given):
        raise DateTimeParseException("Text '%s' could not be parsed, unparsed text found at index %d" % (given, at))
    try:
        return _made(kind, fields, formatter)
    except DateTimeException as problem:
        raise DateTimeParseException("Text '%s' could not be parsed: %s" % (given, problem.getMessage()))


class _Text:
    def __init__(self, text, texts, is_strict):
        self._text, self._texts, self._is_strict = text, texts, is_strict

    # Reads the steps from a place and gives where they end.
    def steps(self, steps, at, fields):
        for place, step in enumerate(steps):
            if step[0] == 'maybe':
                found = dict(fields)
                try:
                    at = self.steps(step[1], at, found)
                    fields.update(found)
                except _Unreadable:
                    pass
            elif step[0] == 'text':
                piece = self._text[at:at + len(step[1])]
                if piece != step[1] and not (self._is_strict and piece.upper() == step[1]):
                    raise _Unreadable(at)
                at += len(step[1])
            elif step[0] == 'number':
                at = self._number(at, step, _reserved(steps[place + 1:]), fields)
            else:
                at = self._other(at, step, fields)
        return at

    def _digits(self, at, most):
        end = at
        while end < len(self._text) and end - at < most and self._text[end] in '0123456789':
            end += 1
        return end

    def _number(self, start, step, reserved, fields):
        _kind, letter, least, most, style = step
        at, sign = start, self._text[start:start + 1]
        if sign in ('+', '-') and sign:
            if style == FIXED or sign == '+' and style != PADDED or style not in (PLAIN, PADDED):
                raise _Unreadable(start)
            at += 1
        end = self._digits(at, most)
        if most > least:
            # What follows at once has its own digits.
            end = max(min(end, end - reserved), min(end, at + least))
        if end - at < least:
            raise _Unreadable(start)
        if style == PADDED and (sign == '+') != (end - at > least) and sign != '-':
            raise _Unreadable(start)
        value = int(self._text[at:end])
        _put(fields, letter, -value if sign == '-' else value, start)
        return end

    def _other(self, at, step, fields):
        kind = step[0]
        if kind == 'two':
            end = self._digits(at, 2)
            if end - at < 2:
                raise _Unreadable(at)
            _put(fields, step[1], 2000 + int(self._text[at:end]), at)
            return end
        if kind == 'fraction':
            return self._fraction(at, fields, *step[1:])
        if kind == 'name':
            names, first = names_of(self._texts, *step[1:])
            found = [(len(name), place + first) for place, name in enumerate(names) if self._text.startswith(name, at)]
            if not found:
                raise _Unreadable(at)
            length, value = max(found)
            _put(fields, step[1], value, at)
            return at + length
        if kind == 'offset':
            return self._offset(at, step[1], step[2], fields)
        if kind in ('zone', 'region'):
            return self._zone(at, fields)
        raise DateTimeException('reading the name of a time zone is not supported in this version')

    def _fraction(self, start, fields, least, most, has_point):
        at = start
        if has_point:
            if self._text[at:at + 1] != '.':
                if least > 0:
                    raise _Unreadable(at)
                return at
            at += 1
        end = self._digits(at, most)
        if end - at < least:
            raise _Unreadable(start if not has_point else at)
        _put(fields, 'S', int(self._text[at:end].ljust(9, '0')), start)
        return end

    def _offset(self, start, pattern, none, fields):
        if self._text.startswith(none, start) and none == 'Z':
            fields['offset'] = 0
            return start + 1
        if none == 'GMT' and self._text.startswith(none, start):
            fields['offset'] = 0
            return start + 3
        sign, at = self._text[start:start + 1], start + 1
        if sign not in ('+', '-') or not sign:
            raise _Unreadable(start)
        parts, colon = [], ':' in pattern
        for index in range(3):
            wanted = index == 0 or index == 1 and 'MM' in pattern and not pattern.endswith('?')
            behind = at + (1 if colon and index else 0)
            digits = self._text[behind:behind + 2]
            is_there = len(digits) == 2 and digits.isdigit() and (not colon or index == 0 or self._text[at] == ':')
            if index == 2 and 'ss' not in pattern:
                is_there = False
            if not is_there:
                if wanted:
                    raise _Unreadable(start)
                break
            parts.append(int(digits))
            at = behind + 2
        hours, minutes, seconds = (parts + [0, 0])[:3]
        if minutes > 59 or seconds > 59 or hours > 18:
            raise _Unreadable(start)
        total = hours * 3600 + minutes * 60 + seconds
        fields['offset'] = -total if sign == '-' else total
        return at

    def _zone(self, start, fields):
        at = start
        while at < len(self._text) and (self._text[at].isalnum() or self._text[at] in '/_+-:~.'):
            at += 1
        while at > start:
            try:
                fields['zone'] = ZoneId.of(self._text[start:at])
                return at
            except DateTimeException:
                at -= 1
        raise _Unreadable(start)


# Digits that the fields right behind a number take.
def _reserved(steps):
    count = 0
    for step in steps:
        if step[0] == 'number' and step[4] == FIXED:
            count += step[2]
        elif step[0] == 'two':
            count += 2
        elif step[0] == 'fraction' and step[1] == step[2] and not step[3]:
            return count + step[1]
        else:
            break
    return count


def _put(fields, letter, value, at):
    letter = {'L': 'M', 'q': 'Q', 'n': 'S'}.get(letter, letter)
    if fields.setdefault(letter, value) != value:
        raise _Unreadable(at)


# What was made of the fields, and those that are left.
def _missing(kind, fields, day, time):
    used = ('' if day is None else 'yuMdDEGQ') + ('' if time is None else 'HkhKamsSAN')
    left = {'u' if letter == 'y' else letter: value for letter, value in fields.items() if letter in NAMES and letter not in used}
    held = ', '.join(['%s=%d' % (NAMES[letter], value) for letter, value in left.items()])
    made = 'T'.join([shown for shown in (day is not None and text_of_date(day), time is not None and text_of_time(time % DAY_NANOS)) if shown])
    return DateTimeException('Unable to obtain %s from TemporalAccessor: {%s},ISO%s of type java.time.format.Parsed' % (
        kind.__name__, held, ' resolved to ' + made if made else ''))


def _checked(fields):
    for letter, value in fields.items():
        if letter in RANGES and not (letter == 'H' and value == 24):
            within(NAMES[letter], *RANGES[letter], value)


def _day(fields, is_strict):
    year = fields.get('u', fields.get('y'))
    if year is not None and 'u' not in fields and fields.get('G') == 0:
        year = 1 - year
    if year is None:
        return None
    if 'M' in fields and 'd' in fields:
        month, day = fields['M'], fields['d']
        # What a month has not is its last day, unless it is read strictly.
        found = checked_day(year, month, day) if is_strict else day_of(year, month, min(day, month_length(year, month)))
    elif 'D' in fields:
        found = LocalDate.ofYearDay(year, fields['D']).toEpochDay()
    else:
        return None
    wanted, held = fields.get('E'), (int(found) + 3) % 7 + 1
    if wanted is not None and wanted != held:
        raise DateTimeException('Conflict found: Field DayOfWeek %d differs from DayOfWeek %d derived from %s' % (held, wanted, text_of_date(int(found))))
    return int(found)


# Nanoseconds of the day; with 24 hours those of a whole day.
def _time(fields, is_strict):
    hour = fields.get('H')
    if hour is None and 'k' in fields:
        hour = fields['k'] % 24
    if hour is None and 'a' in fields and ('h' in fields or 'K' in fields):
        hour = fields['a'] * 12 + (fields['h'] % 12 if 'h' in fields else fields['K'])
    if hour is None:
        if 'N' in fields:
            return fields['N']
        return fields['A'] * 10 ** 6 if 'A' in fields else None
    made = (hour * 3600 + fields.get('m', 0) * 60 + fields.get('s', 0)) * NANOS + fields.get('S', 0)
    if hour == 24 and (is_strict or made != DAY_NANOS):
        within('HourOfDay', 0, 23, hour)
    return made


def _made(kind, fields, formatter):
    _checked(fields)
    day, time = _day(fields, formatter._is_strict), _time(fields, formatter._is_strict)
    if issubclass(kind, Counted):
        year = fields.get('u', fields.get('y'))
        if year is None or 'M' not in fields and kind is not Year:
            raise _missing(kind, fields, day, time)
        return of_fields(kind, year, fields.get('M'))
    if kind is LocalDate:
        if day is None:
            raise _missing(kind, fields, day, time)
        return local_date(day)
    if kind is LocalTime:
        if time is None:
            raise _missing(kind, fields, day, time)
        return local_time(time % DAY_NANOS)
    if day is None or time is None:
        raise _missing(kind, fields, day, time)
    wall = day * DAY_NANOS + time
    if kind is LocalDateTime:
        return local_date_time(wall)
    return _placed(kind, wall, fields, fields.get('zone', formatter._zone))


def _placed(kind, wall, fields, zone):
    offset = fields.get('offset')
    if offset is None and zone is None:
        raise _missing(kind, fields, wall // DAY_NANOS, wall % DAY_NANOS)
    if zone is None:
        zone = offset_of(offset)
    made = zoned(wall, zone, offset) if offset is None else instant(wall - offset * NANOS).atZone(zone)
    if kind is ZonedDateTime:
        return made
    return made.toInstant() if kind is Instant else made.toOffsetDateTime() if offset is None else with_offset(wall, offset_of(offset))
