# What no script changes for the scripts of all others: the classes of what scripts are handed, and the modules that they
# import. A class that a script derives of one is its own.
#
# The metaclass says so in words. What goes around a metaclass (`type.__setattr__`, `__class__`) meets the mark that Python's own
# built-in types bear: `seal_all` puts it on every class that is there before the first script, those of the standard library too.

import copy
import types


# Those that are closed; until then our own modules fill their classes.
_closed = set()
_open = []


class Sealed(type):
    def __init__(cls, *given, **named):
        super().__init__(*given, **named)
        if _open is not None:
            _open.append(cls)

    def __setattr__(cls, name, value):
        if cls in _closed:
            raise AttributeError('%s.%s cannot be replaced' % (cls.__name__, name))
        type.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        if cls in _closed:
            raise AttributeError('%s.%s cannot be replaced' % (cls.__name__, name))
        type.__delattr__(cls, name)


# Closes all that was made so far: what comes later is a script's.
def close():
    global _open
    _closed.update(_open or ())
    _open = None


# A module as scripts import it. Its names are those of its class, so that nothing is held where a script could put another.
class Module(metaclass=Sealed):
    __slots__ = ()

    def __setattr__(self, name, value):
        raise AttributeError('%s.%s cannot be replaced' % (self.__name__, name))

    __delattr__ = lambda self, name: self.__setattr__(name, None)

    def __dir__(self):
        return sorted(name for name in type(self).__dict__ if not name.startswith('_'))


# Lists and dictionaries of a module: a script gets one of its own where it reads one.
copied = {list, dict, set}


def _shown(value):
    return property(lambda self: copy.deepcopy(value)) if type(value) in copied else staticmethod(value)


# `missing` raises what a name is answered with that the module has not.
def module_of(name, names, missing):
    held = {own: _shown(value) for own, value in names.items()}
    held.update({'__slots__': (), '__name__': name, '__module__': None, '__getattr__': lambda self, own: missing(own),
                 '__dict__': property(lambda self: {own: getattr(self, own) for own in names if not own.startswith('_')})})
    return Sealed('module', (Module,), held)()


_immutable = 1 << 8


# Python has no function that sets the mark. The flags of a type are a word in its memory, whose place is found by what
# `__flags__` says of a class, and asked again of each class that is marked.
def seal_all():
    import ctypes

    _seal_abstract()

    def word(cls, place):
        return ctypes.c_uint32.from_address(id(cls) + place)

    place = next(place for place in range(0, type.__basicsize__, 4)
                 if all(word(cls, place).value == cls.__flags__ & 0xffffffff for cls in (Sealed, int, dict, Exception, type(ctypes))))
    for cls in _all_classes():
        if cls.__module__ in _with_tables:
            _seal_tables(cls)
        if not cls.__flags__ & _immutable:
            word(cls, place).value |= _immutable
            if not cls.__flags__ & _immutable:
                raise RuntimeError('%s could not be sealed' % cls)


# Modules whose classes hold lists and dictionaries that scripts reach.
_with_tables = ('calendar', 'configparser', 'html.parser', 'pprint', 'string', 'textwrap')


def _seal_tables(cls):
    for name, value in list(cls.__dict__.items()):
        if not name.startswith('__') and type(value) in (list, dict):
            setattr(cls, name, tuple(value) if isinstance(value, list) else types.MappingProxyType(dict(value)))


# What an abstract class counts as its own is held apart from it.
def _seal_abstract():
    import abc

    def register(cls, subclass):
        if '_py2_class_' not in cls.__dict__ and '_py2_class_' not in subclass.__dict__:
            raise TypeError('%s cannot be registered: it is the class of all scripts' % subclass.__name__)
        return plain(cls, subclass)

    plain = abc.ABCMeta.register
    abc.ABCMeta.register = register


def _all_classes():
    found, waiting = set(), [object]
    while waiting:
        cls = waiting.pop()
        if id(cls) not in found:
            found.add(id(cls))
            yield cls
            waiting.extend(type.__subclasses__(cls))
