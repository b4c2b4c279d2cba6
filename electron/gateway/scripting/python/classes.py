# Classes of scripts: the special methods that Python 2.7 calls, under the names by which Python 3 calls them.

import builtins
import operator
import types

from _coercing import methods_of
from _old_classes import Old, is_old
from _unbound import ScriptType, class_for, special_of
from _unicode import long

_build = builtins.__build_class__


def _ordered(name, test):
    def method(self, other):
        if special_of(self, '__cmp__') is not None:
            order = type(self).__cmp__(self, other)
            if not isinstance(order, int) and (order is not NotImplemented or is_old(type(self))):
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
    return max(-0x80000000, min(0x7fffffff, operator.index(given)))


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


# Of the old style it may give anything.
def _whole_truth(method, old):
    def truth(self):
        given = method(self)
        if not old and (not isinstance(given, int) or isinstance(given, long)):
            raise TypeError('__nonzero__ should return bool or int')
        return bool(given)

    return truth


# The metaclass of a class whose body names one as `__metaclass__`.
def metaclass_of_body(name, bases, body):
    wanted = body['__metaclass__']
    return (class_for(bases, wanted) if isinstance(wanted, type) else wanted)(name, bases, body)


# The same of a module, for its classes without a base.
def metaclass_of_module(space):
    wanted = space.get('__metaclass__')

    def make(name, bases, body):
        if wanted is None or getattr(wanted, '__name__', '') == 'classobj':
            return type(Old)(name, (Old,), body)
        return (class_for(bases, wanted) if isinstance(wanted, type) else wanted)(name, bases, body)

    return make


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
    for old in _fitting:
        if old in own:
            _fit(made, old)
    for _old, new in _slices:
        if new in own and issubclass(made, (list, tuple, str)) and not _is_fitted(made, new):
            type.__setattr__(made, new, _cut_by_base(own[new], getattr(made.__mro__[1], new)))
    if '__cmp__' in own or '__eq__' in own:
        _settle_hash(made, function)
    if '__getitem__' in own and not hasattr(made, '__iter__') and not issubclass(made, BaseException):
        walk_by_places(made)
    return made


# What has items by their places ends where there is none, whether there is no such place or no such key.
def walk_by_places(kind):
    _fitted_for(kind)['__getitem__'] = {'__iter__': None}
    type.__setattr__(kind, '__iter__', _walked)


def _walked(self):
    place = 0
    while True:
        try:
            item = self[place]
        except (IndexError, KeyError):
            return
        yield item
        place += 1


# What Python 3 asks for of a class that has these: methods by their names in Python 3.
def _by_new_names(kind, old):
    method = kind.__dict__[old]
    if old in _newer_names:
        return {_newer_names[old]: _whole_truth(method, is_old(kind)) if old == '__nonzero__' else method}
    # What has a length is true by it; `__bool__` is not asked of a class that only has `__len__`.
    if old in _slicing:
        return {_slicing[old]: _sliced(_slicing[old], getattr(kind, _slicing[old], None), method)}
    if old == '__cmp__':
        return {order: _ordered(order, test) for order, test in _orders.items()}
    if old == '__eq__':
        return {'__ne__': _differs}
    return methods_of(is_old(kind))


_newer_names, _slicing = dict(_renamed), dict(_slices)
_cutting = {new: old for old, new in _slices}
# `__coerce__` stands behind `__cmp__`, which is asked for an order where there is one.
_fitting = (*_newer_names, *_slicing, '__cmp__', '__eq__', '__coerce__')
# The names that a class was given for another one, by that, each with what it was before. The class holds them: a metaclass may say
# what equals a class.
def _fitted(kind):
    return kind.__dict__.get('_py2_fitted_', _nothing)


def _fitted_for(kind):
    if '_py2_fitted_' not in kind.__dict__:
        type.__setattr__(kind, '_py2_fitted_', {})
    return kind.__dict__['_py2_fitted_']


_nothing = types.MappingProxyType({})


def _is_fitted(kind, new):
    return any([new in names for names in _fitted(kind).values()])


# Whether a class has a name that its script did not write.
def is_given(kind, name):
    if any([name in names and names[name] is None for names in _fitted(kind).values()]):
        return True
    found = kind.__dict__.get(name)
    return name in ('__new__', '__getitem__', '__hash__') and getattr(getattr(found, '__func__', found), '__module__', None) == __name__


def _fit(kind, old):
    given = _fitted_for(kind).setdefault(old, {})
    for new, method in _by_new_names(kind, old).items():
        if new not in kind.__dict__ or old in _slicing:
            given[new] = kind.__dict__.get(new)
            type.__setattr__(kind, new, method)


def _unfit(kind, old):
    for new, before in _fitted_for(kind).pop(old, {}).items():
        if before is not None:
            type.__setattr__(kind, new, before)
        elif new in kind.__dict__:
            type.__delattr__(kind, new)


# A class may get one of them, and lose it, when it is there already.
def _set(kind, name, value):
    # What cuts is around what takes one thing.
    fitting = name if name in _fitting else _cutting.get(name)
    if fitting is not None:
        _unfit(kind, fitting)
    if name == '__iter__':
        _fitted_for(kind).pop('__getitem__', None)
    type.__setattr__(kind, name, value)
    if fitting is not None and fitting in kind.__dict__:
        _fit(kind, fitting)


def _delete(kind, name):
    type.__delattr__(kind, name)
    if name in _fitting:
        _unfit(kind, name)


ScriptType.__setattr__, ScriptType.__delattr__ = _set, _delete
