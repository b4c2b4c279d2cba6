# What values of Python itself are asked for by name where Python 2.7 and 3 differ: special methods that they have there alone
# (`(5).__div__`, `list.__getslice__`), methods that a class is asked for (`str.upper`), and names that only Python 3 gives them.

import array
import collections
import datetime
import decimal
import fractions
import time
import types

import _arithmetic
import _compare
from _classes import is_given
from _dictionary import Dict
from _kinds import Complex, Float, Int, Long, Str, hexadecimal, is_small, octal, type_of
from _sealed import Sealed
from _texts import is_of_script, kind_name, type_names
from _trees import DictTree, ListTree
from _unicode import bytes_of, long, unicode


# Names that Python 3 alone has, with the classes that have them there; None for all that no script made.
newer = {}
for _kinds, _names in (
        ((str, unicode), 'casefold format_map isascii isidentifier isprintable maketrans removeprefix removesuffix __iter__'),
        ((int,), 'as_integer_ratio bit_count from_bytes is_integer to_bytes'),
        ((float, complex), 'from_number'),
        ((list,), 'clear copy'),
        ((array.array,), 'buffer_info clear frombytes tobytes'),
        ((bytearray,), 'clear copy hex isascii maketrans removeprefix removesuffix resize'),
        ((datetime.date, datetime.datetime, datetime.time), 'fold fromisocalendar fromisoformat timestamp'),
        ((decimal.Decimal, fractions.Fraction), 'as_integer_ratio from_number is_integer'),
        ((collections.Counter,), 'total'),
        ((collections.OrderedDict,), 'move_to_end'),
        ((collections.deque,), 'copy index'),
        ((time.struct_time,), 'tm_gmtoff tm_zone'),
        ((BaseException,), 'add_note with_traceback __cause__ __context__ __suppress_context__ __traceback__')):
    for _name in _names.split():
        newer[_name] = (*newer.get(_name, ()), *_kinds)
newer.update({name: None for name in ('__bool__', '__next__', '__dir__', '__init_subclass__', '__sizeof__')})


def is_newer(target, name):
    kinds = newer[name]
    for one in (target if isinstance(target, type) else type(target)).__mro__:
        if name in one.__dict__:
            held = is_given(one, name) or (not is_of_script(one) if kinds is None else any([one is kind for kind in kinds]))
            return held and (isinstance(target, type) or name not in getattr(target, '__dict__', ()))
    return False


# An AttributeError where `target.name`, one of those, is Python 3's alone.
def check(target, name):
    if is_newer(target, name):
        of = "type object '%s'" % type_names.get(target, target.__name__) if isinstance(target, type) else "'%s' object" % kind_name(target)
        raise AttributeError("%s has no attribute '%s'" % (of, name))


# Special methods of Python 2.7.

def _beside(takes, work):
    return lambda one, other: work(one, other) if takes(other) else NotImplemented


def _order_of(name, takes):
    def compared(one, other):
        if not takes(other):
            raise TypeError("%s.__cmp__(x,y) requires y to be '%s', not a '%s'" % (name, name, kind_name(other)))
        return _compare.compare(one, other)

    return compared


def _turned(work):
    return lambda one, other: work(other, one)


def _of_numbers(name, takes, alike):
    return {
        '__div__': _beside(takes, _arithmetic.divide), '__rdiv__': _beside(takes, _turned(_arithmetic.divide)),
        '__coerce__': _beside(takes, lambda one, other: (one, alike(other))), '__nonzero__': bool, '__cmp__': _order_of(name, takes),
        '__long__': lambda one: long(int(one)), '__hex__': hexadecimal, '__oct__': octal,
    }


def _is_whole(value):
    return isinstance(value, int)


def _is_real(value):
    return isinstance(value, (int, float))


def _is_number(value):
    return isinstance(value, (int, float, complex))


def _ratio(value):
    if value != value:
        raise ValueError('Cannot pass NaN to float.as_integer_ratio.')
    if value in (float('inf'), float('-inf')):
        raise OverflowError('Cannot pass infinity to float.as_integer_ratio.')
    return tuple(map(long, float.as_integer_ratio(value)))


def _of_sequence(kind, **more):
    return {'__getslice__': lambda items, start, end: kind.__getitem__(items, slice(start, end)), **more}


