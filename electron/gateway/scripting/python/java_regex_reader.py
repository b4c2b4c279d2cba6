# A pattern of `java.util.regex` as one of Python that finds the same. Where the two read a sign otherwise (ends of lines, classes
# within classes, `\p{...}`, flags in the middle) it is written out; what cannot be is refused by name.

import functools
import re
import unicodedata

from _errors import IllegalArgumentException, UnsupportedOperationException, derive
from _texts import represent
from _unicode import letters

UNIX_LINES, CASE_INSENSITIVE, COMMENTS, MULTILINE, LITERAL, DOTALL, UNICODE_CASE, CANON_EQ, UNICODE_CHARACTER_CLASS = (
    1 << bit for bit in range(9))
_inline = {'i': CASE_INSENSITIVE, 'x': COMMENTS, 'm': MULTILINE, 's': DOTALL, 'u': UNICODE_CASE}
_line_ends = r'\n\r\x85\u2028\u2029'
_begin = r'(?:\A)'
_last_line = r'(?:(?=(?:\r\n|[\r\x85\u2028\u2029])\Z)|(?<!\r)(?=\n\Z)|\Z)'
_line_begin = r'(?:(?!\Z)(?:\A|(?<=[\n\x85\u2028\u2029])|(?<=\r)(?!\n)))'
_line_end = r'(?:(?=[\r\x85\u2028\u2029])|(?<!\r)(?=\n)|\Z)'
# A class of signs is a number with a bit for each of them.
_all = (1 << 0x10000) - 1


def _signs(text):
    made = 0
    for sign in text:
        made |= 1 << ord(sign)
    return made


def _between(first, last):
    return (1 << last + 1) - (1 << first)


