# What is raised and caught of classes without a base, which Python 3 cannot raise: an exception of ours carries the object, of a
# class that has the bases that the object's class has.

import sys
import weakref

import _standard_errors
import _texts


class Carrier(BaseException):
    def __init__(self, value):
        self.value = value

    def __str__(self):
        return _texts.text(self.value)


_carriers = weakref.WeakKeyDictionary({_texts.Old: Carrier})


def _carrier_of(kind):
    if kind not in _carriers:
        bases = tuple([_carrier_of(base) for base in kind.__bases__ if _texts.is_old(base)])
        _carriers[kind] = type(kind.__name__, bases, {'__module__': kind.__module__})
    return _carriers[kind]


# The exception to raise for an object of such a class.
def carried(value):
    return _carrier_of(type(value))(value)


# What a clause caught, as a script knows it.
def held(error):
    return error.value if isinstance(error, Carrier) else error


# What an `except` that names it catches.
def caught(kinds):
    if isinstance(kinds, tuple):
        return tuple([one for kind in map(caught, kinds) for one in (kind if isinstance(kind, tuple) else (kind,))])
    return _carrier_of(kinds) if isinstance(kinds, type) and _texts.is_old(kinds) else _standard_errors.caught(kinds)


# `sys.exc_info()`.
def exc_info():
    kind, error, trace = sys.exc_info()
    return (type(error.value), error.value, trace) if isinstance(error, Carrier) else (kind, error, trace)
