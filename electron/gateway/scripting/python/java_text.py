# java.text for scripts: dates and numbers written and read by patterns as Java 17 does it. Names and signs are English
# ones; what would need those of another language is refused by the name of the locale.

import datetime
import fractions
import itertools
import math
import re
import unicodedata

from _java_lang import (
    ArithmeticException, Enum, Exception, IllegalArgumentException, NullPointerException, Object,
    OutOfMemoryError, UnsupportedOperationException, a_boolean, a_char, a_string, an_instance, an_int, char, digits_of, hash_of, method_takes,
    text_of, wrapped)
from _java_util import (
    Calendar, Date, GregorianCalendar, Locale, TimeZone, a_date, a_locale, a_zone, english, named_zones, unsupported_locale)
from _unicode import letters, long


# java.text.ParseException.
class ParseException(Exception):
    def __init__(self, message, offset):
        Exception.__init__(self, message)
        self._offset = offset

    def getErrorOffset(self):
        return self._offset


# java.text.ParsePosition.
class ParsePosition(Object):
    @method_takes(an_int)
    def __init__(self, index):
        self._index, self._error = index, -1

    def getIndex(self):
        return self._index

    @method_takes(an_int)
    def setIndex(self, index):
        self._index = index

    def getErrorIndex(self):
        return self._error

    @method_takes(an_int)
    def setErrorIndex(self, index):
        self._error = index

    def toString(self):
        return letters('java.text.ParsePosition[index=%d,errorIndex=%d]' % (self._index, self._error))


# java.text.Format: written and read at a place of a text, or all of it.
class Format(Object):
    def parseObject(self, text, *position):
        return self.parse(text, *position)

    def _parsed(self, text, position, what):
        a_string(text, 'parse')
        if text is None:
            raise NullPointerException('Cannot invoke "String.length()" because "text" is null')
        # Of a text that is unicode every part would be made one.
        text = str.__str__(text)
        if position is not None:
            return self._read(text, position)
        position = ParsePosition(0)
        value = self._read(text, position)
        if position._index == 0:
            raise ParseException('Unparseable %s: "%s"' % (what, text), position._error)
        return value


# ---- Dates

# The fields that a letter writes as a number and reads as one.
_numbers = {
    'd': Calendar.DATE, 'H': Calendar.HOUR_OF_DAY, 'm': Calendar.MINUTE, 's': Calendar.SECOND, 'S': Calendar.MILLISECOND,
    'D': Calendar.DAY_OF_YEAR, 'F': Calendar.DAY_OF_WEEK_IN_MONTH, 'w': Calendar.WEEK_OF_YEAR, 'W': Calendar.WEEK_OF_MONTH,
    'K': Calendar.HOUR, 'k': Calendar.HOUR_OF_DAY, 'h': Calendar.HOUR}
_letters = 'GyMdkHmsSEDFwWahKzZYuXL'
# Letters before which a number has as many digits as its own letters say: `yyyyMMdd`.
_counted = set('ydkHmsSDFwWhKuY')


# java.text.DateFormat.
class DateFormat(Format):
    FULL, LONG, MEDIUM, SHORT, DEFAULT = 0, 1, 2, 3, 2

    @staticmethod
    def getDateInstance(style=DEFAULT, locale=Locale.US):
        return SimpleDateFormat(_styled(locale, date=style), locale)

    @staticmethod
    def getTimeInstance(style=DEFAULT, locale=Locale.US):
        return SimpleDateFormat(_styled(locale, time=style), locale)

    @staticmethod
    def getDateTimeInstance(date=DEFAULT, time=DEFAULT, locale=Locale.US):
        return SimpleDateFormat(_styled(locale, date, time), locale)

    @staticmethod
    def getInstance():
        return DateFormat.getDateTimeInstance(DateFormat.SHORT, DateFormat.SHORT)


_date_styles = {'US': ('EEEE, MMMM d, y', 'MMMM d, y', 'MMM d, y', 'M/d/yy'),
                'GB': ('EEEE, d MMMM y', 'd MMMM y', 'd MMM y', 'dd/MM/y')}
_time_styles = {'US': ('h:mm:ss a zzzz', 'h:mm:ss a z', 'h:mm:ss a', 'h:mm a'),
                'GB': ('HH:mm:ss zzzz', 'HH:mm:ss z', 'HH:mm:ss', 'HH:mm')}


def _styled(locale, date=None, time=None):
    country = locale.getCountry() or 'US'
    if locale.getLanguage() != 'en' or country not in _date_styles:
        raise unsupported_locale(locale)
    for name, style in (('date', date), ('time', time)):
        if style is not None and not 0 <= an_int(style, 'getInstance') <= 3:
            raise IllegalArgumentException('Illegal %s style %d' % (name, style))
    parts = [styles[country][style] for styles, style in ((_date_styles, date), (_time_styles, time)) if style is not None]
    between = " 'at' " if len(parts) == 2 and date < 2 and time < 2 else ', '
    return between.join(parts)


