# The parts of `system`. What is not there says so by its whole name.

import _host
import json
from _crossing import call


# Whatever a script puts in the place of a function would stand there for the scripts of all others, those of the built-in
# pages too: nothing is set but by `space`, which no script has.
class _Space:
    def __init__(self, name):
        object.__setattr__(self, '_name', name)

    def __setattr__(self, name, value):
        raise AttributeError('%s.%s cannot be replaced' % (self._name, name))

    def __delattr__(self, name):
        raise AttributeError('%s.%s cannot be replaced' % (self._name, name))

    def __getattr__(self, name):
        if name.startswith('__') or name == '_name':
            raise AttributeError(name)
        whole = '%s.%s' % (self._name, name)
        if self._name == 'system':
            return _Space(whole)
        raise AttributeError('%s is not supported in this version' % whole)


# A function of the gateway as it is declared there: its arguments come by position or by name.
def _offer(whole, parameters):
    own = whole.split('.')[-1]
    names = [name for name, _optional in parameters]

    def function(*arguments, **named):
        if len(arguments) > len(names):
            raise TypeError('%s takes at most %d arguments' % (own, len(names)))
        given = dict(zip(names, arguments))
        for name, value in named.items():
            if name not in names:
                raise TypeError('%s has no argument %s' % (own, name))
            if name in given:
                raise TypeError('%s got %s twice' % (own, name))
            given[name] = value
        for name, optional in parameters:
            if not optional and name not in given:
                raise TypeError('%s needs %s' % (own, name))
        return call(whole, [given])

    return function


_offered = {name: _offer(name, parameters) for name, parameters in json.loads(_host.offered)}


# A part of `system`: what the gateway offers below this name, and what Python has its own form of.
def space(name, **parts):
    for whole, function in _offered.items():
        if not whole.startswith(name + '.'):
            continue
        own, _dot, further = whole[len(name) + 1:].partition('.')
        if own not in parts:
            parts[own] = space('%s.%s' % (name, own)) if further else function
        elif not further or not isinstance(parts[own], _Space):
            raise RuntimeError('%s is there twice: as it is declared, and in a form of Python' % whole)
    made = _Space(name)
    for own, part in parts.items():
        object.__setattr__(made, own, part)
        # `dir` lists what the interpreter has met as a name; one that came as data is met here.
        getattr(made, own)
    return made
