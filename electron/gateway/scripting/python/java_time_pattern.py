# Patterns of `java.time.format.DateTimeFormatter` as a list of steps, each of which writes a part and reads it.

from _errors import IllegalArgumentException
from _java_time_base import NANOS

# Names of fields by their letters.
NAMES = {
    'y': 'YearOfEra', 'u': 'Year', 'M': 'MonthOfYear', 'L': 'MonthOfYear', 'd': 'DayOfMonth', 'D': 'DayOfYear', 'E': 'DayOfWeek', 'G': 'Era',
    'a': 'AmPmOfDay', 'h': 'ClockHourOfAmPm', 'K': 'HourOfAmPm', 'k': 'ClockHourOfDay', 'H': 'HourOfDay', 'm': 'MinuteOfHour',
    's': 'SecondOfMinute', 'S': 'NanoOfSecond', 'n': 'NanoOfSecond', 'N': 'NanoOfDay', 'A': 'MilliOfDay', 'Q': 'QuarterOfYear', 'q': 'QuarterOfYear',
}
RANGES = {
    'M': (1, 12), 'd': (1, '28/31'), 'D': (1, '365/366'), 'H': (0, 23), 'k': (1, 24), 'K': (0, 11), 'h': (1, 12), 'm': (0, 59), 's': (0, 59),
    'S': (0, NANOS - 1), 'A': (0, 86399999), 'N': (0, 86400 * NANOS - 1), 'Q': (1, 4), 'y': (1, 10 ** 9), 'u': (-999999999, 999999999),
}

# Steps: ('text', text), ('number', letter, least, most digits, style), ('two', letter), ('fraction', least, most, with a point),
# ('name', letter, form), ('offset', pattern, what stands for none) whose minutes
# need not be there to be read where it ends with a question mark, ('gmt', form), ('zone',), ('region',) of a zone that is no offset, ('zone name', form), ('maybe', steps).
PLAIN, FIXED, PADDED, UNSIGNED = 'plain', 'fixed', 'padded', 'unsigned'


def steps_of(pattern):
    return _Reader(pattern).steps()


def _too_many(sign):
    return IllegalArgumentException('Too many pattern letters: %s' % sign)


class _Reader:
    def __init__(self, pattern):
        self._pattern, self._at = pattern, 0

    def steps(self, inner=False):
        made = []
        while self._at < len(self._pattern):
            sign = self._pattern[self._at]
            if sign == "'":
                made.append(('text', self._quoted()))
            elif sign == '[':
                self._at += 1
                made.append(('maybe', self.steps(True)))
            elif sign == ']':
                if not inner:
                    raise IllegalArgumentException('Pattern invalid as it contains ] without previous [')
                self._at += 1
                return made
            elif sign in '{}#':
                raise IllegalArgumentException("Pattern includes reserved character: '%s'" % sign)
            elif sign.isascii() and sign.isalpha():
                end = self._at
                while end < len(self._pattern) and self._pattern[end] == sign:
                    end += 1
                count, self._at = end - self._at, end
                made.append(_field(sign, count))
            else:
                made.append(('text', sign))
                self._at += 1
        return made

    def _quoted(self):
        at, made = self._at + 1, []
        while at < len(self._pattern):
            if self._pattern[at] == "'":
                if self._pattern[at + 1:at + 2] != "'":
                    self._at = at + 1
                    return ''.join(made) or "'"
                at += 1
            made.append(self._pattern[at])
            at += 1
        raise IllegalArgumentException('Pattern ends with an incomplete string literal: %s' % self._pattern)


