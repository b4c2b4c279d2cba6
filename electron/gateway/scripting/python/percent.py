# `template % values` as Jython has it.

import decimal
import re

from _errors import JavaClass
from _texts import kind_name, letters_or_text, represent
from _unbound import special_of
from _unicode import letters, long, unicode

_spec = re.compile(r'([#0\- +]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?(.)?', re.DOTALL)


# The values of a template, as its parts ask for them.
class _Values:
    def __init__(self, given):
        self.given, self.used = given, 0
        self.is_tuple = isinstance(given, tuple)
        # What has names is what every part without a name gets; once one was asked for, what stands there.
        self.is_named = _has_names(given)

    def take(self):
        if self.is_named:
            return self.given
        if self.used >= (len(self.given) if self.is_tuple else 1):
            raise TypeError('not enough arguments for format string')
        self.used += 1
        return self.given[self.used - 1] if self.is_tuple else self.given

    def whole(self):
        value = self.take()
        if not isinstance(value, int) or isinstance(value, long) or not -0x80000000 <= value <= 0x7fffffff:
            raise TypeError('* wants int')
        return int(value)

    def name(self, mapping, name):
        if not _has_names(mapping):
            raise TypeError('format requires a mapping')
        self.given = mapping[name]
        return self.given

    def check(self):
        if self.used < (len(self.given) if self.is_tuple else 1) and not self.is_named:
            raise TypeError('not all arguments converted during string formatting')


# What has items and is asked for none of them by a name.
rows = [tuple, str, list]


def _has_names(value):
    return hasattr(value, '__getitem__') and not isinstance(value, tuple(rows))


_parsed = {}


_as_here = frozenset((int, str))


# Whether a part says of whole numbers and plain texts what Python 3 says of them.
def _is_same(name, flags, width, precision, kind):
    return name is None and flags in ('', '-', '0') and width != '*' and precision is None and kind in ('d', 's')


# The name in brackets that stands there, which may hold brackets itself.
def _name_at(plain, start):
    depth = 0
    for place in range(start, len(plain) if plain.startswith('(', start) else start):
        depth += {'(': 1, ')': -1}.get(plain[place], 0)
        if depth == 0:
            return plain[start + 1:place]
    return None


# The parts of a template: the text in front of each, name, flags, width, precision, kind and place; the text behind; and whether
# all of them are the same in Python 3.
def _parts(plain):
    known = _parsed.get(plain)
    if known is not None:
        return known
    parts, at = [], 0
    while True:
        place = plain.find('%', at)
        if place < 0:
            break
        name = _name_at(plain, place + 1)
        found = _spec.match(plain, place + 1 + (0 if name is None else len(name) + 2))
        flags, width, precision, kind = found.groups()
        if precision is None and '.' in found.group()[:-1]:
            precision = '0'
        parts.append((plain[at:place], name, flags, width or '', precision, kind, found.end() - 1))
        at = found.end()
    if len(_parsed) > 1000:
        _parsed.clear()
    _parsed[plain] = parts, plain[at:], all([_is_same(*part[1:6]) for part in parts])
    return _parsed[plain]


# One text of letters makes all of it one; what comes after it is then asked for its letters.
def percent(template, given):
    is_unicode = isinstance(template, unicode)
    parts, behind, is_same = _parts(str.__str__(template))
    if is_same and type(template) is str and _as_here.issuperset(map(type, given) if type(given) is tuple else (type(given),)):
        try:
            return template % given
        except TypeError:
            # It is said below in Python 2.7's words.
            pass
    values = _Values(given)
    made = []
    for before, name, flags, width, precision, kind, place in parts:
        made.append(before)
        if kind is None or kind == '(' and name is None:
            raise ValueError('incomplete format')
        if name is not None:
            value = values.name(given, letters(name) if is_unicode else name)
        if width == '*':
            size = values.whole()
            flags, width = (flags + '-', str(-size)) if size < 0 else (flags, str(size))
        if precision == '*':
            size = values.whole()
            precision = str(size) if size >= 0 else None
        if kind == '%':
            made.append(('%' + flags.replace('0', '') + width + 's') % '%')
            continue
        if name is None:
            value = values.take()
        written = _one(kind, flags, width, '' if precision is None else '.' + precision, value, is_unicode, place)
        is_unicode = is_unicode or isinstance(written, unicode)
        made.append(written)
    values.check()
    made.append(behind)
    whole = ''.join([str.__str__(part) for part in made])
    return letters(whole) if is_unicode else whole


