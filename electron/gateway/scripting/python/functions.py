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


# `line.release.onApprove`, or None for a function that is not of the library.
def name_of(function):
    own = getattr(function, '__name__', None)
    for name in _guard.libraries:
        module = _guard.loaded_module(name)
        if module is not None and own is not None and getattr(module, own, None) is function:
            return '%s.%s' % (name, own)
    return None
