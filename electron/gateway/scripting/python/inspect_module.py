# `inspect`, of what scripts may look into.

import inspect
import re

import _python2
import _texts
import _tracing
from _kinds import BuiltinFunction, InstanceMethod
from _sealed import Module, Sealed
from _unbound import UnboundMethod


class _Readonly(metaclass=Sealed):
    __slots__ = ()

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            object.__setattr__(self, name, value)

    def __setattr__(self, _name, _value):
        raise TypeError('readonly attribute')

    def __delattr__(self, _name):
        raise TypeError('readonly attribute')


class _Code(_Readonly):
    __slots__ = ('co_filename', 'co_name')


# What the names of a place tell of it: how its module is called, where it is one of the script library.
class _Names(_Readonly):
    __slots__ = ('_held',)

    def __getitem__(self, name):
        return self._held[name]

    def __contains__(self, name):
        return name in self._held

    def __len__(self):
        return len(self._held)

    def __iter__(self):
        return iter(self._held)

    def get(self, name, default=None):
        return self._held.get(name, default)

    has_key = __contains__

    def keys(self):
        return list(self._held)

    def __setitem__(self, _name, _value):
        raise TypeError('readonly attribute')

    __delitem__ = __setitem__


def _named_by(filename):
    found = re.match(r'script-python/(.+)\.py$', filename)
    return _Names({} if found is None else {'__name__': found[1].replace('/', '.')})


# A place of a script on the way here: what it says, and nothing of what runs it.
class _Place(_Readonly):
    __slots__ = ('f_lineno', 'frame_back', 'frame_code', 'frame_globals')


def _current():
    found = None
    for filename, line, name, _text in _tracing.stack():
        found = _Place(line, found, _Code(filename, name), _named_by(filename))
    return found


def _stack():
    found, frame = [], _current()
    while frame is not None:
        code = frame.frame_code
        found.append((frame, code.co_filename, frame.f_lineno, code.co_name, None, None))
        frame = frame.frame_back
    return found


def names_of(argument_names):
    def getargspec(function):
        found = inspect.getfullargspec(function.im_func if type(function) is UnboundMethod else function)
        return argument_names(found.args, found.varargs, found.varkw, found.defaults)

    return {
        'getargspec': getargspec, 'getmembers': _members, 'isfunction': inspect.isfunction,
        'isgeneratorfunction': inspect.isgeneratorfunction, 'ismethod': _is_method,
        'isbuiltin': _is_builtin, 'isroutine': lambda value: _is_method(value) or inspect.isroutine(value),
        'isclass': inspect.isclass, 'getdoc': inspect.getdoc, 'ismodule': lambda value: isinstance(value, Module),
        'isgenerator': inspect.isgenerator, 'currentframe': _current, 'stack': _stack,
    }


def _is_method(value):
    return isinstance(value, InstanceMethod)


def _is_builtin(value):
    return isinstance(value, BuiltinFunction)


def _members(target, predicate=None):
    found = []
    for name in _python2.names['dir'](target):
        try:
            value = _texts.get(target, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found
