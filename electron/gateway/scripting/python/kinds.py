# Types as scripts know them: `str`, `int`, `long` and others make and test something else in Python 2.7, so what stands for
# them is called and asked here. The values are Python 3's own.

import functools
import types

import _percent
import _texts
from _byte_arrays import ByteArray
from _classes import build_class
from _dictionary import Dict, FrozenSet, Set, StringMap
from _sealed import Module
from _texts import kind_name, represent, text
from _unbound import ScriptType, UnboundMethod, class_for, special_of
from _unicode import letters, long, unicode

MAXINT = 0x7fffffff


# A type by whose name another is meant. What a script derives of it is a class like others.
class _Kind(type):
    def __instancecheck__(cls, value):
        if '_holds' in cls.__dict__:
            return cls._holds(value)
        return type.__instancecheck__(cls, value)

    def __subclasscheck__(cls, kind):
        return type.__subclasscheck__(cls, kind) or '_covers' in cls.__dict__ and cls._covers(kind)

    # `type("a") == str`.
    def __eq__(cls, other):
        return cls is other or cls.__dict__.get('_real', cls) is other

    # Python 3 makes types of them: `int | str`.
    def __or__(cls, other):
        raise TypeError("unsupported operand type(s) for |: '%s' and '%s'" % (kind_name(cls), kind_name(other)))

    def __ror__(cls, other):
        raise TypeError("unsupported operand type(s) for |: '%s' and '%s'" % (kind_name(other), kind_name(cls)))

    def __hash__(cls):
        real = cls.__dict__.get('_real')
        return type.__hash__(cls) if real is None else hash(real)


# Whether it is an int there: the others are long.
def is_small(value):
    if type(value) is int:
        return -MAXINT - 1 <= value <= MAXINT
    return isinstance(value, int) and not isinstance(value, long) and (
        type(value) is bool or -MAXINT - 1 <= value <= MAXINT)


def _is_kind_of(kind, base, without=()):
    return type.__subclasscheck__(base, kind) and not any(type.__subclasscheck__(other, kind) for other in without)

# Where none is given.
_no_base = object()


class Str(str, metaclass=_Kind):
    _real = str
    _holds = staticmethod(lambda value: isinstance(value, str) and not isinstance(value, unicode))
    _covers = staticmethod(lambda kind: _is_kind_of(kind, str, (unicode,)))

    def __new__(cls, object=''):
        made = text(object)
        return str(made) if cls is Str else str.__new__(cls, made)


class Int(int, metaclass=_Kind):
    _real = int
    _holds = staticmethod(is_small)
    _covers = staticmethod(lambda kind: _is_kind_of(kind, int, (long,)))

    def __new__(cls, x=0, base=_no_base):
        made = whole('int', x, base)
        if cls is not Int:
            return int.__new__(cls, made)
        return made if is_small(made) else int.__new__(long, made)


class Long(long, metaclass=_Kind):
    _real = long
    _holds = staticmethod(lambda value: isinstance(value, int) and not is_small(value))
    _covers = staticmethod(lambda kind: _is_kind_of(kind, long))

    def __new__(cls, x=0, base=_no_base):
        return int.__new__(long if cls is Long else cls, whole('long', x, base))


class Float(float, metaclass=_Kind):
    _real = float
    _holds = staticmethod(lambda value: isinstance(value, float))
    _covers = staticmethod(lambda kind: _is_kind_of(kind, float))

    def __new__(cls, x=0.0):
        made = fraction(x)
        return made if cls is Float else float.__new__(cls, made)


# Its texts have no `1_5`, and no `nan` that is no part of a sum.
class Complex(complex, metaclass=_Kind):
    _real = complex
    _holds = staticmethod(lambda value: isinstance(value, complex))
    _covers = staticmethod(lambda kind: _is_kind_of(kind, complex))

    def __new__(cls, real=0, *imag, **named):
        if isinstance(real, str):
            given = str.__str__(real).strip()
            if '_' in given or 'n' in given.lower() and given[-1] not in 'jJ':
                raise ValueError('complex() arg is a malformed string: %s' % given)
            try:
                return complex.__new__(complex if cls is Complex else cls, given, *imag, **named)
            except ValueError:
                raise ValueError('complex() arg is a malformed string: %s' % given)
        return complex.__new__(complex if cls is Complex else cls, real, *imag, **named)


