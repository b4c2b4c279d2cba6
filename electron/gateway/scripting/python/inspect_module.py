# `inspect`, of what scripts may look into.

import inspect

import _python2
import _texts
from _kinds import BuiltinFunction, InstanceMethod
from _sealed import Module
from _unbound import UnboundMethod


def names_of(argument_names):
    def getargspec(function):
        found = inspect.getfullargspec(function.im_func if type(function) is UnboundMethod else function)
        return argument_names(found.args, found.varargs, found.varkw, found.defaults)

    return {
        'getargspec': getargspec, 'getmembers': _members, 'isfunction': inspect.isfunction,
        'isgeneratorfunction': inspect.isgeneratorfunction, 'ismethod': _is_method,
        'isbuiltin': _is_builtin, 'isroutine': lambda value: _is_method(value) or inspect.isroutine(value),
        'isclass': inspect.isclass, 'getdoc': inspect.getdoc, 'ismodule': lambda value: isinstance(value, Module),
        'isgenerator': inspect.isgenerator,
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
