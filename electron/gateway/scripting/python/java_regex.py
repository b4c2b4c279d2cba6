# `java.util.regex` for scripts: patterns of Java (`_java_regex_reader`) and what finds by them.

from _errors import (
    IllegalArgumentException, IllegalStateException, IndexOutOfBoundsException, NullPointerException, UnsupportedOperationException,
)
from _java_arrays import strings
from _java_bean import Bean, int_of, refused
from _java_regex_reader import (
    CANON_EQ, CASE_INSENSITIVE, COMMENTS, DOTALL, LITERAL, MULTILINE, UNICODE_CASE, UNICODE_CHARACTER_CLASS, UNIX_LINES,
    PatternSyntaxException, read,
)
from _unicode import letters


# A text, or what holds one in Java.
def _sequence(function, value, wanted='java.lang.CharSequence'):
    if value is None:
        raise NullPointerException()
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, Bean) and type(value).__name__ in ('String', 'StringBuilder', 'StringBuffer'):
        return value._text
    raise refused(function, value, wanted)


class Pattern(Bean):
    __module__ = 'java.util.regex'
    UNIX_LINES, CASE_INSENSITIVE, COMMENTS, MULTILINE, LITERAL, DOTALL = UNIX_LINES, CASE_INSENSITIVE, COMMENTS, MULTILINE, LITERAL, DOTALL
    UNICODE_CASE, CANON_EQ, UNICODE_CHARACTER_CLASS = UNICODE_CASE, CANON_EQ, UNICODE_CHARACTER_CLASS

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.util.regex.Pattern)')

    @staticmethod
    def compile(regex, flags=0):
        text, flags = _sequence('compile', regex, 'String'), int_of('compile', flags)
        if flags & ~0x1ff:
            raise IllegalArgumentException('Unknown flag 0x%x' % (flags & 0xffffffff))
        made = object.__new__(Pattern)
        made._native, made._reader = read(text, flags)
        made._text = text
        return made

    @staticmethod
    def matches(regex, input):
        return Pattern.compile(regex).matcher(input).matches()

    @staticmethod
    def quote(s):
        text = _sequence('quote', s, 'String')
        return letters(r'\Q%s\E' % text.replace(r'\E', r'\E\\E\Q'))

    def matcher(self, input):
        return Matcher(self, _sequence('matcher', input))

    def split(self, input, limit=0):
        text, limit, parts, at = _sequence('split', input), int_of('split', limit), [], 0
        finder = Matcher(self, text)
        while (limit <= 0 or len(parts) < limit - 1) and finder.find():
            # Before the first sign nothing is split off where nothing stood.
            if at == finder.start() == finder.end() == 0:
                continue
            parts.append(text[at:finder.start()])
            at = finder.end()
        parts.append(text[at:])
        while limit == 0 and len(parts) > 1 and not parts[-1]:
            parts.pop()
        # Of a text that is split everywhere nothing is left.
        return strings([] if limit == 0 and at and parts == [''] else parts)

    def pattern(self):
        return letters(self._text)

    def flags(self):
        return self._reader.flags

    def toString(self):
        return letters(self._text)

    def __repr__(self):
        return self.toString()


# A template of Java (`$1`, `${name}`, `\$`) filled with what was found.
def _filled(found, template):
    made, at = [], 0
    while at < len(template):
        sign = template[at]
        at += 1
        if sign == '\\':
            if at == len(template):
                raise IllegalArgumentException('character to be escaped is missing')
            made.append(template[at])
            at += 1
        elif sign == '$':
            part, at = _referred(found, template, at)
            made.append(part or '')
        else:
            made.append(sign)
    return ''.join(made)


def _referred(found, template, at):
    sign = template[at:at + 1]
    if sign == '{':
        end = at + 1
        while template[end:end + 1].isascii() and template[end:end + 1].isalnum():
            end += 1
        name = template[at + 1:end]
        if not name:
            raise IllegalArgumentException('named capturing group has 0 length name')
        if template[end:end + 1] != '}':
            raise IllegalArgumentException("named capturing group is missing trailing '}'")
        if name[0].isdigit():
            raise IllegalArgumentException('capturing group name {%s} starts with digit character' % name)
        if name not in found.re.groupindex:
            raise IllegalArgumentException('No group with name {%s}' % name)
        return found.group(name), end + 1
    if not sign:
        raise IllegalArgumentException('Illegal group reference: group index is missing')
    if not (sign.isascii() and sign.isdigit()):
        raise IllegalArgumentException('Illegal group reference')
    number, at = int(sign), at + 1
    if number > found.re.groups:
        raise IndexOutOfBoundsException('No group %d' % number)
    # As many digits as there are groups.
    while template[at:at + 1].isascii() and template[at:at + 1].isdigit() and number * 10 + int(template[at]) <= found.re.groups:
        number, at = number * 10 + int(template[at]), at + 1
    return found.group(number), at