class Enumerate(enumerate, metaclass=_Kind):
    _real = enumerate
    _holds = staticmethod(lambda value: isinstance(value, enumerate))
    _covers = staticmethod(lambda kind: _is_kind_of(kind, enumerate))

    def __new__(cls, sequence, start=0):
        made = enumerate if cls is Enumerate else cls
        return enumerate.__new__(_LongEnumerate if made is enumerate and isinstance(start, long) else made, sequence, start)


class _LongEnumerate(enumerate):
    def __next__(self):
        place, value = enumerate.__next__(self)
        return long(place), value


_LongEnumerate.__name__, _LongEnumerate.__module__ = 'enumerate', 'builtins'


class BaseString(metaclass=_Kind):
    _holds = staticmethod(lambda value: isinstance(value, str))
    _covers = staticmethod(lambda kind: _is_kind_of(kind, str))

    def __new__(cls, *_):
        raise TypeError("cannot create 'basestring' instances")


# A limit of `range`: what has no `__index__` is asked for its whole number.
def whole_limit(limit):
    if isinstance(limit, int) or special_of(limit, '__index__') is not None:
        return limit
    own = special_of(limit, '__int__')
    return limit if own is None else own(limit)


# Numbers that are counted when they are asked for. There are no parts of it.
@functools.total_ordering
class XRange(metaclass=_Kind):
    __slots__ = ('_numbers',)

    # It ends behind its last number, whatever it was told.
    def __init__(self, *limits):
        if not 1 <= len(limits) <= 3:
            raise TypeError('xrange() takes 1-3 arguments (%d given)' % len(limits))
        if len(limits) == 3 and limits[2] == 0:
            raise ValueError('xrange() arg 3 must not be zero')
        made = range(*[whole_limit(limit) for limit in limits])
        for limit in (made.start, made.stop, made.step):
            if not is_small(limit):
                raise OverflowError('long int too large to convert to int')
        self._numbers = range(made.start, made.start + len(made) * made.step, made.step)

    def __len__(self):
        return len(self._numbers)

    def __iter__(self):
        return iter(self._numbers)

    def __reversed__(self):
        return reversed(self._numbers)

    def __contains__(self, value):
        return value in self._numbers

    def __getitem__(self, place):
        if not isinstance(place, int):
            raise TypeError("xrange index must be integer, not 'slice'" if isinstance(place, slice) else 'xrange indices must be integers')
        try:
            return self._numbers[place]
        except IndexError:
            raise IndexError('xrange object index out of range')

    def __eq__(self, other):
        return self._numbers == other._numbers if isinstance(other, XRange) else NotImplemented

    def __lt__(self, other):
        return list(self._numbers) < list(other._numbers) if isinstance(other, XRange) else NotImplemented

    __hash__ = object.__hash__

    def __reduce__(self):
        return XRange, (self._numbers.start, self._numbers.stop, self._numbers.step)

    def __repr__(self):
        start, stop, step = self._numbers.start, self._numbers.stop, self._numbers.step
        shown = [stop] if start == 0 and step == 1 else [start, stop] if step == 1 else [start, stop, step]
        return 'xrange(%s)' % ', '.join(map(str, shown))


_percent.rows.append(XRange)


# A method, of an object or of a class alone.
class InstanceMethod(metaclass=_Kind):
    _real = types.MethodType
    _holds = staticmethod(lambda value: isinstance(value, (types.MethodType, UnboundMethod)) and not _texts.is_builtin_method(value))

    def __new__(cls, function, target=None, kind=None):
        if not callable(function):
            raise TypeError('first argument must be callable')
        if target is None and kind is None:
            raise TypeError('unbound methods must have non-NULL im_class')
        return UnboundMethod(function, kind) if target is None else types.MethodType(function, target)


# Of what is made by a class without a base, and of such a class.
class InstanceType(metaclass=_Kind):
    _holds = staticmethod(lambda value: _texts.is_old(type(value)))


class ClassType(metaclass=_Kind):
    _holds = staticmethod(_texts.is_old)

    # What has a base of the new style is of that style.
    def __new__(cls, name, bases, space):
        return build_class(lambda: None, str(name), *(bases or (_texts.Old,)), metaclass=_filled(space))


