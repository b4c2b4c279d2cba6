# The classes of `java.lang` around numbers, truth values and signs. The values themselves are Python's, as Jython hands them out.

import math
import operator
import re
import unicodedata

import _java_bits
import _java_double
from _errors import NullPointerException, NumberFormatException, UnsupportedOperationException
from _java_bean import Bean, flag_of, int_of, refused, signed, text_of, unboxed
from _java_values import compare, hash_code, identity, same, shown
from _unicode import letters, long

_digits = re.compile(r'[+-]?[0-9A-Za-z]+')
_fraction = re.compile(r'[+-]?(NaN|Infinity|(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[fFdD]?)', re.ASCII)


# A number that a script makes by the name of its class (`Integer(5)`). It is no number of Python: it has Java's methods, and is a
# value of Python where a collection keeps it or it leaves the script.
class _Boxed(Bean):
    _is_boxed = True

    def __init__(self, *given):
        name = type(self).getName()
        if len(given) != 1:
            raise TypeError('%s(): expected 1 args; got %d' % (name, len(given)))
        value = given[0]
        if (value is None or isinstance(value, str)) and type(self)._parsed is not None:
            self._value = type(self)._parsed(value)
        elif type(self)._takes(value):
            self._value = type(self)._given(value)
        else:
            raise refused(name, value, type(self)._wanted)

    def _number(self, make):
        if not isinstance(self._value, (int, float)) or isinstance(self._value, bool):
            raise AttributeError("'%s' object has no attribute '%s'" % (type(self).getName(), make.__name__ + 'Value'))
        return self._value

    def intValue(self):
        return signed(int(self._number(int)))

    def longValue(self):
        return long(signed(int(self._number(int)), 64))

    def shortValue(self):
        return signed(int(self._number(int)), 16)

    def byteValue(self):
        return signed(int(self._number(int)), 8)

    def floatValue(self):
        return _java_bits.single(float(self._number(float)))

    def doubleValue(self):
        return float(self._number(float))

    # A whole number of Python becomes one of its kind.
    def compareTo(self, other):
        given = other._value if isinstance(other, type(self)) else other
        mine = self._value
        if all([isinstance(one, (int, float)) and not isinstance(one, bool) for one in (mine, given)]) and (
                isinstance(mine, float) or isinstance(given, int)):
            if mine != mine or given != given:
                return (mine != mine) - (given != given)
            if type(self).__name__ in ('Short', 'Byte'):
                return int(mine - given)
            if mine == given == 0 and isinstance(mine, float):
                mine, given = math.copysign(1, mine), math.copysign(1, given)
            return (mine > given) - (mine < given)
        return compare(mine, given)

    def equals(self, other):
        return same(self._value, getattr(other, '_value', other))

    def __eq__(self, other):
        return type(self) is type(other) and same(self._value, other._value)

    def __hash__(self):
        return hash_code(self._value)

    def _order(self, other):
        given = getattr(other, '_value', other)
        if type(other) is type(self):
            return compare(self._value, given)
        if isinstance(given, bool) or type(given) not in (int, long, float) or identity(given)[0] != identity(self._value)[0]:
            raise UnsupportedOperationException('an order of %s and another kind is not supported in this version' % type(self).getName())
        return compare(self._value, given)

    def __lt__(self, other):
        return self._order(other) < 0

    def __gt__(self, other):
        return self._order(other) > 0

    def __le__(self, other):
        return self._order(other) <= 0

    def __ge__(self, other):
        return self._order(other) >= 0

    def __repr__(self):
        return shown(self._value)


# A function that is asked of the class with a value, and of a value without one: `Integer.toString(5)`, `Integer(5).toString()`.
class _Both:
    def __init__(self, function):
        self._function = function

    def __get__(self, value, kind=None):
        if value is None:
            return self._function
        return lambda *given: self._function(*given) if given else self._function(value._value)


