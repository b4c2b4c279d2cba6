# `array`: numbers of one kind, of as many bytes as Java gives them; and `jarray`, which makes the same by the kind last.

import array

import _kinds
from _builtin_methods import fill_array
from _errors import JavaClass, NegativeArraySizeException, UnsupportedOperationException, java_name
from _java_arrays import ObjectArray, compatible, of, of_code, taken_by
from _java_values import kept
from _texts import is_of_script, kind_name
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
    if isinstance(code, JavaClass):
        return _of_class(code, given[1] if len(given) == 2 else ())
    if not isinstance(code, str) or len(code) != 1:
        raise TypeError('array() argument 1 must be char, not %s' % kind_name(code))
    if code in 'lcz':
        return of_code(str.__str__(code), given[1] if len(given) == 2 else ())
    if code in 'Lu':
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


# What an array of a class of numbers holds of one.
_numbers = {
    'Byte': lambda value: int(_check('b', value)), 'Short': lambda value: int(_check('h', value)), 'Integer': lambda value: int(_check('i', value)),
    'Long': taken_by['l'], 'Double': float, 'Boolean': bool,
}


def _of_number(java, make):
    def taken(value):
        value = kept(value)
        if value is None:
            return None
        if not isinstance(value, int) and not (isinstance(value, float) and make is float):
            raise TypeError("Type not compatible with array of '%s'" % java)
        return make(value)

    return taken


def _sign(value):
    if not isinstance(value, str) or len(value) != 1:
        raise TypeError("Type not compatible with array of 'java.lang.Character'")
    return value


# An array of objects of a class of Java.
def _of_class(kind, items):
    java = java_name(kind)
    if is_of_script(kind) or not java.startswith('java.') or java == 'java.lang.Float':
        raise UnsupportedOperationException('an array of %s is not supported in this version; use a list' % java)
    if java not in taken_by:
        name = kind.__name__ if kind.__module__ == 'java.lang' else ''
        of_any = (int, float) if name == 'Number' else object if name == 'Object' else kind
        taken_by[java] = _sign if name == 'Character' else _of_number(java, _numbers[name]) if name in _numbers else (
            compatible(java, lambda value: isinstance(value, of_any)))
    if isinstance(items, str):
        raise TypeError('an integer is required')
    made = of(java, ())
    made.extend(items)
    return made


_Array = _kinds.stand_in(array.array, _make)
type.__setattr__(_Array, '_holds', staticmethod(lambda value: isinstance(value, (array.array, ObjectArray))))


def _of_kind(name):
    def make(items, kind):
        if not isinstance(kind, (str, JavaClass)):
            raise TypeError("%s(): 2nd arg can't be coerced to java.lang.Class, char" % name)
        return _Array(kind, items)

    make.__name__ = make.__qualname__ = name
    return make


def _zeros(n, kind, /):
    if not isinstance(n, int):
        raise TypeError("zeros(): 1st arg can't be coerced to int")
    if n < 0:
        raise NegativeArraySizeException(str(n))
    if isinstance(kind, JavaClass):
        _of_class(kind, ())
        return of(java_name(kind), [None] * n)
    return _of_kind('zeros')((['\0'] if kind == 'c' else [0]) * n, kind)


_zeros.__name__ = _zeros.__qualname__ = 'zeros'
makers = {'array': lambda: {'array': _Array, 'ArrayType': _Array}, 'jarray': lambda: {'array': _of_kind('array'), 'zeros': _zeros}}