def _of_text(kind, takes):
    return _of_sequence(kind, __cmp__=_order_of(type_names.get(kind, kind.__name__), takes))


_of_list = _of_sequence(
    list, __setslice__=lambda items, start, end, values: list.__setitem__(items, slice(start, end), values),
    __delslice__=lambda items, start, end: list.__delitem__(items, slice(start, end)))
_of_fraction = _of_numbers('float', _is_real, float)
_of_complex = _of_numbers('complex', _is_number, complex)
for _name in ('__hex__', '__oct__'):
    del _of_fraction[_name]
for _name in ('__hex__', '__oct__', '__cmp__'):
    del _of_complex[_name]
_special = {
    Int: _of_numbers('int', is_small, lambda value: value), bool: _of_numbers('int', is_small, lambda value: value),
    Long: _of_numbers('long', _is_whole, lambda value: long(value)), Float: {**_of_fraction, 'as_integer_ratio': _ratio},
    Complex: _of_complex, Str: _of_text(Str, lambda value: isinstance(value, str)),
    unicode: _of_text(unicode, lambda value: isinstance(value, str)), list: _of_list, tuple: _of_sequence(tuple),
    Dict: {'__cmp__': _order_of('dict', lambda value: isinstance(value, (dict, DictTree)))},
}


# The numbers of an array as Java has them in its bytes, the higher ones first.
def _bytes_of_array(items):
    held = items[:]
    if held.itemsize > 1:
        held.byteswap()
    return held.tobytes().decode('latin-1')


def fill_array(items, text):
    if not isinstance(text, str):
        raise TypeError('expected str, bytearray or other buffer compatible object')
    held = items[:0]
    held.frombytes(bytes_of(text))
    if held.itemsize > 1:
        held.byteswap()
    items.extend(held)


_special[array.array] = {'tostring': _bytes_of_array, 'fromstring': fill_array}
# Of any other kind that has what these are named there.
_renamed = {'__div__': ('__truediv__', _arithmetic.divide), '__nonzero__': ('__bool__', bool)}
special = frozenset([name for table in _special.values() for name in table])


# What stands for `target.name` where a class has no such name in Python 3, or None.
def older(target, name):
    whole = target.__self__ if isinstance(target, super) else target
    is_kind = isinstance(whole, type)
    for one in (whole if is_kind else type_of(whole)).__mro__:
        work = _special.get(one, {}).get(name)
        if work is not None:
            return of_class(one, name, work) if is_kind else types.MethodType(work, whole)
    behind, work = _renamed.get(name, (None, None))
    if behind is None or is_kind or whole is None or not hasattr(type(whole), behind):
        return None
    return types.MethodType(work, whole)


# Methods of a class.

_held_as = {dict: (dict, DictTree), Dict: (dict, DictTree), list: (list, ListTree)}


# `str.upper`: it wants a value of its class first.
class MethodOf(metaclass=Sealed):
    __slots__ = ('_kind', '_name', '_work', '__weakref__')

    def __init__(self, kind, name, work):
        self._kind, self._name, self._work = kind, name, work

    def __call__(self, /, *given, **named):
        if not given:
            raise TypeError('%s requires at least one argument' % self._name)
        if not isinstance(given[0], _held_as.get(self._kind, self._kind)):
            raise TypeError("descriptor '%s' requires a '%s' object but received a '%s'" % (
                self._name, _name_of(self._kind), kind_name(given[0])))
        return self._work(*given, **named)

    def __get__(self, target, kind=None):
        return self if target is None else types.MethodType(self, target)

    @property
    def __name__(self):
        return self._name

    def __repr__(self):
        return "<method '%s' of '%s' objects>" % (self._name, _name_of(self._kind))


MethodOf.__name__ = MethodOf.__qualname__ = 'method_descriptor'
MethodOf.__module__ = 'builtins'
_made = {}


def _name_of(kind):
    return type_names.get(kind, kind.__name__)


def of_class(kind, name, work):
    if (kind, name) not in _made:
        _made[kind, name] = MethodOf(kind, name, work)
    return _made[kind, name]


# `str.zfill` and `unicode.upper`, whose methods Python 3 gives one class; None where it is not about those.
def of_text_class(kind, name):
    if not (kind is Str or kind is unicode) or name.startswith('_') or not callable(getattr(kind, name, None)):
        return None
    return of_class(kind, name, getattr(kind, name))