# Whole numbers of so many bits; `_give` makes what Jython gives back of one.
def _whole_class(name, parse, bits, give):
    most = (1 << bits - 1) - 1

    def whole(function, value):
        return int_of(function, value, bits, 'int' if name == 'Integer' else name.lower())

    def parsed(s, radix=10):
        if s is None:
            raise NumberFormatException('Cannot parse null string')
        text, radix = text_of(parse, s), int_of(parse, radix)
        if any([sign > '\x7f' and sign.isdigit() for sign in text]):
            raise UnsupportedOperationException('%s.%s of digits that are not ASCII is not supported in this version' % (name, parse))
        try:
            number = int(text, radix) if _digits.fullmatch(text) and text.isascii() and 2 <= radix <= 36 else None
        except ValueError:
            number = None
        if number is None or bits >= 32 and not -most - 1 <= number <= most:
            raise NumberFormatException('For input string: "%s"%s' % (text, '' if radix == 10 else ' under radix %d' % radix))
        if not -most - 1 <= number <= most:
            raise NumberFormatException('Value out of range. Value:"%s" Radix:%d' % (text, radix))
        return give(number)

    def value_of(value, *radix):
        return parsed(value, *radix) if value is None or isinstance(value, str) else give(whole('valueOf', value))

    def to_string(i, radix=10):
        return letters(_in_base(whole('toString', i), radix if 2 <= int_of('toString', radix) <= 36 else 10))

    def sign(i):
        return (whole('signum', i) > 0) - (whole('signum', i) < 0)

    def unsigned(function, base):
        return lambda i: letters(_in_base(whole(function, i) & (1 << bits) - 1, base))

    # Of a `short` and a `byte` it is their distance.
    def compared(x, y):
        one, other = whole('compare', x), whole('compare', y)
        return int(one - other) if bits < 32 else (one > other) - (one < other)

    made = {
        parse: parsed, 'valueOf': value_of, 'toString': to_string if bits >= 32 else lambda i: to_string(i), 'compare': compared,
        'hashCode': lambda value: signed(int(whole('hashCode', value)) ^ (int(value) >> 32 if bits == 64 else 0)),
    }
    if bits >= 32:
        made.update({
            'signum': sign, 'toHexString': unsigned('toHexString', 16), 'toBinaryString': unsigned('toBinaryString', 2),
            'toOctalString': unsigned('toOctalString', 8),
            'bitCount': lambda i: (whole('bitCount', i) & (1 << bits) - 1).bit_count(),
            'sum': lambda a, b: give(((whole('sum', a) + whole('sum', b) + most + 1) & (1 << bits) - 1) - most - 1),
            'max': lambda a, b: give(max(whole('max', a), whole('max', b))),
            'min': lambda a, b: give(min(whole('min', a), whole('min', b))),
            **_java_bits.functions(whole, give, bits, parsed),
        })
    return _class(
        name, made, {'MAX_VALUE': give(most), 'MIN_VALUE': give(-most - 1), 'SIZE': bits, 'BYTES': bits // 8}, parse,
        lambda value: isinstance(value, int) and -most - 1 <= value <= most, 'String, %s' % ('int' if name == 'Integer' else name.lower()),
        lambda value: give(int(value)))


# `parse` is the name of the function that reads a text; `takes` tells which values are given to the class, `wanted` their kinds.
def _class(name, functions, constants, parse, takes, wanted, given=lambda value: value):
    names = {own: _Both(function) if own in ('toString', 'hashCode', 'isNaN', 'isInfinite') else staticmethod(function)
             for own, function in functions.items()}
    made = {'_parsed': None if parse is None else names[parse], '_takes': staticmethod(takes), '_given': staticmethod(given), '_wanted': wanted}
    return type(_Boxed)(name, (_Boxed,), {'__module__': 'java.lang', '_java_name': 'java.lang.%s' % name, **names, **constants, **made})


def _in_base(number, base):
    signs, made = '0123456789abcdefghijklmnopqrstuvwxyz', ''
    size = abs(number)
    while size:
        size, rest = divmod(size, base)
        made = signs[rest] + made
    return ('-' if number < 0 else '') + (made or '0')


Integer = _whole_class('Integer', 'parseInt', 32, int)
Long = _whole_class('Long', 'parseLong', 64, long)
Short = _whole_class('Short', 'parseShort', 16, int)
Byte = _whole_class('Byte', 'parseByte', 8, int)


def double_of(function, value):
    value = unboxed(value)
    if not isinstance(value, (int, float)):
        raise refused(function, value, 'double')
    return float(value)


def _parse_double(s):
    if s is None:
        raise NullPointerException()
    text = text_of('parseDouble', s).strip(''.join(map(chr, range(33))))
    if re.match(r'[+-]?0[xX]', text):
        raise UnsupportedOperationException('a hexadecimal fraction is not supported in this version')
    if not _fraction.fullmatch(text):
        raise NumberFormatException('For input string: "%s"' % text if text else 'empty String')
    return float(text if text[-1] in 'yN' else text.rstrip('fFdD'))


def _compare_doubles(d1, d2):
    one, other = double_of('compare', d1), double_of('compare', d2)
    if one != one or other != other or one == other == 0:
        # NaN is the largest, and 0.0 larger than -0.0.
        one, other = [(value != value, not str(value).startswith('-')) for value in (one, other)]
    return (one > other) - (one < other)


Double = _class('Double', {
    'parseDouble': _parse_double, 'compare': _compare_doubles,
    'valueOf': lambda value: _parse_double(value) if value is None or isinstance(value, str) else double_of('valueOf', value),
    'toString': lambda d: letters(_java_double.text(double_of('toString', d))),
    'isNaN': lambda v: double_of('isNaN', v) != v,
    'isInfinite': lambda v: abs(double_of('isInfinite', v)) == float('inf'),
    'isFinite': lambda d: abs(double_of('isFinite', d)) < float('inf'),
    'hashCode': lambda value: hash_code(double_of('hashCode', value)),
    'sum': lambda a, b: double_of('sum', a) + double_of('sum', b), **_java_bits.of_double(double_of),
}, {'MAX_VALUE': 1.7976931348623157e308, 'MIN_VALUE': 5e-324, 'NaN': float('nan'), 'POSITIVE_INFINITY': float('inf'),
    'NEGATIVE_INFINITY': float('-inf')}, 'parseDouble', lambda value: isinstance(value, (int, float)), 'double, String', float)
_floats = _java_bits.of_float(_parse_double, _compare_doubles)
Float = _class('Float', _floats, _java_bits.constants_of_float, 'parseFloat', lambda value: isinstance(value, (int, float)),
               'String, float, double', lambda value: _floats['valueOf'](float(value)))


def _parse_boolean(s):
    return s is not None and text_of('parseBoolean', s).lower() == 'true'


def _of_flags(name, work):
    return lambda a, b: work(flag_of(name, a), flag_of(name, b))


Boolean = _class('Boolean', {
    'parseBoolean': _parse_boolean, 'compare': lambda x, y: compare(flag_of('compare', x), flag_of('compare', y)),
    'valueOf': lambda value: _parse_boolean(value) if value is None or isinstance(value, str) else flag_of('valueOf', value),
    'toString': lambda b: letters('true' if flag_of('toString', b) else 'false'),
    'hashCode': lambda value: 1231 if flag_of('hashCode', value) else 1237, **{name: _of_flags(name, work) for name, work in (
        ('logicalAnd', operator.and_), ('logicalOr', operator.or_), ('logicalXor', operator.xor))},
}, {'TRUE': True, 'FALSE': False}, 'parseBoolean', lambda value: isinstance(value, int), 'boolean, String', bool)

type.__setattr__(Boolean, 'booleanValue', lambda self: self._value)


def _sign_of(function, value, wanted='char'):
    value = unboxed(value)
    if not isinstance(value, str) or len(value) != 1:
        raise refused(function, value, wanted)
    return str.__str__(value)


# A sign, or the number of one.
def _sign_or_number(function, value):
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 0x10ffff:
        return chr(value)
    return _sign_of(function, value, 'char, int')


def _asked(function, test):
    return lambda ch: test(_sign_or_number(function, ch))


# What is made of a number is one.
def _changed(function, change):
    def changed(ch):
        sign = _sign_or_number(function, ch)
        if not sign.isascii():
            raise UnsupportedOperationException('Character.%s of a sign that is not ASCII is not supported in this version' % function)
        made = change(sign)
        return ord(made) if isinstance(ch, int) and isinstance(made, str) else made

    return changed


def _digit(ch, radix):
    sign = _sign_or_number('digit', ch)
    if not sign.isascii():
        raise UnsupportedOperationException('Character.digit of a sign that is not ASCII is not supported in this version')
    base = int_of('digit', radix)
    number = int(sign, 36) if sign.isalnum() else -1
    return number if 2 <= base <= 36 and number < base else -1


def _for_digit(digit, radix):
    number, base = int_of('forDigit', digit), int_of('forDigit', radix)
    return '0123456789abcdefghijklmnopqrstuvwxyz'[number] if 2 <= base <= 36 and 0 <= number < base else '\0'


def _is_letter(sign):
    return unicodedata.category(sign) in ('Lu', 'Ll', 'Lt', 'Lm', 'Lo')


def _is_digit(sign):
    return unicodedata.category(sign) == 'Nd'


def _is_space(sign):
    return sign in '\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f' or unicodedata.category(sign) in ('Zs', 'Zl', 'Zp') and sign not in '\xa0\u2007\u202f'


Character = _class('Character', {
    'toString': lambda c: letters(_sign_of('toString', c)), 'isDigit': _asked('isDigit', _is_digit), 'isLetter': _asked('isLetter', _is_letter),
    'isLetterOrDigit': _asked('isLetterOrDigit', lambda sign: _is_letter(sign) or _is_digit(sign)),
    'isWhitespace': _asked('isWhitespace', _is_space),
    'isUpperCase': _asked('isUpperCase', str.isupper), 'isLowerCase': _asked('isLowerCase', str.islower),
    'toUpperCase': _changed('toUpperCase', str.upper), 'toLowerCase': _changed('toLowerCase', str.lower),
    'getNumericValue': _changed('getNumericValue', lambda sign: int(sign, 36) if sign.isalnum() else -1),
    'isSpaceChar': _asked('isSpaceChar', lambda sign: unicodedata.category(sign) in ('Zs', 'Zl', 'Zp')),
    'isAlphabetic': _asked('isAlphabetic', _is_letter), 'digit': _digit, 'forDigit': _for_digit,
    'valueOf': lambda c: _sign_of('valueOf', c), 'hashCode': lambda value: ord(_sign_of('hashCode', value)),
    'compare': lambda x, y: ord(_sign_of('compare', x)) - ord(_sign_of('compare', y)),
}, {'MIN_VALUE': '\0'}, None, lambda value: isinstance(value, str) and len(value) == 1 and ord(value) <= 0xffff, 'char',
    lambda value: str.__str__(value) if ord(value) <= 0xff else letters(value))
type.__setattr__(Character, 'charValue', lambda self: self._value)


# Neither equals a value of Python, and a letter of more than a byte is letters.
def _equals(self, other):
    return type(other) is type(self) and self == other


for _kind in (Float, Character):
    type.__setattr__(_kind, 'equals', _equals)
type.__setattr__(Float, '__repr__', lambda self: Float.toString(self._value))
type.__setattr__(Float, '__hash__', lambda self: self.hashCode())
names = {kind.__name__: kind for kind in (Boolean, Byte, Character, Double, Float, Integer, Long, Short)}
