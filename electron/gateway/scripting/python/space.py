# The parts of `system`. What is not there says so by its whole name.

import types

from _crossing import asked_by_python3, call, plain
from _sealed import Sealed


# Whatever a script puts in the place of a function would stand there for the scripts of all others, those of the built-in
# pages too: nothing is set but by `space`, which no script has.
class _Space(metaclass=Sealed):
    # Nothing is held in the object itself, where a script could put something else in its place.
    __slots__ = ()

    def __setattr__(self, name, value):
        raise AttributeError('%s.%s cannot be replaced' % (_held[id(self)][0], name))

    def __delattr__(self, name):
        raise AttributeError('%s.%s cannot be replaced' % (_held[id(self)][0], name))

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        own, parts = _held[id(self)]
        if name in parts:
            return _as_asked(parts[name])
        whole = '%s.%s' % (own, name)
        if own == 'system':
            return _made(whole, {})
        raise AttributeError('%s is not supported in this version' % whole)

    def __dir__(self):
        return sorted(_held[id(self)][1])


# The name and parts of each space, which lives as long as the interpreter.
_held = {}
_kept = {}


def _made(name, parts):
    if name not in _kept:
        made = object.__new__(_Space)
        _kept[name] = made
        _held[id(made)] = (name, parts)
    return _kept[name]


# A function as the script that reads it hears its answers.
def _as_asked(part):
    if not isinstance(part, types.FunctionType) or not asked_by_python3():
        return part
    return lambda *given, **named: plain(part(*given, **named))


# A function of the gateway as it is declared there: its arguments come by position or by name.
def _offer(whole, parameters):
    names = [name for name, _optional in parameters]

    def function(*arguments, **named):
        if len(arguments) > len(names):
            raise TypeError('%s takes at most %d arguments' % (whole, len(names)))
        given = dict(zip(names, arguments))
        for name, value in named.items():
            if name not in names:
                raise TypeError('%s has no argument %s' % (whole, name))
            if name in given:
                raise TypeError('%s got %s twice' % (whole, name))
            given[name] = value
        for name, optional in parameters:
            if not optional and name not in given:
                raise TypeError('%s needs %s' % (whole, name))
        return call(whole, [given])

    return function


# A part of `system`, by its whole name, with what Python has its own form of.
def space(name, **parts):
    return _made(name, {own: _called('%s.%s' % (name, own), part) for own, part in parts.items()})


# A function under the name by which scripts call it, which stands in the error of a wrong argument.
def _called(whole, part):
    if not isinstance(part, types.FunctionType):
        return part
    made = types.FunctionType(part.__code__, part.__globals__, whole.split('.')[-1], part.__defaults__, part.__closure__)
    made.__kwdefaults__, made.__qualname__ = part.__kwdefaults__, whole
    return made


# Puts the functions that the gateway offers, as `[whole name, [[parameter, whether it may be left out] ...]]`, where they belong.
def offer(offered):
    for whole, parameters in offered:
        around, _dot, own = whole.rpartition('.')
        parts = _held[id(_family(around))][1]
        if own in parts:
            raise RuntimeError('%s is there twice: as it is declared, and in a form of Python' % whole)
        parts[own] = _offer(whole, parameters)


def _family(name):
    around, _dot, own = name.rpartition('.')
    if name in _kept or not around:
        return _kept[name]
    parts = _held[id(_family(around))][1]
    if own in parts and not isinstance(parts[own], _Space):
        raise RuntimeError('%s is there twice: as it is declared, and in a form of Python' % name)
    return parts.setdefault(own, _made(name, {}))