# A function of the language itself, or a method of one of its own values.
class BuiltinFunction(metaclass=_Kind):
    _real = types.BuiltinFunctionType
    _holds = staticmethod(lambda value: isinstance(value, types.BuiltinFunctionType) or _texts.is_builtin_method(value))

    def __new__(cls, *_):
        raise TypeError("cannot create 'builtin_function_or_method' instances")


class Type(ScriptType, metaclass=_Kind):
    _real = type
    _holds = staticmethod(lambda value: isinstance(value, type) and not (value is not _texts.Old and _texts.is_old(value)))
    _covers = staticmethod(lambda kind: _is_kind_of(kind, type))

    def __new__(cls, *given, **named):
        if cls is not Type:
            if len(given) == 3 and '__module__' not in given[2]:
                given = (*given[:2], {'__module__': '__main__', **given[2]})
            made = type.__new__(cls, *given, **named)
            # Before its `__init__`, which may say more of the class.
            type.__setattr__(made, '_py2_class_', True)
            return made
        if len(given) == 1:
            return type_of(given[0])
        if len(given) != 3:
            raise TypeError('type() takes 1 or 3 arguments')
        name, bases, space = given
        return build_class(lambda: None, str(name), *(bases or (object,)), metaclass=_filled(space))

    # `type.__setattr__(kind, ...)` goes here.
    def __setattr__(cls, name, value):
        if not _texts.is_of_script(cls):
            raise TypeError("can't set attributes of built-in/extension type '%s'" % cls.__name__)
        ScriptType.__setattr__(cls, name, value)


# What makes a class with these names in it.
def _filled(space):
    return lambda name, bases, _space: class_for(bases)(name, bases, {'__module__': '__main__', **space})


# What a value's type is called by scripts: `type("a") is str`.
_kinds = {type: Type, _Kind: Type, str: Str, int: Int, long: Long, float: Float, complex: Complex, enumerate: Enumerate, dict: Dict, StringMap: Dict, set: Set, frozenset: FrozenSet,
          bytearray: ByteArray, types.BuiltinFunctionType: BuiltinFunction, types.MethodType: InstanceMethod, UnboundMethod: InstanceMethod}
_texts.type_names.update({
    Str: 'str', Int: 'int', Long: 'long', Float: 'float', Complex: 'complex', Enumerate: 'enumerate', BaseString: 'basestring', ByteArray: 'bytearray', Type: 'type', Dict: 'dict', Set: 'set',
    FrozenSet: 'frozenset', InstanceMethod: 'instancemethod', types.FunctionType: 'function', types.MethodType: 'instancemethod', UnboundMethod: 'instancemethod', XRange: 'xrange',
    types.BuiltinFunctionType: 'builtin_function_or_method', BuiltinFunction: 'builtin_function_or_method', types.ModuleType: 'module', Module: 'module', type(None): 'NoneType',
    InstanceType: 'instance', ClassType: 'classobj',
})
for _kind in (Str, Int, Long, Float, Complex, Enumerate, BaseString, BuiltinFunction, Type, XRange, InstanceMethod, InstanceType, ClassType):
    _kind.__name__ = _kind.__qualname__ = _texts.type_names[_kind]


# What `type` says of values of a class that scripts import as another one.
def called(kind, shown):
    _kinds[kind] = shown


# What stands for a class of numbers of the standard library, and is made by `make`.
def stand_in(kind, make):
    of_both = _Kind if type(kind) is type else type('_Kind', (_Kind, type(kind)), {})
    made = of_both(kind.__name__, (kind,), {
        '_real': kind, '_holds': staticmethod(lambda value: isinstance(value, kind)),
        '_covers': staticmethod(lambda other: _is_kind_of(other, kind)), '__new__': make, '__module__': kind.__module__, '__slots__': ()})
    _kinds[kind] = made
    _texts.type_names[made] = kind.__name__
    return made


# `type(value)`.
def type_of(value):
    kind = type(value)
    if isinstance(value, type) and value is not _texts.Old and _texts.is_old(value):
        return ClassType
    if issubclass(kind, type) and not _texts.is_of_script(kind):
        return Type
    if kind is int:
        return Int if is_small(value) else Long
    if isinstance(value, Module):
        return Module
    if kind in _kinds:
        return BuiltinFunction if _texts.is_builtin_method(value) else _kinds[kind]
    return InstanceType if _texts.is_old(kind) else kind


