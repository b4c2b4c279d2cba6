# Methods that a class of a script is asked for (`Line.start`): in Python 2.7 they want an object of that class first.

import types

_function = types.FunctionType
_read = type.__getattribute__
_names_of = type.__dict__['__dict__'].__get__


class UnboundMethod:
    __slots__ = ('im_func', 'im_class', '__weakref__')
    im_self = __self__ = None

    def __init__(self, function, kind):
        self.im_func, self.im_class = function, kind

    def __call__(self, /, *given, **named):
        if not given and named and self.im_func.__code__.co_varnames[:1] in [(name,) for name in named]:
            return self.im_func(**named)
        if not given or not issubclass(type(given[0]), self.im_class):
            raise TypeError('unbound method %s() must be called with %s instance as first argument (got %s instead)' % (
                self.im_func.__name__, _read(self.im_class, '__name__'), _got(*given)))
        return self.im_func(*given, **named)

    # One that stands in another class is bound to its objects, where they are of the class that it wants.
    def __get__(self, target, kind=None):
        is_one = target is not None and issubclass(type(target), self.im_class)
        return types.MethodType(self.im_func, target) if is_one else self

    def __getattr__(self, name):
        try:
            return getattr(self.im_func, name)
        except AttributeError:
            raise AttributeError("'instancemethod' object has no attribute '%s'" % name)

    @property
    def __doc__(self):
        return self.im_func.__doc__

    @property
    def __name__(self):
        return self.im_func.__name__

    def __eq__(self, other):
        return type(other) is UnboundMethod and self.im_func is other.im_func

    def __hash__(self):
        return hash(self.im_func)

    def __repr__(self):
        return '<unbound method %s.%s>' % (_read(self.im_class, '__name__'), self.im_func.__name__)


UnboundMethod.__name__ = 'instancemethod'


# What stands in front, in words; set by _texts, which tells kinds by their names there.
kind_name = type


def _got(*given):
    if not given:
        return 'nothing'
    return '%s instance' % kind_name(given[0]) if not issubclass(type(given[0]), type) else 'type instance'


# The class of a class of a script.
class ScriptType(type):
    def __getattribute__(cls, name):
        found = _read(cls, name)
        # Each `Line.limit` comes by here.
        if type(found) is not _function:
            return found
        for kind in _read(cls, '__mro__'):
            held = _names_of(kind)
            if name in held:
                return UnboundMethod(found, cls) if held[name] is found else found
        return found


ScriptType.__name__ = ScriptType.__qualname__ = 'type'
_mixed = {}


def _is_own(kind):
    return '_py2_class_' in _names_of(kind)


# A method of the class of a value, or None: what the class of the class says to its names (`__getattr__`) does not count.
def special_of(value, name):
    kind = type(value)
    found = getattr(kind, name, None)
    if found is None or type(kind) is type or type(kind) is ScriptType:
        return found
    return found if any([name in _names_of(base) for base in kind.__mro__]) else None


# The class for a class with these bases that is to be of `wanted`: of one that is of all of theirs.
def class_for(bases, wanted=ScriptType):
    kinds = list(dict.fromkeys([wanted, *map(type, bases)]))
    last = [kind for kind in kinds if not any([other is not kind and issubclass(other, kind) for other in kinds])]
    if len(last) == 1 or not issubclass(last[0], type):
        return last[0]
    if len([kind for kind in last if _is_own(kind)]) > 1:
        raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases')
    if tuple(last) not in _mixed and any([issubclass(kind, ScriptType) for kind in last]):
        own = max(last, key=_is_own)
        mark = {'_py2_class_': True} if _is_own(own) else {}
        _mixed[tuple(last)] = type(own.__name__, tuple(last), {'__module__': own.__module__, **mark})
    return _mixed.get(tuple(last), wanted)
