# What objects of Java have in Jython besides their methods: `format.lenient` is `format.isLenient()`, and an assignment to it is
# `format.setLenient(...)`.

from _sealed import Sealed


class Bean(metaclass=Sealed):
    def __getattr__(self, name):
        if not name.startswith('_'):
            for prefix in ('get', 'is'):
                method = getattr(type(self), _accessor(prefix, name), None)
                if method is not None:
                    return method(self)
        raise AttributeError("'%s' object has no attribute '%s'" % (_name(self), name))

    def __setattr__(self, name, value):
        if name.startswith('_'):
            return object.__setattr__(self, name, value)
        method = getattr(type(self), _accessor('set', name), None)
        if method is None:
            raise AttributeError("'%s' object has no attribute '%s'" % (_name(self), name))
        method(self, value)

    def __ne__(self, other):
        return not self == other

    def equals(self, other):
        return self == other


# The class of constants (`Locale.US`): each time a new object that equals the others, so that no script changes one for all.
class Constants(Sealed):
    def __getattr__(cls, name):
        made = None if name.startswith('_') else cls._constant(name)
        if made is None:
            raise AttributeError("type object '%s.%s' has no attribute '%s'" % (cls.__module__, cls.__name__, name))
        return made


def _accessor(prefix, name):
    return prefix + name[:1].upper() + name[1:]


def _name(value):
    return '%s.%s' % (type(value).__module__, type(value).__name__)


# An argument that Java has no overload for.
def refused(function, value, wanted):
    return TypeError("%s(): 1st arg can't be coerced to %s" % (function, wanted))


# An argument that is a text, as plain letters.
def text_of(function, value):
    if not isinstance(value, str):
        raise refused(function, value, 'String')
    return str.__str__(value)


def int_of(function, value):
    if not isinstance(value, int):
        raise refused(function, value, 'int')
    return int(value)


def flag_of(function, value):
    if not isinstance(value, int):
        raise refused(function, value, 'boolean')
    return bool(value)
