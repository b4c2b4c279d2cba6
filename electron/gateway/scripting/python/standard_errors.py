# The order of Python 2.7's exceptions, which Python 3 has otherwise: StandardError, and IOError and OSError beside one another.

import builtins
import sys

from _errors import Throwable


# Those of the system are one class in Python 3, which makes another one of an errno.
class EnvironmentError(builtins.OSError):
    __module__ = 'builtins'


class IOError(EnvironmentError):
    __module__ = 'builtins'


class OSError(EnvironmentError):
    __module__ = 'builtins'


# What is wrong in a program itself. Its kinds are Python 3's, which know no such base.
class _StandardError(type):
    def __instancecheck__(cls, value):
        return issubclass(type(value), cls)

    def __subclasscheck__(cls, kind):
        return type.__subclasscheck__(cls, kind) or cls is StandardError and issubclass(kind, _standard)


class StandardError(Exception, metaclass=_StandardError):
    __module__ = 'builtins'


_standard = (ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, ImportError, LookupError, MemoryError,
             NameError, builtins.OSError, ReferenceError, RuntimeError, SyntaxError, SystemError, TypeError, ValueError)


# What an `except` that names it catches: of Python's exceptions alone, where it names all of those; of what is no exception nothing.
def caught(kinds):
    if not isinstance(kinds, type) or not issubclass(kinds, BaseException):
        return ()
    if kinds is BaseException and isinstance(sys.exc_info()[1], Throwable):
        return ()
    return (StandardError, *_standard) if kinds is StandardError else kinds


# The order of a class with the base that Python 2.7 has in front of Exception.
def with_standard(order):
    is_standard = any([kind in _standard for kind in order])
    order = [kind for kind in order if kind is not builtins.OSError]
    if StandardError in order or not is_standard:
        return order
    place = order.index(Exception)
    return [*order[:place], StandardError, *order[place:]]


# The base of one of them in Python 2.7.
def base_of(kind):
    return StandardError if kind in _standard or kind is EnvironmentError else kind.__bases__[0]