# java.text.SimpleDateFormat.
class SimpleDateFormat(DateFormat):
    # () | (pattern) | (pattern, locale)
    def __init__(self, *given):
        pattern, locale = (given + (Locale.getDefault(),))[:2] if given else ('M/d/yy, h:mm a', Locale.getDefault())
        self._locale = a_locale(locale, type(self)._java, 1)
        self.applyPattern(a_string(pattern, type(self)._java))
        self._calendar = GregorianCalendar(self._locale)
        self._calendar.add(Calendar.YEAR, -80)
        self.set2DigitYearStart(self._calendar.getTime())

    # ---- Patterns

    @method_takes(a_string)
    def applyPattern(self, pattern):
        if pattern is None:
            raise NullPointerException()
        self._pattern = letters(pattern)
        self._parts = _compiled(str.__str__(pattern))
        # What needs no words can be of any locale.
        if any(letter and (letter in 'GEaz' or letter in 'ML' and count > 2) for letter, count in self._parts):
            english(self._locale)

    def toPattern(self):
        return self._pattern

    toLocalizedPattern = toPattern

    # ---- Writing

    def format(self, date):
        if date is None:
            raise NullPointerException('date must not be null')
        # Jython gives a datetime as a time of Greenwich.
        if isinstance(date, datetime.datetime):
            date = Date((date.replace(tzinfo=None) - datetime.datetime(1970, 1, 1)) // datetime.timedelta(milliseconds=1))
        elif isinstance(date, (int, float)):
            date = Date(int(date))
        elif not isinstance(date, Date):
            raise IllegalArgumentException('Cannot format given Object as a Date')
        self._calendar.setTime(date)
        return letters(''.join([self._written(letter, count) for letter, count in self._parts]))

    def _written(self, letter, count):
        calendar, names = self._calendar, None
        if letter is None:
            return count
        if letter in _numbers:
            value = calendar.get(_numbers[letter])
            if letter in 'kh' and value == 0:
                value = 24 if letter == 'k' else 12
            return '%0*d' % (count, value)
        if letter in 'yY':
            value = calendar.get(Calendar.YEAR) if letter == 'y' else calendar.getWeekYear()
            sign, value = '-' if value < 0 else '', abs(value)
            return sign + '%0*d' % (count, value % 100 if count == 2 else value)
        if letter in 'ML' and count < 3:
            return '%0*d' % (count, calendar.get(Calendar.MONTH) + 1)
        if letter == 'u':
            return '%0*d' % (count, (calendar.get(Calendar.DAY_OF_WEEK) + 5) % 7 + 1)
        if letter in 'ZX':
            offset = calendar.get(Calendar.ZONE_OFFSET) + calendar.get(Calendar.DST_OFFSET)
            return _offset_text(int(offset / 60000), letter, count)
        if letter == 'z':
            daylight = calendar.get(Calendar.DST_OFFSET) != 0
            return calendar._zone._name(daylight, TimeZone.LONG if count > 3 else TimeZone.SHORT, calendar._time)
        names = english(self._locale)
        if letter == 'G':
            return names.eras[calendar.get(Calendar.ERA)]
        if letter == 'a':
            return names.halves[calendar.get(Calendar.AM_PM)]
        if letter == 'E':
            return names.weekdays[count > 3][calendar.get(Calendar.DAY_OF_WEEK) - 1]
        return names.months[count > 3][calendar.get(Calendar.MONTH)]

    # ---- Reading

    def parse(self, text, position=None):
        return self._parsed(text, position, 'date')

    def _read(self, text, position):
        at = position._index
        reading = _Reading(self, text, at)
        for number, (letter, count) in enumerate(self._parts):
            if letter is None:
                matching = 0
                while matching < len(count) and text[at + matching:at + matching + 1] == count[matching]:
                    matching += 1
                if matching < len(count):
                    position._error = at + matching
                    return None
                at += matching
                continue
            at = reading.field(at, number, letter, count)
            if at is None:
                position._error = reading.error
                return None
        try:
            date = reading.date()
        except IllegalArgumentException:
            position._error = at
            return None
        position._index = at
        return date

    # ---- Properties

    def getCalendar(self):
        return self._calendar

    @method_takes(an_instance('java.util.Calendar', Calendar))
    def setCalendar(self, calendar):
        self._calendar = calendar

    def getTimeZone(self):
        return self._calendar.getTimeZone()

    @method_takes(a_zone)
    def setTimeZone(self, zone):
        self._calendar.setTimeZone(zone)

    def isLenient(self):
        return self._calendar.isLenient()

    @method_takes(a_boolean)
    def setLenient(self, lenient):
        self._calendar.setLenient(lenient)

    def get2DigitYearStart(self):
        return self._century.clone()

    @method_takes(a_date)
    def set2DigitYearStart(self, date):
        self._century, self._century_year = date.clone(), date.getYear() + 1900

    def clone(self):
        made = SimpleDateFormat(self._pattern, self._locale)
        made._calendar = self._calendar.clone()
        made.set2DigitYearStart(self._century)
        return made

    def equals(self, other):
        return isinstance(other, SimpleDateFormat) and self._same() == other._same()

    def _same(self):
        return self._pattern, self._locale, self._calendar._zone, self._calendar._lenient

    def hashCode(self):
        return hash_of(self._pattern)


# Pairs of a letter and how often it stands; of None and a text that stands for itself.
def _compiled(pattern):
    parts, at, quoted, text = [], 0, False, ''
    while at < len(pattern):
        sign = pattern[at]
        if sign == "'":
            if pattern[at + 1:at + 2] == "'":
                text, at = text + "'", at + 2
                continue
            quoted = not quoted
        elif quoted or not (sign.isascii() and sign.isalpha()):
            text += sign
        else:
            count = re.match('%s+' % sign, pattern[at:]).end()
            if sign not in _letters:
                raise IllegalArgumentException("Illegal pattern character '%s'" % sign)
            if sign == 'X' and count > 3:
                raise IllegalArgumentException('invalid ISO 8601 format: length=%d' % count)
            if text:
                parts.append((None, text))
            parts.append((sign, count))
            text, at = '', at + count - 1
        at += 1
    if quoted:
        raise IllegalArgumentException('Unterminated quote')
    return parts + [(None, text)] if text else parts


def _offset_text(minutes, letter, count):
    if letter == 'X' and minutes == 0:
        return 'Z'
    hours, rest = divmod(abs(minutes), 60)
    text = '%s%02d' % ('-' if minutes < 0 else '+', hours)
    if letter == 'X' and count == 1:
        return text
    return '%s%s%02d' % (text, ':' if letter == 'X' and count == 3 else '', rest)


# java.text.DateFormatSymbols: to be read.
class DateFormatSymbols(Object):
    def __init__(self, locale=None):
        self._names = english(Locale.getDefault() if locale is None else a_locale(locale, type(self)._java))

    @staticmethod
    def getInstance(locale=None):
        return DateFormatSymbols(locale)

    def getMonths(self):
        return list(map(letters, self._names.months[1])) + [letters('')]

    def getShortMonths(self):
        return list(map(letters, self._names.months[0])) + [letters('')]

    def getWeekdays(self):
        return [letters('')] + list(map(letters, self._names.weekdays[1]))

    def getShortWeekdays(self):
        return [letters('')] + list(map(letters, self._names.weekdays[0]))

    def getAmPmStrings(self):
        return list(map(letters, self._names.halves))

    def getEras(self):
        return list(map(letters, self._names.eras))


# The reading of one text. What was read is set at the end, in the order in which it was read.
class _Reading:
    def __init__(self, format, text, begin):
        self.format, self.text, self.error = format, text, begin
        self.values = {}
        self.week_year = None
        # Whether a year of two digits is the one with which the hundred years begin, and end.
        self.unsure = False

    def put(self, field, value):
        self.values.pop(field, None)
        self.values[field] = value

    # Where the text goes on after a field, or None.
    def field(self, begin, number, letter, count):
        text, at = self.text, begin
        while text[at:at + 1] in (' ', '\t'):
            at += 1
        if at >= len(text):
            return self.wrong(begin)
        self.error = at
        if letter in _numbers or letter in 'yYu' or letter in 'ML' and count < 3:
            return self.number(begin, at, number, letter, count)
        if letter in 'zZ':
            return self.zone(begin, at)
        if letter == 'X':
            return self.iso_zone(at, count)
        names = english(self.format._locale)
        field, words = {
            'G': (Calendar.ERA, (names.eras,)), 'a': (Calendar.AM_PM, (names.halves,)),
            'E': (Calendar.DAY_OF_WEEK, names.weekdays)}.get(letter, (Calendar.MONTH, names.months))
        # Words stand where the field begins: after spaces they are not found.
        found = [(len(word), index) for kind in words for index, word in enumerate(kind)
                 if text[begin:begin + len(word)].lower() == word.lower()]
        if not found:
            return None
        length, index = max(found)
        self.put(field, index + (letter == 'E'))
        return begin + length

    # All digits that stand there; as many as the letters say where another number follows without a sign between.
    def number(self, begin, at, number, letter, count):
        text, parts = self.text, self.format._parts
        after, after_count = parts[number + 1] if number + 1 < len(parts) else (None, 0)
        if after is not None and (after in _counted or after in 'ML' and after_count <= 2):
            if begin + count > len(text):
                return None
            text = text[:begin + count]
        position = ParsePosition(at)
        value = _digits_alone._read(text, position)
        if value is None:
            return None
        value, end = wrapped(int(max(min(value, 1 << 62), -1 << 62))), position._index
        if letter in 'yY':
            if count <= 2 and end - at == 2 and text[at:end].isdigit():
                start = self.format._century_year
                self.unsure = value == start % 100
                value += start // 100 * 100 + (100 if value < start % 100 else 0)
            self.week_year = value if letter == 'Y' else None
            if letter == 'y':
                self.put(Calendar.YEAR, value)
        elif letter in 'ML':
            self.put(Calendar.MONTH, value - 1)
        elif letter == 'u':
            self.put(Calendar.DAY_OF_WEEK, value % 7 + 1 if 1 <= value <= 7 else value)
        else:
            if letter in 'kh':
                most = 24 if letter == 'k' else 12
                if not self.format.isLenient() and not 1 <= value <= most:
                    return self.wrong(end)
                value = 0 if value == most else value
            self.put(_numbers[letter], value)
        return end

    # GMT is looked for where the field begins, before spaces.
    def zone(self, begin, at):
        text = self.text
        if text[at] in '+-':
            return self.numeric_zone(at + 1, text[at], 0, False)
        if text[begin:begin + 3].upper() != 'GMT':
            return self.named_zone(at)
        sign = text[at + 3:at + 4]
        return self.numeric_zone(at + 4, sign, 0, True) if sign in ('+', '-') else self.offset(0, at + 3)

    def iso_zone(self, at, count):
        if self.text[at] == 'Z':
            return self.offset(0, at + 1)
        if self.text[at] not in '+-':
            return self.wrong(at + 1)
        return self.numeric_zone(at + 1, self.text[at], count, count == 3)

    def offset(self, millis, end):
        self.put(Calendar.ZONE_OFFSET, millis)
        self.put(Calendar.DST_OFFSET, 0)
        return end

    # `hhmm`, `hh:mm`, after GMT also `h:mm`. `count` is that of X: one has hours alone.
    def numeric_zone(self, at, sign, count, colon):
        hours = re.compile('[0-9]{1,2}').match(self.text, at)
        if not hours:
            return self.wrong(at)
        at = hours.end()
        if len(hours.group()) == 1 and (count or not colon):
            return self.wrong(at)
        if int(hours.group()) > 23:
            return self.wrong(at - 1)
        minutes = 0
        if count != 1:
            if colon and self.text[at:at + 1] != ':':
                return self.wrong(at)
            found = re.compile('[0-9]{0,2}').match(self.text, at + colon)
            if len(found.group()) < 2:
                return self.wrong(found.end())
            at, minutes = found.end(), int(found.group())
            if minutes > 59:
                return self.wrong(at - 1)
        minutes += int(hours.group()) * 60
        return self.offset(minutes * (60000 if sign == '+' else -60000), at)

    def wrong(self, at):
        self.error = at

    # A zone by name: the format's, the station's, or the first that has it. The format keeps the zone.
    def named_zone(self, at):
        own = self.format.getTimeZone()
        for zone, names in [(zone, zone._names()) for zone in (own, TimeZone.getDefault())] + named_zones():
            if names is None:
                continue
            for index in (2, 0, 3, 1):
                name = names[index]
                if name is None or self.text[at:at + len(name)].lower() != name.lower():
                    continue
                zone = TimeZone.getTimeZone(zone) if isinstance(zone, str) else zone
                if not zone.equals(own):
                    self.format.setTimeZone(zone)
                daylight = index % 2 == 1
                saved = zone.getDSTSavings() if daylight else 0
                # A name that is of both times leaves the choice to the zone.
                if saved if daylight else names[index].lower() != (names[index + 1] or '').lower():
                    self.values.pop(Calendar.ZONE_OFFSET, None)
                    self.put(Calendar.DST_OFFSET, saved)
                return at + len(name)
        return None

    def date(self):
        date = self._date()
        if self.unsure and date.before(self.format._century):
            year = Calendar.YEAR
            if self.week_year is None:
                self.values[year] += 100
            else:
                self.week_year += 100
            date = self._date()
        return date

    def _date(self):
        calendar = self.format._calendar
        calendar.clear()
        for field, value in self.values.items():
            calendar.set(field, value)
        if self.week_year is not None:
            week = self.values.get(Calendar.WEEK_OF_YEAR, 1)
            weekday = self.values.get(Calendar.DAY_OF_WEEK, calendar.getFirstDayOfWeek())
            if not 1 <= weekday <= 7 and calendar.isLenient():
                weeks, weekday = divmod(weekday - 1, 7)
                week, weekday = week + weeks, (weekday + 1) % 7 + 1
            calendar.setWeekDate(self.week_year, week, weekday)
        return calendar.getTime()


# ---- Numbers

# java.math.RoundingMode.
class RoundingMode(Enum):
    _java = 'java.math.RoundingMode'


RoundingMode.of('UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN', 'UNNECESSARY')

# Countries that write English, and numbers in their own way.
_other_signs = ('AT', 'BE', 'CH', 'DE', 'DK', 'FI', 'NL', 'SE', 'SI', 'ZA')


# java.text.DecimalFormatSymbols.
class DecimalFormatSymbols(Object):
    def __init__(self, locale=None):
        locale = Locale.getDefault() if locale is None else a_locale(locale, type(self)._java)
        if locale.getLanguage() not in ('en', '') or locale.getCountry() in _other_signs:
            raise unsupported_locale(locale)
        self._signs = {'DecimalSeparator': '.', 'GroupingSeparator': ',', 'MinusSign': '-', 'Percent': '%', 'PerMill': '\u2030',
                       'Infinity': '\u221e', 'NaN': 'NaN', 'CurrencySymbol': {'US': '$', 'GB': '\xa3'}.get(locale.getCountry(), '\xa4'),
                       'ExponentSeparator': 'e' if locale.getCountry() in ('AU', 'CA') else 'E', 'ZeroDigit': '0', 'Digit': '#'}

    @staticmethod
    def getInstance(locale=None):
        return DecimalFormatSymbols(locale)

    def clone(self):
        made = DecimalFormatSymbols()
        made._signs = dict(self._signs)
        return made

    def equals(self, other):
        return isinstance(other, DecimalFormatSymbols) and self._signs == other._signs

    def hashCode(self):
        return hash_of(tuple(self._signs.values()))


def _symbol(name, is_char):
    def get(self):
        return (char if is_char else letters)(self._signs[name]) if name != 'PerMill' else letters(self._signs[name])

    @method_takes(a_char if is_char else a_string)
    def put(self, sign):
        self._signs[name] = str.__str__(sign)

    put.__name__ = 'set' + name
    setattr(DecimalFormatSymbols, 'get' + name, get)
    if name not in ('ZeroDigit', 'Digit'):
        setattr(DecimalFormatSymbols, 'set' + name, put)


for _name in ('DecimalSeparator', 'GroupingSeparator', 'MinusSign', 'Percent', 'PerMill', 'ZeroDigit', 'Digit'):
    _symbol(_name, True)
for _name in ('Infinity', 'NaN', 'CurrencySymbol', 'ExponentSeparator'):
    _symbol(_name, False)


# java.text.NumberFormat.
class NumberFormat(Format):
    INTEGER_FIELD, FRACTION_FIELD = 0, 1

    @staticmethod
    def getInstance(locale=None):
        return DecimalFormat('#,##0.###', DecimalFormatSymbols(locale))

    getNumberInstance = getInstance

    @staticmethod
    def getIntegerInstance(locale=None):
        made = DecimalFormat('#,##0', DecimalFormatSymbols(locale))
        made.setParseIntegerOnly(True)
        return made

    @staticmethod
    def getPercentInstance(locale=None):
        return DecimalFormat('#,##0%', DecimalFormatSymbols(locale))

    @staticmethod
    def getCurrencyInstance(locale=None):
        symbols = DecimalFormatSymbols(locale)
        if symbols._signs['CurrencySymbol'] == '\xa4':
            raise unsupported_locale(locale)
        return DecimalFormat('\xa4#,##0.00', symbols)


_most = 0x7fffffff
# The signs that text around a number has to quote.
_special = re.compile("[0#,.%\u2030;\xa4-]")


# java.text.DecimalFormat. A prefix or suffix is a list of texts and of signs that stand for those of the symbols.
class DecimalFormat(NumberFormat):
    # () | (pattern) | (pattern, symbols)
    def __init__(self, *given):
        if given and given[0] is None:
            raise NullPointerException('Cannot invoke "String.length()" because "pattern" is null')
        pattern = a_string(given[0], type(self)._java) if given else '#,##0.###'
        symbols = given[1] if len(given) > 1 else DecimalFormatSymbols()
        self._symbols = an_instance('java.text.DecimalFormatSymbols', DecimalFormatSymbols)(symbols, type(self)._java, 1).clone()
        self._grouped, self._group = True, 3
        self._rounding = RoundingMode.HALF_EVEN
        self._integers = False
        self._least_whole, self._most_whole, self._least_fraction, self._most_fraction = 1, _most, 0, 3
        self._multiplier, self._point_always, self._exponent = 1, False, 0
        self._around = [[], [], [], []]
        self.applyPattern(pattern)

    # ---- Patterns

    @method_takes(a_string)
    def applyPattern(self, pattern):
        pattern = str.__str__(pattern)
        self._point_always, self._exponent = False, 0
        if not pattern:
            self._around = [[], [], ['-'], []]
            self._least_whole, self._most_whole, self._least_fraction, self._most_fraction = 0, _most, 0, _most
            return
        prefix, suffix, digits, exponent, end = _subpattern(pattern, 0, True)
        self._apply_digits(pattern, digits, exponent)
        percents = [sign for sign in prefix + suffix if type(sign) is _Sign and sign in '%\u2030']
        self._multiplier = 1 if not percents else 100 if percents[0] == '%' else 1000
        # The part for negative numbers gives what stands around them, and nothing else. Where there is none, or it is
        # like the first, a minus stands before them.
        negative, other = prefix, suffix
        if end + 1 != len(pattern):
            negative, other, _digits, _exponent, end = _subpattern(pattern, end + 1 if end < len(pattern) else 0, False)
            if end < len(pattern):
                raise _unquoted(';', pattern)
        if (negative, other) == (prefix, suffix):
            negative = [_Sign('-')] + prefix
        self._around = [prefix, suffix, negative, other]

    def _apply_digits(self, pattern, digits, exponent):
        def malformed(text='Malformed pattern'):
            return IllegalArgumentException('%s "%s"' % (text, pattern))

        if digits.count('.') > 1:
            raise malformed('Multiple decimal separators in pattern')
        signs = digits.replace(',', '')
        point = signs.find('.')
        signs = signs.replace('.', '')
        if re.search('0#+0', signs):
            raise malformed("Unexpected '0' in pattern")
        left = len(signs) - len(signs.lstrip('#'))
        zeros = signs.count('0')
        right = len(signs) - left - zeros
        whole = digits.partition('.')[0]
        group = len(whole) - whole.rfind(',') - 1 if ',' in whole else None
        if exponent is not None:
            self._exponent = len(exponent)
        # A pattern without a 0 has one where it must: `#.#` is `0.#`, and `.#` is `.0`.
        if zeros == 0 and left > 0 and point >= 0:
            right, left, zeros = left - max(point, 1), max(point, 1) - 1, 1
        if (point < 0 and right > 0 or point >= 0 and not left <= point <= left + zeros or group == 0
                or ',' in digits.partition('.')[2]):
            raise malformed()
        total = left + zeros + right
        self._least_whole = (point if point >= 0 else total) - left
        self._most_whole = left + self._least_whole if self._exponent else _most
        self._most_fraction = total - point if point >= 0 else 0
        self._least_fraction = left + zeros - point if point >= 0 else 0
        self._grouped, self._group = bool(group), group or 0
        self._point_always = point in (0, total)

    def toPattern(self):
        count = self._most_whole if self._exponent else max(self._group, self._least_whole) + 1
        if max(count, self._most_fraction) > 100000:
            raise OutOfMemoryError('Required length exceeds implementation limit')
        digits = ''
        for place in range(count, 0, -1):
            if place != count and self._grouped and self._group and place % self._group == 0:
                digits += ','
            digits += '0' if place <= self._least_whole else '#'
        if self._most_fraction > 0 or self._point_always:
            digits += '.'
        digits += '0' * self._least_fraction + '#' * (self._most_fraction - self._least_fraction)
        if self._exponent:
            digits += 'E' + '0' * self._exponent
        prefix, suffix, negative, other = [_quoted(parts) for parts in self._around]
        text = prefix + digits + suffix
        if other == suffix and self._around[2] == [_Sign('-')] + self._around[0]:
            return letters(text)
        return letters('%s;%s%s%s' % (text, negative, digits, other))

    toLocalizedPattern = toPattern

    def _text(self, index):
        signs = self._symbols._signs
        known = {'-': 'MinusSign', '%': 'Percent', '\u2030': 'PerMill', '\xa4': 'CurrencySymbol'}
        return ''.join([
            {'\xa4\xa4': 'USD'}.get(part) or signs[known[part]] if type(part) is _Sign else part for part in self._around[index]])

    # ---- Writing

    def format(self, number):
        if isinstance(number, bool):
            number = int(number)
        if not isinstance(number, (int, float)):
            raise IllegalArgumentException('Cannot format given Object as a Number')
        if isinstance(number, int) and not -1 << 63 <= number < 1 << 63:
            number = float(number)
        return letters(self._written(number))

    def _written(self, number):
        signs = self._symbols._signs
        whole = isinstance(number, int)
        if not whole and number != number:
            return signs['NaN']
        number *= self._multiplier
        negative = (number < 0 if whole else math.copysign(1, number) < 0) != (self._multiplier < 0)
        before, after = self._text(2 * negative), self._text(2 * negative + 1)
        if not whole and math.isinf(number):
            return before + signs['Infinity'] + after
        number = abs(number)
        if whole:
            digits, point = str(number), len(str(number))
            digits = digits.rstrip('0')
        else:
            digits, point = digits_of(number) if number else ('', 0)
        if self._exponent:
            keep = self._most_whole + self._most_fraction
            if keep or not whole:
                digits, point = self._cut(number, digits, point, keep, negative)
            return before + self._scientific(digits, point) + after
        if not whole:
            keep = point + min(self._most_fraction, 340)
            digits, point = self._cut(number, digits, point, keep, negative) if keep >= 0 else ('', 0)
        return before + self._plain(digits, point if digits else 0, whole) + after

    # The digits that are kept. A half is one of the number itself, not of its digits.
    def _cut(self, number, digits, point, keep, negative):
        if keep >= len(digits):
            return digits, point
        mode = self._rounding.name()
        if mode == 'UNNECESSARY':
            raise ArithmeticException('Rounding needed with the rounding mode being set to RoundingMode.UNNECESSARY')
        head = digits[:keep]
        if mode.startswith('HALF'):
            exact = fractions.Fraction(number) * fractions.Fraction(10) ** (keep - point)
            rest = exact % 1 * 2
            odd = int(head[-1:] or '0') % 2 == 1
            # Java takes the half of a double that is a whole number for more than one.
            more = isinstance(number, float) and number % 1 == 0 and number < 1 << 63
            up = rest > 1 or rest == 1 and (more or mode == 'HALF_UP' or mode == 'HALF_EVEN' and odd)
        else:
            up = mode == 'UP' or mode == ('FLOOR' if negative else 'CEILING')
        if up:
            raised = str(int(head or '0') + 1)
            point += len(raised) > max(keep, 0)
            head = raised
        return head.rstrip('0'), point

    def _plain(self, digits, point, whole):
        signs = self._symbols._signs
        text = digits[:max(point, 0)].ljust(point, '0').rjust(self._least_whole, '0')
        if len(text) > self._most_whole:
            text = text[len(text) - self._most_whole:]
        rest = '0' * -point + digits[max(point, 0):]
        rest = '' if whole else rest[:self._most_fraction]
        rest = rest.ljust(min(self._least_fraction, 340), '0')
        if not text and not rest:
            text = '0'
        if self._grouped and self._group:
            start = len(text) % self._group
            parts = [text[at:at + self._group] for at in range(start, len(text), self._group)]
            text = signs['GroupingSeparator'].join(([text[:start]] if start else []) + parts)
        return text + (signs['DecimalSeparator'] + rest if rest or self._point_always else '')

    def _scientific(self, digits, point):
        signs = self._symbols._signs
        exponent, least, repeat = point if digits else 0, self._least_whole, self._most_whole
        zero = not digits
        if repeat > 1 and repeat > least:
            # The exponent is a multiple of as many digits as may stand before the point.
            exponent = (exponent - 1) // repeat * repeat
            least = 1
        else:
            exponent -= least
        most = self._least_whole + self._least_fraction
        before = least if zero else point - exponent
        total = max(len(digits), most, before)
        text = digits.ljust(total, '0')
        text = text[:before] + (signs['DecimalSeparator'] + text[before:] if total > before or self._point_always else '')
        exponent = 0 if zero else exponent
        return '%s%s%s%s' % (text, signs['ExponentSeparator'], signs['MinusSign'] if exponent < 0 else '',
                             str(abs(exponent)).rjust(self._exponent, '0'))

    # ---- Reading

    def parse(self, text, position=None):
        if text is None:
            raise NullPointerException(
                'Cannot invoke "String.regionMatches(int, String, int, int)" because "text" is null')
        return self._parsed(text, position, 'number')

    def _read(self, text, position):
        signs, begin = self._symbols._signs, position._index
        if text.startswith(signs['NaN'], begin):
            position._index = begin + len(signs['NaN'])
            return math.nan
        sides = [side for side in (0, 1) if text.startswith(self._text(2 * side), begin)]
        if len(sides) == 2:
            lengths = [len(self._text(2 * side)) for side in sides]
            sides = sides if lengths[0] == lengths[1] else [lengths.index(max(lengths))]
        if not sides:
            position._error = begin
            return None
        at = begin + len(self._text(2 * sides[0]))
        infinite = text.startswith(signs['Infinity'], at)
        if infinite:
            at, digits, point = at + len(signs['Infinity']), '', 0
        else:
            found = self._digits_at(text, at)
            if found is None:
                position._error = begin
                return None
            digits, point, at = found
        sides = [side for side in sides if text.startswith(self._text(2 * side + 1), at)]
        if len(sides) == 2:
            lengths = [len(self._text(2 * side + 1)) for side in sides]
            sides = sides if lengths[0] == lengths[1] else [lengths.index(max(lengths))]
        if len(sides) != 1:
            position._error = at
            return None
        negative = sides[0] == 1
        position._index = at + len(self._text(2 * sides[0] + 1))
        if infinite:
            return -math.inf if negative != (self._multiplier < 0) else math.inf
        return self._value(digits, point, negative)

    # The digits without those that say nothing, the place of the point, and where the number ends.
    def _digits_at(self, text, at):
        signs = self._symbols._signs
        digits, point, count, seen, backup = '', None, 0, False, None
        zeros, exponent = 0, 0
        while at < len(text):
            sign = text[at]
            digit = unicodedata.decimal(sign, None)
            if digit is not None:
                backup, seen = None, True
                if digit or digits:
                    digits += str(digit)
                elif point is not None:
                    zeros += 1
            elif sign == signs['DecimalSeparator'] and not self._integers and point is None:
                point = len(digits)
            elif sign == signs['GroupingSeparator'] and self._grouped and point is None:
                backup = at
            elif text.startswith(signs['ExponentSeparator'], at):
                found = re.compile('-?[0-9]+').match(text, at + len(signs['ExponentSeparator']))
                if found:
                    exponent, at = int(found.group()), found.end()
                break
            else:
                break
            at += 1
        if not seen:
            return None
        point = (len(digits) if point is None else point) - zeros + exponent
        return digits.rstrip('0'), point, at if backup is None else backup

    # A whole number where it is one and has room in a long.
    def _value(self, digits, point, negative):
        sign = -1 if negative else 1
        if not digits:
            value = 0 if not negative or self._integers else -0.0
        elif len(digits) <= point <= 19 and -1 << 63 <= sign * int(digits.ljust(point, '0')) < 1 << 63:
            value = sign * int(digits.ljust(point, '0'))
        else:
            value = sign * float('0.%sE%d' % (digits, point))
        if self._multiplier != 1:
            if isinstance(value, int) and value % self._multiplier == 0:
                value //= self._multiplier
            else:
                value = float(value) / self._multiplier
                near = int(value) if abs(value) < 1 << 63 else (1 << 63) - 1 if value > 0 else -1 << 63
                if value == float(near) and (near or math.copysign(1, value) > 0) or self._integers:
                    value = near
        return long(value) if isinstance(value, int) else value

    # ---- Properties

    def getDecimalFormatSymbols(self):
        return self._symbols.clone()

    @method_takes(an_instance('java.text.DecimalFormatSymbols', DecimalFormatSymbols))
    def setDecimalFormatSymbols(self, symbols):
        self._symbols = symbols.clone()

    @method_takes(an_int)
    def setMaximumFractionDigits(self, count):
        self._most_fraction = max(0, count)
        self._least_fraction = min(self._least_fraction, self._most_fraction)

    @method_takes(an_int)
    def setMinimumFractionDigits(self, count):
        self._least_fraction = max(0, count)
        self._most_fraction = max(self._least_fraction, self._most_fraction)

    @method_takes(an_int)
    def setMaximumIntegerDigits(self, count):
        self._most_whole = max(0, count)
        self._least_whole = min(self._least_whole, self._most_whole)

    @method_takes(an_int)
    def setMinimumIntegerDigits(self, count):
        self._least_whole = max(0, count)
        self._most_whole = max(self._least_whole, self._most_whole)

    def clone(self):
        made = DecimalFormat()
        made.__dict__.update(self.__dict__, _symbols=self._symbols.clone(), _around=[list(part) for part in self._around])
        return made

    def equals(self, other):
        return isinstance(other, DecimalFormat) and self.__dict__ == other.__dict__

    def hashCode(self):
        return hash_of(self.toPattern())


# A sign in a prefix or suffix that stands for the one of the symbols.
class _Sign(str):
    pass


_digits_part = re.compile('([#0,.]*)(?:E(0*))?')
_digits_skipped = re.compile('([#0,.E]*)()')


def _unquoted(sign, pattern):
    return IllegalArgumentException('Unquoted special character \'%s\' in pattern "%s"' % (sign, pattern))


# Prefix, suffix, digits, zeros of the exponent, and where this part of a pattern ends. Digits after a suffix are more of
# the digits.
def _subpattern(pattern, at, positive):
    prefix, at = _affix(pattern, at)
    if pattern[at:at + 1] == ';':
        raise _unquoted(';', pattern)
    suffix, digits, exponent = [], '', None
    while at < len(pattern) and pattern[at] != ';':
        found = (_digits_part if positive else _digits_skipped).match(pattern, at)
        digits += found.group(1)
        if positive and found.group(2) is not None:
            if exponent is not None:
                raise IllegalArgumentException('Multiple exponential symbols in pattern "%s"' % pattern)
            exponent = found.group(2)
            if not exponent or not digits.strip('.,'):
                raise IllegalArgumentException('Malformed exponential pattern "%s"' % pattern)
        more, at = _affix(pattern, found.end())
        suffix += more
    if len([sign for sign in prefix + suffix if type(sign) is _Sign and sign in '%\u2030']) > 1:
        raise IllegalArgumentException('Too many percent/per mille characters in pattern "%s"' % pattern)
    return prefix, suffix, digits, exponent, at


# A prefix or suffix, and where it ends.
def _affix(pattern, at):
    parts, quoted = [], False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "'":
            if pattern[at + 1:at + 2] == "'":
                parts.append("'")
                at += 1
            else:
                quoted = not quoted
        elif quoted:
            parts.append(sign)
        elif sign in '#0,.;':
            break
        elif sign in '%\u2030-':
            parts.append(_Sign(sign))
        elif sign == '\xa4':
            doubled = pattern[at + 1:at + 2] == sign
            parts.append(_Sign(sign * (1 + doubled)))
            at += doubled
        else:
            parts.append(sign)
        at += 1
    if quoted:
        raise IllegalArgumentException('Malformed pattern "%s"' % pattern)
    return parts, at


def _quoted(parts):
    text = ''
    for special, group in itertools.groupby(parts, lambda part: type(part) is _Sign):
        part = ''.join(group)
        if not special:
            part = part.replace("'", "''")
            part = "'%s'" % part if _special.search(part) else part
        text += part
    return text


def _property(name, field, kind, getter='get'):
    def get(self):
        return getattr(self, field)

    @method_takes(kind)
    def put(self, value):
        setattr(self, field, value)

    put.__name__ = 'set' + name
    setattr(DecimalFormat, getter + name, get)
    setattr(DecimalFormat, 'set' + name, put)


for _name, _field, _kind in (
    ('Multiplier', '_multiplier', an_int), ('GroupingSize', '_group', an_int),
    ('RoundingMode', '_rounding', an_instance('java.math.RoundingMode', RoundingMode)),
):
    _property(_name, _field, _kind)
for _name, _field in (('GroupingUsed', '_grouped'), ('ParseIntegerOnly', '_integers'),
                      ('DecimalSeparatorAlwaysShown', '_point_always')):
    _property(_name, _field, a_boolean, 'is')
for _name, _field in (('MaximumFractionDigits', '_most_fraction'), ('MinimumFractionDigits', '_least_fraction'),
                      ('MaximumIntegerDigits', '_most_whole'), ('MinimumIntegerDigits', '_least_whole')):
    setattr(DecimalFormat, 'get' + _name, lambda self, field=_field: getattr(self, field))


def _affix_property(name, index):
    def get(self):
        return letters(self._text(index))

    @method_takes(a_string)
    def put(self, text):
        self._around[index] = list(str.__str__(text))

    put.__name__ = 'set' + name
    setattr(DecimalFormat, 'get' + name, get)
    setattr(DecimalFormat, 'set' + name, put)


for _index, _name in enumerate(('PositivePrefix', 'PositiveSuffix', 'NegativePrefix', 'NegativeSuffix')):
    _affix_property(_name, _index)

# What reads the numbers of dates.
_digits_alone = DecimalFormat('#')
_digits_alone.setParseIntegerOnly(True)


# ---- Messages

# java.text.MessageFormat: `{0}`, `{1,number,#.##}`, `{2,date,short}`.
class MessageFormat(Format):
    def __init__(self, pattern):
        self._pattern = pattern
        self._parts = _message(str.__str__(a_string(pattern, type(self)._java)))

    def toPattern(self):
        return letters(self._pattern)

    # Also static: (pattern, argument, ...).
    def format(self, *given):
        if isinstance(self, str):
            self = MessageFormat(self)
        if len(given) == 1 and isinstance(given[0], (list, tuple)):
            given = given[0]
        return letters(''.join([part if isinstance(part, str) else _message_part(given, *part) for part in self._parts]))


def _message(pattern):
    parts, text, at, quoted = [], '', 0, False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "'":
            if pattern[at + 1:at + 2] == "'":
                text, at = text + "'", at + 1
            else:
                quoted = not quoted
        elif sign == '{' and not quoted:
            end, depth = at + 1, 1
            while end < len(pattern) and depth:
                depth += {'{': 1, '}': -1}.get(pattern[end], 0)
                end += 1
            if depth:
                raise IllegalArgumentException('Unmatched braces in the pattern.')
            index, kind, style = [piece.strip() for piece in (pattern[at + 1:end - 1].split(',', 2) + ['', ''])[:3]]
            if not index.isdigit():
                raise IllegalArgumentException("can't parse argument number: %s" % index)
            parts += [text, (int(index), kind.lower(), style)]
            text, at = '', end - 1
        else:
            text += sign
        at += 1
    return parts + [text]


def _message_part(given, index, kind, style):
    if index >= len(given):
        return '{%d}' % index
    value = given[index]
    if value is None:
        return 'null'
    if kind == 'number' or not kind and isinstance(value, (int, float)) and not isinstance(value, bool):
        named = {'': NumberFormat.getInstance, 'integer': NumberFormat.getIntegerInstance,
                 'percent': NumberFormat.getPercentInstance, 'currency': NumberFormat.getCurrencyInstance}.get(style)
        return (named() if named else DecimalFormat(style)).format(value)
    if kind in ('date', 'time'):
        styles = ('full', 'long', 'medium', 'short')
        if style and style not in styles:
            return SimpleDateFormat(style).format(value)
        make = DateFormat.getDateInstance if kind == 'date' else DateFormat.getTimeInstance
        return make(styles.index(style) if style else DateFormat.DEFAULT).format(value)
    if kind:
        raise UnsupportedOperationException('The format type %s of a message is not supported in this version.' % kind)
    return DateFormat.getInstance().format(value) if isinstance(value, Date) else text_of(value)


# ---- `%t` of String.format

_time_patterns = {
    'H': 'HH', 'I': 'hh', 'k': 'H', 'l': 'h', 'M': 'mm', 'S': 'ss', 'L': 'SSS', 'z': 'Z', 'Z': 'z', 'B': 'MMMM', 'b': 'MMM',
    'h': 'MMM', 'A': 'EEEE', 'a': 'EEE', 'Y': 'yyyy', 'y': 'yy', 'j': 'DDD', 'm': 'MM', 'd': 'dd', 'e': 'd', 'R': 'HH:mm',
    'T': 'HH:mm:ss', 'r': 'hh:mm:ss a', 'D': 'MM/dd/yy', 'F': 'yyyy-MM-dd', 'c': 'EEE MMM dd HH:mm:ss z yyyy', 'p': 'a'}


# The text of a time, or None of what is none.
def time_text(value, letter):
    if isinstance(value, int) and not isinstance(value, bool):
        value = Date(value)
    if not isinstance(value, (Date, Calendar)):
        return None
    if letter in 'sQ':
        millis = value.getTime() if isinstance(value, Date) else value.getTimeInMillis()
        return '%d' % (millis // 1000 if letter == 's' else millis)
    if letter not in _time_patterns:
        raise UnsupportedOperationException('%%t%s of java.lang.String.format is not supported in this version' % letter)
    format = SimpleDateFormat(_time_patterns[letter])
    if isinstance(value, Calendar):
        format.setTimeZone(value.getTimeZone())
        value = value.getTime()
    text = format.format(value)
    return text.lower() if letter == 'p' else text


names = {}
for _kind in (ParseException, ParsePosition, Format, DateFormat, SimpleDateFormat, DateFormatSymbols, NumberFormat, DecimalFormat,
              DecimalFormatSymbols, MessageFormat):
    names[_kind.__name__] = _kind
# Of java.math.
math_names = {'RoundingMode': RoundingMode}
