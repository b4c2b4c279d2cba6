# Classes without a base, as Python 2.7 has them.

from _unbound import ScriptType


# An attribute is looked for in the first base and all of its bases, then in the next one.
class _OldType(ScriptType):
    def mro(cls):
        if not all([issubclass(base, Old) for base in cls.__bases__] if cls.__bases__ != (object,) else [False]):
            return type.mro(cls)
        found = [cls]
        for base in cls.__bases__:
            found += [kind for kind in base.__mro__ if kind not in found and kind not in (Old, object)]
        return found + [Old, object]


# A special method that is asked for where a class has none: it may be of the object itself.
class _Absent:
    def __set_name__(self, kind, name):
        self._name = name

    def __get__(self, target, kind=None):
        held = getattr(target, '__dict__', {})
        if self._name in held:
            return held[self._name]
        own = getattr(kind, '__getattr__', None)
        if own is not None:
            return own(target, self._name)
        raise AttributeError("%s instance has no attribute '%s'" % (kind.__name__, self._name))


# What classes without a base are of.
class Old(metaclass=_OldType):
    __call__, __neg__, __pos__, __abs__, __invert__ = _Absent(), _Absent(), _Absent(), _Absent(), _Absent()


# One that has a base of the new style, too, is of that style.
def is_old(kind):
    return isinstance(kind, type) and issubclass(kind, Old) and all(
        [one is Old or one is object or issubclass(one, Old) and not _has(one.__bases__, object) for one in kind.__mro__])


# Whether a class is among others. (A metaclass may say what equals a class.)
def _has(kinds, wanted):
    return any([kind is wanted for kind in kinds])


# `callable(value)`.
def is_callable(value):
    return callable(value) and (not is_old(type(value)) or hasattr(value, '__call__'))
