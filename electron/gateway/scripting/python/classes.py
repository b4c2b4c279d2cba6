# Classes of scripts: the special methods that Python 2.7 calls, under the names by which Python 3 calls them.

import builtins
import operator

from _coercing import methods_of
from _old_classes import is_old
from _unbound import ScriptType, class_for, special_of

_build = builtins.__build_class__


def _ordered(name, test):
    def method(self, other):
        if special_of(self, '__cmp__') is not None:
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


def _sliced(name, plain, slicing):
    def method(self, key, *value):
        if isinstance(key, slice) and key.step is None:
            bounds = [_bound(key.start, 0), _bound(key.stop, 0x7fffffff)]
            if min(bounds) < 0:
                size = _length_of(self)
                bounds = [bound + size if bound < 0 else bound for bound in bounds]
            return slicing(self, *bounds, *value)
        if plain is None:
            raise _missing(self, name)
        return plain(self, key, *value)

    return method


# An end of a slice: it may be an object that says which number it stands for.
def _bound(given, otherwise):
    if given is None:
        return otherwise
    if special_of(given, '__index__') is None:
        raise TypeError('slice indices must be integers or None or have an __index__ method')
    return operator.index(given)


# From the end of what has no length there are no places.
def _length_of(target):
    if special_of(target, '__len__') is not None:
        return len(target)
    if is_old(type(target)):
        raise _missing(target, '__len__')
    return 0


# A special method that an object's class has not, in the words of either kind of class.
def _missing(target, name):
    kind = type(target).__name__
    if is_old(type(target)):
        return AttributeError("%s instance has no attribute '%s'" % (kind, name))
    return TypeError("'%s' object is unsubscriptable" % kind if name == '__getitem__' else "'%s' object does not support item %s" % (
        kind, 'assignment' if name == '__setitem__' else 'deletion'))


def _not_hashed(self):
    raise TypeError('unhashable instance')


# A class that says what equals what has the hash of its bases, which Python 3 takes away; of the old style, it has none.
def _settle_hash(made, body):
    own = made.__dict__.get('__hash__')
    if own is not None or '__hash__' in body.__code__.co_names:
        return
    if '__hash__' in made.__dict__:
        type.__delattr__(made, '__hash__')
    if is_old(made) and made.__hash__ is object.__hash__:
        type.__setattr__(made, '__hash__', _not_hashed)


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


_renamed = (('__nonzero__', '__bool__'), ('next', '__next__'), ('__div__', '__truediv__'), ('__rdiv__', '__rtruediv__'),
            ('__idiv__', '__itruediv__'))
_slices = (('__getslice__', '__getitem__'), ('__setslice__', '__setitem__'), ('__delslice__', '__delitem__'))


def _whole_truth(method):
    def truth(self):
        return bool(method(self))

    return truth


# The metaclass of a class whose body names one as `__metaclass__`.
def metaclass_of_body(name, bases, body):
    wanted = body['__metaclass__']
    return (class_for(bases, wanted) if isinstance(wanted, type) else wanted)(name, bases, body)


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
            type.__setattr__(made, new, _sliced(new, getattr(made, new, None), own[old]))
        elif new in own and issubclass(made, (list, tuple, str)):
            type.__setattr__(made, new, _cut_by_base(own[new], getattr(made.__mro__[1], new)))
    if '__cmp__' in own:
        for order, test in _orders.items():
            if order not in own:
                type.__setattr__(made, order, _ordered(order, test))
        _settle_hash(made, function)
    elif '__eq__' in own:
        if '__ne__' not in own:
            type.__setattr__(made, '__ne__', _differs)
        _settle_hash(made, function)
    # Behind `__cmp__`, which is asked for an order where there is one.
    if '__coerce__' in own:
        for coercing, method in methods_of(is_old(made)).items():
            if coercing not in own:
                type.__setattr__(made, coercing, method)
    return made
