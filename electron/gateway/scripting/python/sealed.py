# What no script changes for the scripts of all others: the classes of what scripts are handed, and the modules that they
# import. A class that a script derives of one is its own.

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


# `missing` raises what a name is answered with that the module has not.
def module_of(name, names, missing):
    held = {own: staticmethod(value) for own, value in names.items()}
    held.update({'__slots__': (), '__name__': name, '__module__': None, '__getattr__': lambda self, own: missing(own),
                 '__dict__': property(lambda self: {own: names[own] for own in names if not own.startswith('_')})})
    return Sealed('module', (Module,), held)()
