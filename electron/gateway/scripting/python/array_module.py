# `array`: numbers of one kind, of as many bytes as Java gives them.

import array

import _kinds
from _builtin_methods import fill_array
from _texts import kind_name
from _unicode import unicode

# What each is called, and the least and the most that it holds.
_whole = {
    'b': ('signed byte', 'signed int', -1 << 7, 1 << 7), 'B': ('unsigned byte', 'unsigned int', 0, 1 << 8),
    'h': ('signed short integer', 'signed int', -1 << 15, 1 << 15), 'H': ('unsigned short integer', 'unsigned int', 0, 1 << 16),
    'i': ('signed int', 'signed int', -1 << 31, 1 << 31), 'I': ('unsigned int', 'unsigned int', 0, 1 << 32),
}


def _check(code, value):
    name, wanted, least, end = _whole[code]
    if not isinstance(value, int):
        raise TypeError('array item must be %s' % wanted)
    if not least <= value < end:
        raise OverflowError('%s array value is %s' % (name, 'less than minimum' if value < least else 'more than maximum'))
    return value


def _make(kind, *given):
    of = array.array if kind is _Array else kind
    if not 1 <= len(given) <= 2:
        raise TypeError('array() takes 1-2 arguments (%d given)' % len(given))
    code = given[0]
    if not isinstance(code, str) or len(code) != 1:
        raise TypeError('array() argument 1 must be char, not %s' % kind_name(code))
    if code in 'lLcuz':
        raise ValueError('an array of the typecode %s is not supported in this version' % code)
    if code not in 'bBhHiIfd':
        raise ValueError('typecode must be b, B, h, H, i, I, l, L, f, d, c, u, z or a Java class')
    code = str.__str__(code)
    items = given[1] if len(given) == 2 else ()
    if isinstance(items, str) and not isinstance(items, unicode):
        made = array.array.__new__(of, code)
        fill_array(made, items)
        return made
    if isinstance(items, unicode):
        raise TypeError('an integer is required')
    return array.array.__new__(of, code, [_check(code, item) for item in items] if code in _whole else items)


_Array = _kinds.stand_in(array.array, _make)
makers = {'array': lambda: {'array': _Array, 'ArrayType': _Array}}