def _field(sign, count):
    if sign in 'yu':
        if count == 2:
            return ('two', sign)
        return ('number', sign, count, 19, PLAIN if count < 4 else PADDED)
    if sign in 'MLQqE':
        if count > 5:
            raise _too_many(sign)
        if sign == 'E' or count > 2:
            return ('name', sign, 'short' if count < 4 else 'full' if count == 4 else 'narrow')
        return ('number', sign, count, 19 if count == 1 else 2, PLAIN if count == 1 else FIXED)
    if sign in 'dHhkKms':
        if count > 2:
            raise _too_many(sign)
        return ('number', sign, count, 19 if count == 1 else 2, PLAIN if count == 1 else FIXED)
    if sign == 'D':
        if count > 3:
            raise _too_many(sign)
        return ('number', sign, count, 19 if count == 1 else 3, PLAIN if count == 1 else UNSIGNED if count == 2 else FIXED)
    if sign == 'S':
        if count > 9:
            raise IllegalArgumentException('Minimum width must be from 0 to 9 inclusive but was %d' % count)
        return ('fraction', count, count, False)
    if sign in 'AnN':
        return ('number', sign, count, 19, UNSIGNED)
    if sign in 'aG':
        if sign == 'a' and count > 1 or count > 3:
            raise _too_many(sign)
        return ('name', sign, 'short')
    if sign == 'V':
        if count != 2:
            raise IllegalArgumentException('Pattern letter count must be 2: V')
        return ('zone',)
    if sign == 'z' and count < 5:
        return ('zone name', 'full' if count == 4 else 'short')
    if sign == 'O' and count in (1, 4):
        return ('gmt', 'short' if count == 1 else 'full')
    if sign == 'Z' and count < 6:
        return ('offset', '+HHMM', '+0000') if count < 4 else ('gmt', 'full') if count == 4 else ('offset', '+HH:MM:ss', 'Z')
    if sign in 'Xx' and count < 6:
        pattern = ('+HHmm', '+HHMM', '+HH:MM', '+HHMMss', '+HH:MM:ss')[count - 1]
        none = 'Z' if sign == 'X' else ('+00', '+0000', '+00:00', '+0000', '+00:00')[count - 1]
        return ('offset', pattern, none)
    if sign in 'BecgYwWFpv':
        raise IllegalArgumentException('the pattern letter %s is not supported in this version' % sign)
    raise IllegalArgumentException('Unknown pattern letter: %s' % sign if count == 1 or sign not in 'zOZXx' else 'Too many pattern letters: %s' % sign)


def iso():
    date = [('number', 'u', 4, 10, PADDED), ('text', '-'), ('number', 'M', 2, 2, FIXED), ('text', '-'), ('number', 'd', 2, 2, FIXED)]
    seconds = [('text', ':'), ('number', 's', 2, 2, FIXED), ('fraction', 0, 9, True)]
    minutes = [('number', 'H', 2, 2, FIXED), ('text', ':'), ('number', 'm', 2, 2, FIXED)]
    time, offset = [*minutes, ('maybe', seconds)], ('offset', '+HH:MM:ss?', 'Z')
    both, zone = [*date, ('text', 'T'), *time], ('maybe', [('text', '['), ('region',), ('text', ']')])
    return {
        'ISO_LOCAL_DATE': date, 'ISO_LOCAL_TIME': time, 'ISO_LOCAL_DATE_TIME': both, 'ISO_OFFSET_DATE_TIME': [*both, offset],
        'ISO_ZONED_DATE_TIME': [*both, offset, zone], 'ISO_DATE_TIME': [*both, ('maybe', [offset, zone])],
        'ISO_DATE': [*date, ('maybe', [offset])], 'ISO_TIME': [*time, ('maybe', [offset])], 'ISO_OFFSET_DATE': [*date, offset],
        'ISO_INSTANT': [*date, ('text', 'T'), *minutes, *seconds, offset],
        'ISO_ORDINAL_DATE': [('number', 'u', 4, 10, PADDED), ('text', '-'), ('number', 'D', 3, 3, FIXED), ('maybe', [offset])],
        'RFC_1123_DATE_TIME': [
            ('maybe', [('name', 'E', 'short'), ('text', ', ')]), ('number', 'd', 1, 2, UNSIGNED), ('text', ' '), ('name', 'M', 'short'), ('text', ' '),
            ('number', 'u', 4, 4, FIXED), ('text', ' '), *minutes, ('maybe', seconds[:2]), ('text', ' '), ('offset', '+HHMM', 'GMT')],
        'BASIC_ISO_DATE': [('number', 'u', 4, 4, FIXED), ('number', 'M', 2, 2, FIXED), ('number', 'd', 2, 2, FIXED), ('maybe', [('offset', '+HHMMss?', 'Z')])],
    }
