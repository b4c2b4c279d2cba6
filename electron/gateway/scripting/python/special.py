# Names by which an object leads to its class, to the bases of that, to the names that it holds, and past what either refuses.
# What a script made gives what it has; of all else scripts get a copy, or a refusal: sessions share an interpreter, and what
# one script changed would be another for the scripts of all.

import types

import _texts
import _unicode
from _classes import is_given
from _dictionary import Dict, StringMap
from _errors import Throwable
from _kinds import type_of
from _standard_errors import base_of, with_standard

# What scripts may name, so that a base of theirs shows it; set by the prelude.
known = frozenset()


# Whether a script made it.
def is_own(target):
    if isinstance(target, type):
        return _texts.is_of_script(target)
    if isinstance(target, types.FunctionType):
        return not target.__code__.co_filename.startswith(('/', '<frozen'))
    if isinstance(target, types.MethodType):
        return is_own(target.__func__)
    return _texts.is_of_script(type(target))


def _class_of(target):
    found = target.__class__
    return type_of(target) if found is type(target) and not _texts.is_old(found) else found


def _names_in(target):
    found = target.__dict__
    if isinstance(target, type) and is_own(target):
        hidden = ('__weakref__',) if issubclass(target, BaseException) else ()
        return Dict({name: found[name] for name in found if name not in _inner and name not in hidden and not is_given(target, name)})
    if is_own(target):
        return _in_order(target, found)
    return Dict({name: found[name] for name in found if not name.startswith('_')})


# What a script changes in it is changed in the object.
def _in_order(target, held):
    if type(held) is dict and not _unicode.is_python3():
        held = StringMap(held)
        object.__setattr__(target, '__dict__', held)
    return held


# What Python 3 and the glue hold in a class beside what a script wrote, and the names that Python 3's `object` has alone.
_inner = frozenset(('_py2_class_', '_py2_fitted_', '__firstlineno__', '__static_attributes__', '__annotations__'))
_newer = frozenset('__dir__ __getstate__ __init_subclass__ __sizeof__ __lt__ __le__ __gt__ __ge__ __eq__ __ne__'.split())


# Whether `dir` passes over a name of a class of a script, or of what is made by one.
def is_passed_over(target, name):
    kind = target if isinstance(target, type) else type(target)
    if kind is not target and name in getattr(target, '__dict__', ()):
        return False
    holding = [one for one in kind.__mro__ if name in one.__dict__]
    written = [one for one in holding if not is_own(one) or not is_given(one, name)]
    if any([is_own(one) for one in written]):
        return name in _inner
    if is_own(kind) and (_texts.is_old(kind) or holding and not written):
        return True
    return name in _newer and all([one is object for one in written])


# The bases of a class of the old style are of that style.
def _bases(target):
    if _is_error(target):
        return (base_of(target),)
    is_old = _texts.is_old(target)
    return tuple([one for one in target.__bases__ if _shows(one) and not (is_old and (one is object or one is _texts.Old))]) if is_own(target) else (object,)


def _base(target):
    return (_bases(target) or (None,))[0]


def _order(target, asked='__mro__'):
    if _texts.is_old(target):
        raise AttributeError("class %s has no attribute '%s'" % (target.__name__, asked))
    if not is_own(target) and not _is_error(target):
        return (target, object)
    return tuple(with_standard([one for one in target.__mro__ if _shows(one)]))


def _order_as_list(target):
    order = _order(target, 'mro')
    return lambda: list(order)


# An exception of Python itself.
def _is_error(target):
    return isinstance(target, type) and issubclass(target, BaseException) and not is_own(target) and not issubclass(target, Throwable)


def _shows(kind):
    return kind is not _texts.Old and (kind is object or is_own(kind) or kind in known)


# `target.__setattr__`. That of a class or of `super` goes past what the object's own class says: only for what a script made.
def _changing(way):
    def of(target):
        found = getattr(target, way)
        held = getattr(found, '__self__', None)

        def change(*given):
            whom = given[0] if held is None and given else held
            if isinstance(target, (type, super)):
                if not is_own(whom):
                    raise TypeError("can't apply this %s to %s object" % (way, _texts.kind_name(whom)))
            else:
                own(target, bool(given) and isinstance(given[0], str) and given[0].startswith('_'))
            return found(*given)

        return change

    return of


# `target.__getattribute__`. A script that has one of its own calls that of `object` or `super` in it, which asks no other.
def _reading(target):
    found = target.__getattribute__
    if not isinstance(found, (types.WrapperDescriptorType, types.MethodWrapperType)):
        return found

    def read_of(*given):
        held = getattr(found, '__self__', None)
        whom, name = given if held is None else (held, *given)
        name = _texts.named(name)
        if name not in names or name in ('__class__', '__dict__') and _texts.is_of_script(type(whom)):
            return found(name) if held is not None else found(whom, name)
        return _texts.get(whom, name)

    return read_of


# It reads attributes of what it is given by itself.
def _format_map(target):
    if isinstance(target, str) or isinstance(target, type) and issubclass(target, str):
        raise AttributeError("'%s' object has no attribute 'format_map'" % _texts.kind_name(target))
    return target.format_map


# A built-in function is of a module that holds all others, and a method of ours of an object that all scripts share.
def _holder(target):
    found = target.__self__
    if found is not None and not is_own(found):
        raise AttributeError('__self__ is out of reach of scripts')
    return found


# What an object holds, itself: that of what a script made alone.
def _state_of(target):
    if not is_own(target):
        raise AttributeError("'%s' object has no attribute '__getstate__'" % _texts.kind_name(target))
    return target.__getstate__


_ways = {
    '__class__': _class_of, '__dict__': _names_in, '__bases__': _bases, '__base__': _base, '__mro__': _order,
    'mro': lambda target: _order_as_list(target) if isinstance(target, type) else getattr(target, 'mro'),
    '__setattr__': _changing('__setattr__'), '__delattr__': _changing('__delattr__'), '__getattribute__': _reading,
    '__self__': _holder, 'im_self': _holder, '__getstate__': _state_of, 'format_map': _format_map,
}
names = frozenset(_ways)


# `target.name` for a name of these.
def read(target, name):
    return _ways[name](target)


# What a script assigns to an attribute of: no class and no function but its own, and nothing `private` of what it did not make.
def own(target, private=False):
    kind = type(target)
    if isinstance(target, type):
        if not _texts.is_of_script(target):
            raise TypeError("can't set attributes of built-in/extension type '%s'" % _texts.exception_name(target))
    elif kind in _functions:
        if not is_own(target):
            raise AttributeError("'%s' object has no attribute of a script" % _texts.kind_name(target))
    elif private and not _texts.is_of_script(kind):
        raise AttributeError("'%s' object has no attribute of a script that begins with _" % _texts.kind_name(target))
    return target


_functions = frozenset((types.FunctionType, types.MethodType, types.BuiltinFunctionType))


# Where a special name of an object is assigned to or taken away: `f.__name__ = 'x'` is `place(f)['__name__'] = 'x'`.
class Place:
    __slots__ = ('_put', '_delete')

    def __init__(self, put, delete):
        self._put, self._delete = put, delete

    def __setitem__(self, name, value):
        self._put(name, value)

    def __delitem__(self, name):
        self._delete(name)