# What was found: its groups and their places, which `_shift` counts from the begin of the text.
class MatchResult(Bean):
    __module__ = 'java.util.regex'

    def __init__(self, found, shift):
        self._found, self._shift = found, shift

    def _held(self, words='No match found'):
        if self._found is None:
            raise IllegalStateException(words)
        return self._found

    def _of(self, group, words='No match found'):
        found = self._held(words)
        if not isinstance(group, str):
            if not 0 <= int_of('group', group) <= found.re.groups:
                raise IndexOutOfBoundsException('No group %d' % group)
        elif group not in found.re.groupindex:
            raise IllegalArgumentException('No group with name <%s>' % group)
        return group

    def group(self, group=0):
        part = self._held().group(self._of(group))
        return None if part is None else letters(part)

    def start(self, group=0):
        place = self._held('No match available').start(self._of(group, 'No match available'))
        return place + self._shift if place >= 0 else place

    def end(self, group=0):
        place = self._held('No match available').end(self._of(group, 'No match available'))
        return place + self._shift if place >= 0 else place

    def groupCount(self):
        return self._found.re.groups


class Matcher(MatchResult):
    __module__ = 'java.util.regex'

    def __init__(self, pattern, *text):
        if not isinstance(pattern, Pattern) or not text:
            raise TypeError('No visible constructors for class (java.util.regex.Matcher)')
        self._pattern = pattern
        self._begin(text[0])

    def _begin(self, text):
        if any([sign > '\uffff' for sign in text]):
            raise UnsupportedOperationException('signs above U+FFFF are not supported here in this version')
        if self._pattern._reader.has_borders and not text.isascii():
            raise UnsupportedOperationException(r'\b in a text that is not ASCII is not supported in this version')
        self._text = text
        self._limit(0, len(text))
        self._appended = 0

    # Java looks at nothing outside of the region.
    def _limit(self, start, end):
        self._shift, self._part, self._first, self._last, self._found = start, self._text[start:end], -1, 0, None

    def _become(self, found):
        self._found = found
        if found is None:
            self._first = -1
        else:
            self._first, self._last = found.span()
        return found is not None

    def pattern(self):
        return self._pattern

    def groupCount(self):
        return self._pattern._native.groups

    def matches(self):
        return self._become(self._pattern._native.fullmatch(self._part))

    def lookingAt(self):
        return self._become(self._pattern._native.match(self._part))

    # Behind what was found last; behind nothing a sign later.
    def find(self, start=None):
        if start is not None:
            if not 0 <= int_of('find', start) <= len(self._text):
                raise IndexOutOfBoundsException('Illegal start index')
            self.reset()
            return self._become(self._pattern._native.search(self._part, start))
        place = self._last + (self._last == self._first)
        if place > len(self._part):
            self._found = None
            return False
        return self._become(self._pattern._native.search(self._part, place))

    def reset(self, input=None):
        self._begin(self._text if input is None else _sequence('reset', input))
        return self

    def region(self, start, end):
        for name, place, least in (('start', start, 0), ('end', end, start)):
            if not least <= int_of('region', place) <= len(self._text):
                raise IndexOutOfBoundsException(name)
        self._begin(self._text)
        self._limit(start, end)
        return self

    def regionStart(self):
        return self._shift

    def regionEnd(self):
        return self._shift + len(self._part)

    def toMatchResult(self):
        return MatchResult(self._held(), self._shift)

    def _replaced(self, replacement, most):
        template, self._appended = _sequence('replaceAll', replacement, 'String'), 0
        self.reset()
        made, at = [], 0
        while len(made) < most and self.find():
            made.append(self._text[at:self._first] + _filled(self._found, template))
            at = self._last
        # As Java leaves it.
        rest = self._text[at:]
        if most > 1:
            self.reset()
        return letters(''.join(made) + rest)

    def replaceAll(self, replacement):
        return self._replaced(replacement, len(self._text) + 2)

    def replaceFirst(self, replacement):
        return self._replaced(replacement, 1)

    def appendReplacement(self, sb, replacement):
        found = self._held('No match available')
        made = _filled(found, _sequence('appendReplacement', replacement))
        sb.append(letters(self._text[self._appended:found.start() + self._shift] + made))
        self._appended = found.end() + self._shift
        return self

    def appendTail(self, sb):
        return sb.append(letters(self._text[self._appended:]))

    @staticmethod
    def quoteReplacement(s):
        return letters(_sequence('quoteReplacement', s, 'String').replace('\\', r'\\').replace('$', r'\$'))

    def toString(self):
        return letters('java.util.regex.Matcher[pattern=%s region=%d,%d lastmatch=%s]' % (
            self._pattern._text, self.regionStart(), self.regionEnd(), '' if self._found is None else self._found.group()))

    def __repr__(self):
        return self.toString()


names = {kind.__name__: kind for kind in (Matcher, MatchResult, Pattern, PatternSyntaxException)}