def _one(kind, flags, width, precision, value, is_unicode, place):
    if kind in 'sr':
        shown = represent(value) if kind == 'r' else _shown(value, is_unicode)
        if getattr(type(value), '_shows_letters', False) and isinstance(type(value), JavaClass):
            shown = letters(shown)
        cut = ('%' + flags.replace('0', '') + width + precision + 's') % str.__str__(shown)
        return letters(cut) if isinstance(shown, unicode) else cut
    if kind == 'c':
        sign = _character(value, is_unicode)
        filled = ('%' + flags.replace('0', '') + width + 's') % str.__str__(sign)
        return letters(filled) if isinstance(sign, unicode) else filled
    if kind in 'diuxXo':
        number = _number(value, kind)
        if isinstance(number, float) or isinstance(number, decimal.Decimal):
            number = _cut(number)
        if kind == 'o':
            return _octal(flags, width, precision, number)
        return ('%' + flags + width + precision + ('d' if kind == 'u' else kind)) % _held(number)
    if kind in 'eEfFgG':
        return ('%' + flags + width + precision + kind) % _fraction(value)
    raise ValueError("unsupported format character '%s' (0x%x) at index %d" % (kind, ord(kind), place))


# The number that is held, whatever its class says of itself.
def _held(number):
    return int.__index__(number) if isinstance(number, int) else int(number)


def _cut(number):
    try:
        return int(number)
    except OverflowError:
        raise OverflowError('cannot convert float infinity to long')


def _shown(value, is_unicode):
    if is_unicode:
        return unicode(value)
    if isinstance(value, str):
        return value
    return letters_or_text(value)


def _character(value, is_unicode):
    if isinstance(value, str):
        if len(value) != 1:
            raise TypeError('%c requires int or char')
        return value
    if isinstance(value, float):
        value = int(value)
    if not isinstance(value, int):
        raise TypeError('%%c format: a number is required, not %s' % kind_name(value))
    if is_unicode:
        return letters(chr(value))
    if not 0 <= value < 256:
        raise OverflowError('unsigned byte integer is ' + ('less than minimum' if value < 0 else 'greater than maximum'))
    return chr(value)


def _fraction(value):
    try:
        return float(_number(value, 'f'))
    except OverflowError:
        raise TypeError('float argument required, not %s' % kind_name(value))


def _number(value, kind):
    if isinstance(value, (int, float, decimal.Decimal)):
        return value
    for name in ('__float__',) if kind == 'f' else ('__int__', '__long__', '__index__'):
        method = special_of(value, name)
        if method is not None and not isinstance(value, str):
            return method(value)
    if kind == 'f':
        raise TypeError('float argument required, not %s' % kind_name(value))
    raise TypeError('%%%s format: a number is required, not %s' % (kind, kind_name(value)))


# A number with `#` begins with a 0, also with one that fills it up.
def _octal(flags, width, precision, number):
    digits = ('%' + precision + 'o') % abs(_held(number))
    if '#' in flags and digits[0] != '0':
        digits = '0' + digits
    sign = '-' if number < 0 else '+' if '+' in flags else ' ' if ' ' in flags else ''
    size = int(width or 0)
    if '-' in flags:
        return (sign + digits).ljust(size)
    return sign + digits.zfill(size - len(sign)) if '0' in flags else (sign + digits).rjust(size)
