# Functions of the script library by their dotted names, and the names of functions: a callback that has one is called by
# it after a restart.

import _guard
from _errors import MESObjectNotFoundException


# A function of the script library by its dotted name.
def find(name):
    module, _dot, own = name.rpartition('.')
    if module not in _guard.libraries:
        raise MESObjectNotFoundException('there is no script library %s' % module)
    function = getattr(_guard.load(module), own, None)
    if function is None:
        raise MESObjectNotFoundException('the script library %s has no function %s' % (module, own))
    return function


# `line.release.onApprove`, or None for a function that is not of the library. What a function says of its own name is a script's
# to change, so the names of its module are asked.
def name_of(function):
    own = getattr(function, '__name__', None)
    for name in _guard.libraries:
        module = _guard.loaded_module(name)
        held = {} if module is None else module.__dict__
        if held.get(own) is not function:
            own = next((key for key, value in held.items() if value is function), own)
        if held.get(own) is function:
            return '%s.%s' % (name, own)
    return None