_digits, _lower, _upper = _between(48, 57), _between(97, 122), _between(65, 90)
_word, _space = _digits | _lower | _upper | _signs('_'), _signs(' \t\n\x0b\f\r')
_blank = _signs(' \t\xa0\u1680\u180e\u202f\u205f\u3000') | _between(0x2000, 0x200a)
_vertical = _signs('\n\x0b\f\r\x85\u2028\u2029')
_of_letter = {'d': _digits, 'w': _word, 's': _space, 'h': _blank, 'v': _vertical}
_graph = _between(33, 126)
_of_name = {
    'Lower': _lower, 'Upper': _upper, 'ASCII': _between(0, 127), 'Alpha': _lower | _upper, 'Digit': _digits,
    'Alnum': _digits | _lower | _upper, 'Punct': _graph & ~_word | _signs('_'), 'Graph': _graph, 'Print': _graph | _signs(' '),
    'Blank': _signs(' \t'), 'Cntrl': _between(0, 31) | _signs('\x7f'), 'XDigit': _digits | _between(65, 70) | _between(97, 102),
    'Space': _space,
}
_controls = {'a': '\a', 'e': '\x1b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_is_category = re.compile('(?:Is)?(L[ulmto]?|M[nce]?|N[dlo]?|Z[slp]?|C[cfos]?|P[dsecifo]?|S[mcko]?)')


# Signs of a general category of Unicode (`L`, `Lu`).
@functools.lru_cache(40)
def _category(name):
    return _signs([chr(code) for code in range(0x10000) if unicodedata.category(chr(code)).startswith(name)])


def _written(mask):
    if mask == 0:
        return '(?!)'
    ranges = [(found.start(), found.end() - 1) for found in re.finditer('1+', bin(mask)[:1:-1])]
    return '[%s]' % ''.join([r'\u%04x' % first if first == last else r'\u%04x-\u%04x' % (first, last) for first, last in ranges])


def _described(self, desc, regex, index):
    self._description, self._pattern, self._index = letters(desc), letters(regex), index
    words = desc + (' near index %d' % index if index >= 0 else '') + '\n' + regex
    return letters(words + ('\n' + ' ' * index + '^' if 0 <= index < len(regex) else '')), None


PatternSyntaxException = derive(
    IllegalArgumentException, 'PatternSyntaxException', 'java.util.regex', _most=3, _read=_described,
    getDescription=lambda self: self._description, getPattern=lambda self: self._pattern, getIndex=lambda self: self._index)


def refuse(what):
    return UnsupportedOperationException('%s is not supported in a java.util.regex.Pattern in this version' % what)


# What is quoted between `\Q` and `\E`, with a backslash before each sign that means something.
def _unquoted(pattern):
    def quoted(found):
        return ''.join([sign if sign > '\x7f' or sign.isalpha() else r'\x%02x' % ord(sign) for sign in found[1]])

    # A backslash that another one escapes begins no quotation.
    return re.sub(r'(?s)(?:\\Q(.*?)(?:\\E|\Z))|\\.', lambda found: found.group() if found[1] is None else quoted(found), pattern)


class Reader:
    def __init__(self, pattern, flags):
        self._source, self._flags, self._at = pattern, flags, 0
        self.groups, self.names, self.has_borders = 0, [], False
        if flags & LITERAL:
            self._text = ''
            self.made = ''.join(map(self._one, pattern))
            return
        self._text = _unquoted(pattern)
        self.made = self._alternatives()
        if self._at < len(self._text):
            raise self._wrong("Unmatched closing ')'", self._at - 1)

    @property
    def flags(self):
        return self._flags

    def _wrong(self, words, index=None):
        return PatternSyntaxException(words, self._source, self._at if index is None else index)

    def _next(self, words):
        if self._at >= len(self._text):
            raise self._wrong(words, len(self._text) - ('class' in words))
        self._at += 1
        return self._text[self._at - 1]

    def _take(self, wanted):
        found = self._text.startswith(wanted, self._at)
        self._at += len(wanted) if found else 0
        return found

    def _matched(self, pattern):
        found = re.compile(pattern).match(self._text, self._at)
        if found:
            self._at = found.end()
        return found

    def _skip(self):
        if self._flags & COMMENTS:
            self._matched('(?:[ \t\n\x0b\f\r]|#[^%s]*)+' % _line_ends)

    # One sign, or its two cases.
    def _one(self, sign):
        return re.escape(sign) if self._cases(1 << ord(sign)) == 1 << ord(sign) else _written(self._cases(1 << ord(sign)))

    def _cases(self, mask):
        if not self._flags & CASE_INSENSITIVE:
            return mask
        if self._flags & UNICODE_CASE:
            for found in re.finditer('1', bin(mask)[:1:-1]):
                sign = chr(found.start())
                mask |= _signs([one for one in (sign.lower(), sign.upper()) if len(one) == 1 and one <= '\uffff'])
            return mask
        return mask | (mask & _lower) >> 32 | (mask & _upper) << 32

    def _alternatives(self):
        made = []
        while self._at < len(self._text):
            self._skip()
            if self._at >= len(self._text) or self._text[self._at] == ')':
                break
            if self._take('|'):
                made.append('|')
                continue
            groups = self.groups
            atom = self._atom()
            times = '' if atom is None else self._times()
            # Python forgets what such groups held.
            if len(times) > 1 and times[-1] == '+' and groups != self.groups:
                raise refuse('a group within a possessive quantifier')
            made.append((atom or '') + times)
        return ''.join(made)

    def _times(self):
        self._skip()
        begin = self._at
        found = self._matched(r'[*+?]|\{\d+(?:,\d*)?\}')
        if found is None:
            if self._take('{'):
                raise self._wrong('Illegal repetition')
            return ''
        least, _comma, most = found.group()[1:-1].partition(',')
        if most and int(least) > int(most):
            raise self._wrong('Illegal repetition range', self._at - 1)
        how = self._matched('[?+]')
        if self._text.startswith('{', self._at):
            raise refuse('a number of times behind another')
        return self._text[begin:self._at] if how or self._at == found.end() else found.group()

    def _atom(self):
        begin = self._at
        sign = self._next('')
        if sign in '*+?':
            raise self._wrong("Dangling meta character '%s'" % sign, begin)
        if sign == '{':
            raise self._wrong('Illegal repetition')
        if sign == '(':
            return self._group()
        if sign == '[':
            return _written(self._class())
        if sign == '.':
            return '.' if self._flags & DOTALL else '[^%s]' % _line_ends
        if sign == '^':
            return _line_begin if self._flags & MULTILINE else _begin
        if sign == '$':
            return _line_end if self._flags & MULTILINE else _last_line
        return self._escaped() if sign == '\\' else self._one(sign)

    def _group(self):
        before, begin = self._flags, '('
        if self._take('?'):
            found = self._matched('[:=!>]|<[=!]')
            if found:
                begin = '(?' + found.group()
            elif self._take('<'):
                begin = '(?P<%s>' % self._name()
                self.groups += 1
            elif self._inline_flags():
                return None
            else:
                begin = '(?:'
        else:
            self.groups += 1
        made = self._alternatives()
        if not self._take(')'):
            raise self._wrong('Unclosed group', len(self._text))
        self._flags = before
        return '%s%s)' % (begin, made)

    def _name(self):
        found = self._matched('[a-zA-Z][a-zA-Z0-9]*')
        if not found:
            raise self._wrong('capturing group name does not start with a Latin letter')
        if not self._take('>'):
            raise self._wrong("named capturing group is missing trailing '>'")
        if found.group() in self.names:
            raise self._wrong('Named capturing group <%s> is already defined' % found.group(), self._at - 1)
        self.names.append(found.group())
        return found.group()

    # Flags for the rest of the group (then it is True) or for a group of their own.
    def _inline_flags(self):
        on = True
        while True:
            sign = self._next('Unknown inline modifier')
            if sign in _inline:
                self._flags = self._flags | _inline[sign] if on else self._flags & ~_inline[sign]
            elif sign == '-' and on:
                on = False
            elif sign in 'dU':
                raise refuse('the flag (?%s)' % sign)
            elif sign in ':)':
                if sign == ')' and self._text.startswith('{', self._at):
                    raise refuse('a number of times behind flags')
                return sign == ')'
            else:
                raise self._wrong('Unknown inline modifier', self._at - 1)

    # Behind the bracket.
    def _class(self):
        negated, whole, mask, first = self._take('^'), None, 0, True
        while True:
            self._skip_in_class()
            if self._take('&&'):
                if first or self._text[self._at:self._at + 1] in ('&', ']'):
                    raise refuse('&& beside nothing')
                whole, mask = mask if whole is None else whole & mask, 0
                continue
            sign = self._next('Unclosed character class')
            if sign == ']' and not first:
                made = mask if whole is None else whole & mask
                return _all & ~made if negated else made
            first = False
            mask |= self._class() if sign == '[' else self._part(sign)

    def _skip_in_class(self):
        if self._flags & COMMENTS:
            self._skip()

    def _part(self, sign):
        begin = self._sign_or_class(sign)
        self._skip_in_class()
        if self._text.startswith('-', self._at) and self._text[self._at + 1:self._at + 2] not in (']', '[', ''):
            self._at += 1
            self._skip_in_class()
            end = self._sign_or_class(self._next('Unclosed character class'))
            if not isinstance(begin, str):
                raise refuse('a range that begins with a class')
            if not isinstance(end, str) or end < begin:
                raise self._wrong('Illegal character range', self._at - 1)
            return self._cases(_between(ord(begin), ord(end)))
        return begin if isinstance(begin, int) else self._cases(1 << ord(begin))

    def _sign_or_class(self, sign):
        return self._escape('Unclosed character class') if sign == '\\' else sign

    # Behind a backslash: a sign, or a class of them; None for what is neither.
    def _escape(self, words):
        begin = self._at
        sign = self._next(words)
        if sign.lower() in _of_letter:
            return _of_letter[sign] if sign.islower() else _all & ~_of_letter[sign.lower()]
        if sign in 'pP':
            mask = self._property()
            return mask if sign == 'p' else _all & ~mask
        if sign in _controls:
            return _controls[sign]
        if sign == 'c':
            return chr(ord(self._next('Illegal control escape sequence')) ^ 64)
        if sign in 'xu0':
            found = self._matched({'x': r'([0-9a-fA-F]{2})|\{([0-9a-fA-F]+)\}', 'u': '([0-9a-fA-F]{4})', '0': '([0-3]?[0-7]{1,2})'}[sign])
            if not found:
                raise self._wrong('Illegal %s escape sequence' % {'x': 'hexadecimal', 'u': 'Unicode', '0': 'octal'}[sign])
            code = int(found[1] or found[2], 8 if sign == '0' else 16)
            if code > 0xffff:
                raise refuse('a sign above U+FFFF')
            return chr(code)
        if not (sign.isascii() and sign.isalnum()):
            return sign
        self._at = begin
        return None if words == '' else self._unknown()

    def _unknown(self):
        raise self._wrong('Illegal/unsupported escape sequence')

    def _property(self):
        found = self._matched(r'\{(\w+)\}|(\w)')
        if not found:
            raise refuse(r'such a \p{...}')
        name = found[1] or found[2]
        if name in _of_name:
            if self._flags & CASE_INSENSITIVE and name in ('Lower', 'Upper'):
                raise refuse(r'\p{%s} with CASE_INSENSITIVE' % name)
            return _of_name[name]
        category = _is_category.fullmatch(name)
        if not category:
            raise refuse(r'\p{%s}' % name)
        if self._flags & CASE_INSENSITIVE and category[1] in ('Ll', 'Lu', 'Lt'):
            raise refuse(r'\p{%s} with CASE_INSENSITIVE' % name)
        return _category(category[1])

    def _escaped(self):
        if self._at >= len(self._text):
            raise self._wrong('Unexpected internal error')
        made = self._escape('')
        if isinstance(made, int):
            return _written(made)
        if made is not None:
            return self._one(made)
        sign = self._next('')
        if sign in 'bB':
            self.has_borders = True
            return '(?:\\%s)' % sign
        if sign in 'AzZ':
            return {'A': _begin, 'z': r'(?:\Z)', 'Z': _last_line}[sign]
        if sign == 'R':
            return r'(?:\r\n|[\n\x0b\f\r\x85\u2028\u2029])'
        if sign == 'k':
            found = self._matched('<([a-zA-Z][a-zA-Z0-9]*)>')
            if not found or found[1] not in self.names:
                self._at -= 1 if found else 0
                raise self._wrong('named capturing group <%s> does not exist' % found[1] if found else r"\k is not followed by '<' for named capturing group")
            return self._again('(?P=%s)' % found[1])
        if sign in '123456789':
            return self._again(self._group_number(int(sign)))
        if sign in 'GXN':
            raise refuse('\\' + sign)
        self._at -= 1
        return self._unknown()

    # As many digits as there are groups.
    def _group_number(self, number):
        if number > self.groups:
            raise refuse('a reference to a group that is not there yet')
        while True:
            digit = self._matched('[0-9]')
            if not digit:
                return r'\%d' % number
            if number * 10 + int(digit.group()) > self.groups:
                self._at -= 1
                return r'\%d' % number
            number = number * 10 + int(digit.group())

    def _again(self, reference):
        if not self._flags & CASE_INSENSITIVE:
            return '(?:%s)' % reference
        if self._flags & UNICODE_CASE:
            raise refuse('a reference to a group with UNICODE_CASE')
        return '(?i:%s)' % reference


# The pattern for Python, and the reader that made it.
@functools.lru_cache(200)
def read(pattern, flags):
    for flag, name in ((UNIX_LINES, 'UNIX_LINES'), (CANON_EQ, 'CANON_EQ'), (UNICODE_CHARACTER_CLASS, 'UNICODE_CHARACTER_CLASS')):
        if flags & flag:
            raise refuse('the flag ' + name)
    if any([sign > '\uffff' for sign in pattern]):
        raise refuse('a sign above U+FFFF')
    reader = Reader(pattern, flags)
    try:
        return re.compile(reader.made, re.ASCII | re.DOTALL), reader
    except (re.error, OverflowError, RecursionError) as problem:
        raise UnsupportedOperationException('the pattern %s is not supported in this version: %s' % (represent(letters(pattern)), problem))
