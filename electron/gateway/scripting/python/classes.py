# Classes of scripts: the special methods that Python 2.7 calls, under the names by which Python 3 calls them.

import builtins

from _coercing import methods_of
from _old_classes import is_old
from _unbound import ScriptType, class_for

_build = builtins.__build_class__


def _ordered(name, test):
    def method(self, other):
        if hasattr(type(self), '__cmp__'):
            order = type(self).__cmp__(self, other)
            if order is not NotImplemented and not isinstance(order, int):
                raise TypeError('__cmp__() must return int')
            return test(order)
        return NotImplemented

    method.__name__ = name
    return method


_orders = {
    '__lt__': lambda order: order < 0, '__le__': lambda order: order <= 0, '__gt__': lambda order: order > 0,
    '__ge__': lambda order: order >= 0, '__eq__': lambda order: order == 0, '__ne__': lambda order: order != 0,
}


def _differs(self, other):
    return self is not other


def _sliced(plain, slicing, deleting=False):
    def method(self, key, *value):
        if isinstance(key, slice) and key.step is None:
            size = len(self) if hasattr(type(self), '__len__') else 0
            start = 0 if key.start is None else key.start
            stop = 0x7fffffff if key.stop is None else key.stop
            return slicing(self, int(start + size if start < 0 else start), int(stop + size if stop < 0 else stop), *value)
        return plain(self, key, *value)

    return method


# What a script derives of a list or a text is cut as one, whatever its `__getitem__` does.
def _cut_by_base(plain, cut):
    def method(self, key, *value):
        return (cut if isinstance(key, slice) and key.step is None else plain)(self, key, *value)

    return method


# An exception has the arguments that `Exception.__init__` is given.
def _without_arguments(plain):
    def new(cls, *given, **named):
        return plain(cls, *given, **named) if getattr(plain, '__self__', None) is None else plain(cls)

    return new


# `error[0]`.
def _argument(self, key):
    return self.args[key]


def _outside(self, key, *value):
    raise TypeError('%s has no items' % type(self).__name__)


_renamed = (('__nonzero__', '__bool__'), ('next', '__next__'), ('__div__', '__truediv__'), ('__rdiv__', '__rtruediv__'),
            ('__idiv__', '__itruediv__'))
_slices = (('__getslice__', '__getitem__'), ('__setslice__', '__setitem__'), ('__delslice__', '__delitem__'))


def _whole_truth(method):
    def truth(self):
        return bool(method(self))

    return truth


# `__build_class__` of scripts.
def build_class(function, name, *bases, **named):
    if all([isinstance(base, type) for base in bases]):
        wanted = named.get('metaclass', ScriptType)
        named['metaclass'] = class_for(bases, wanted) if isinstance(wanted, type) else wanted
    made = _build(function, name, *bases, **named)
    if not isinstance(made, type):
        return made
    own = made.__dict__
    type.__setattr__(made, '_py2_class_', True)
    if issubclass(made, Exception) and '__new__' not in own and not issubclass(made, (OSError, SyntaxError, UnicodeError)):
        type.__setattr__(made, '__new__', staticmethod(_without_arguments(super(made, made).__new__)))
    if issubclass(made, Exception) and not hasattr(made, '__getitem__'):
        type.__setattr__(made, '__getitem__', _argument)
    for old, new in _renamed:
        if old in own and new not in own:
            type.__setattr__(made, new, _whole_truth(own[old]) if old == '__nonzero__' else own[old])
    # What has a length is true by it; `__bool__` is not asked of a class that only has `__len__`.
    for old, new in _slices:
        if old in own:
            type.__setattr__(made, new, _sliced(getattr(made, new, _outside), own[old]))
        elif new in own and issubclass(made, (list, tuple, str)):
            type.__setattr__(made, new, _cut_by_base(own[new], getattr(made.__mro__[1], new)))
    if '__cmp__' in own:
        for order, test in _orders.items():
            if order not in own:
                type.__setattr__(made, order, _ordered(order, test))
        if '__hash__' not in own:
            type.__setattr__(made, '__hash__', object.__hash__)
    elif '__eq__' in own:
        if '__ne__' not in own:
            type.__setattr__(made, '__ne__', _differs)
        if own.get('__hash__') is None:
            type.__setattr__(made, '__hash__', object.__hash__)
    # Behind `__cmp__`, which is asked for an order where there is one.
    if '__coerce__' in own:
        for coercing, method in methods_of(is_old(made)).items():
            if coercing not in own:
                type.__setattr__(made, coercing, method)
    return made