# Letters stand there as they are.
def _not_whole(name, base, digits):
    plain = str.__str__(digits)
    are_letters = isinstance(digits, unicode) and not plain.isascii()
    said = 'invalid literal for %s() with base %d: %s' % (name, base, "'%s'" % plain if are_letters else represent(plain))
    return letters(said) if are_letters else said


def _base_of(base):
    if not isinstance(base, (int, float)):
        raise TypeError('an integer is required')
    return int(base)


# What a class that a script derives of a number or a text says which number it is.
def _own_number(value, name):
    return _texts.own_method(value, name) if isinstance(value, (str, int, float)) and type(value) not in _plain_kinds else None


_plain_kinds = frozenset((str, unicode, int, long, bool, float))


# `int(value, base)` and `long(value, base)`, by name.
def whole(name, value, base=_no_base):
    own = _own_number(value, '__%s__' % name)
    if own is not None and base is _no_base:
        return int(own(value))
    if isinstance(value, str):
        number = 10 if base is _no_base else _base_of(base)
        if number != 0 and not 2 <= number <= 36:
            raise ValueError('invalid base for atoi()')
        digits = str.__str__(value)
        if number == 10 and digits.isdecimal() and digits.isascii():
            return int(digits)
        if '_' in digits:
            raise ValueError(_not_whole(name, number, value))
        given = digits.strip()
        # Spaces may stand behind a sign.
        if given[:1] in ('+', '-'):
            given = given[0] + given[1:].lstrip()
        if name == 'long' and given[-1:] in ('l', 'L') and number < 22:
            given = given[:-1]
        # A number that begins with 0 has the base 8.
        bare = given.lstrip('+-')
        if number == 0 and len(bare) > 1 and bare.isdigit() and bare[0] == '0':
            given = given.replace('0', '0o', 1)
        try:
            return int(given, number)
        except ValueError:
            raise ValueError(_not_whole(name, number, value))
    if base is not _no_base:
        raise TypeError("%s: can't convert non-string with explicit base" % name)
    if isinstance(value, float):
        if value != value:
            raise ValueError('cannot convert float NaN to integer')
        if value in (float('inf'), float('-inf')):
            raise OverflowError('cannot convert float infinity to long')
        return int(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, complex):
        raise TypeError("can't convert complex to %s; use e.g. %s(abs(z))" % (name, name))
    for method in ('__long__', '_as_long', '__int__', '__trunc__') if name == 'long' else ('__int__', '__trunc__'):
        own = special_of(value, method)
        if own is not None:
            return int(own(value))
    shown = text(value) if name == 'int' else kind_name(value)
    raise TypeError("%s() argument must be a string or a number, not '%s'" % (name, shown))


# `float(value)`.
def fraction(value):
    own = _own_number(value, '__float__')
    if own is not None:
        return float(own(value))
    if isinstance(value, str):
        digits = str.__str__(value)
        try:
            if '_' in digits:
                raise ValueError
            return float(digits)
        except ValueError:
            raise ValueError('invalid literal for float: %s' % digits.strip())
    if isinstance(value, complex):
        raise TypeError("can't convert complex to float; use e.g. abs(z)")
    try:
        return float(value)
    except TypeError:
        raise TypeError('float() argument must be a string or a number')


# `oct`, `hex` and `bin`.

def octal(value):
    own = special_of(value, '__oct__')
    if own is not None:
        return own(value)
    _check_whole(value, 'oct')
    return '%s0%o' % ('-' if value < 0 else '', abs(int(value))) + _mark(value) if value else '0' + _mark(value)


def hexadecimal(value):
    own = special_of(value, '__hex__')
    if own is not None:
        return own(value)
    _check_whole(value, 'hex')
    return hex(int(value)) + _mark(value)


def _check_whole(value, name):
    if not isinstance(value, int):
        raise TypeError("%s() argument can't be converted to %s" % (name, name))


def binary(value):
    if not isinstance(value, int) and special_of(value, '__index__') is None:
        raise TypeError("'%s' object cannot be interpreted as an index" % kind_name(value))
    return bin(value)


def _mark(value):
    return '' if is_small(value) else 'L'
