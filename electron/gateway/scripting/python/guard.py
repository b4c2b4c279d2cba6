# What keeps scripts away from the glue around them. In one interpreter every function leads to the module that it was
# written in, so the ways there are closed: a script imports what is listed and nothing else, and reads no attribute that
# leads from a function to its module. (The names themselves are refused in the text of a script before it is compiled.)
#
# Builtins that work on the space of whoever calls them (exec, eval, globals ...) would work on the glue's where the glue
# calls them for a script; none of them is left.

import builtins
import sys

_import = builtins.__import__
_getattr, _setattr, _delattr = getattr, setattr, delattr
_modules = sys.modules

# Attributes that lead from an object of a script to the glue.
_kept_back = (
    '__globals__', '__code__', '__import__', '__build_class__', '__repl_print__', '__setattr__', '__delattr__',
)


def _named(name):
    if type(name) is not str:
        raise TypeError('the name of an attribute is a text')
    if name in _kept_back:
        raise AttributeError('%s is out of reach of scripts' % name)
    return name


def _get(target, name, *default):
    return _getattr(target, _named(name), *default)


def _set(target, name, value):
    _setattr(target, _named(name), value)


def _delete(target, name):
    _delattr(target, _named(name))


def _refused(name):
    def refuse(*arguments, **named):
        raise NotImplementedError('%s is not supported in this version' % name)

    return refuse


# Modules that scripts may import, by name: the interpreter's own, and those that are made here.
standard = {}
made = {}
# Names of those that are loaded when they are first used.
later = set()
# Dotted names of the script library, and of the packages around them.
libraries = set()
packages = set()
_shown = {}
_trusting = False


# A module or package of the script library. It is loaded when it is first used, so it needs no import; its functions are
# what a callback's name means, so no script puts another in their place.
class _Library:
    def __init__(self, name):
        object.__setattr__(self, '_name', name)

    def __getattr__(self, name):
        if name.startswith('__') or name == '_name':
            raise AttributeError(name)
        whole = '%s.%s' % (self._name, name)
        if whole in libraries or whole in packages:
            return library(whole)
        if self._name not in libraries:
            raise AttributeError('there is no script library %s' % whole)
        found = load(self._name)
        if not hasattr(found, name):
            raise AttributeError('the script library %s has no %s' % (self._name, name))
        return _getattr(found, name)

    def __setattr__(self, name, value):
        found = load(self._name)
        if callable(_getattr(found, _named(name), None)):
            raise AttributeError('%s.%s is a function of the script library and cannot be replaced' % (self._name, name))
        _setattr(found, name, value)


def library(name):
    if name not in _shown:
        _shown[name] = _Library(name)
    return _shown[name]


# The module itself: for the glue alone.
def load(name):
    if name not in _modules:
        _import(name, None, None, ('x',), 0)
    return _modules[name]


def _trusted(name, names):
    # It imports what it needs; no line of a script runs meanwhile.
    global _trusting
    _trusting = True
    try:
        return _import(name, None, None, names, 0)
    finally:
        _trusting = False


def _guarded(name, space=None, own=None, names=None, level=0):
    if _trusting:
        return _import(name, space, own, names, level)
    if type(name) is not str or level:
        raise ImportError('an import needs the whole name of what it imports')
    star = names == ('*',)
    if name == '_names' and star:
        return _trusted(name, names)
    if name in made:
        if star:
            raise ImportError('import the names of %s one by one' % name)
        return made[name if names else name.split('.')[0]]
    if name in standard:
        return standard[name]
    if name in later:
        return _trusted(name, names)
    if name in libraries or name in packages:
        if star:
            if name not in libraries:
                raise ImportError('there is no script library %s' % name)
            return load(name)
        return library(name if names else name.split('.')[0])
    raise ImportError('the module %s is not in this version' % name)


# From now on whatever runs is a script's. The interpreter's own modules are kept here: where one is looked for again, a
# file of the project of the same name could be found.
def close(names):
    for name in names:
        standard[name] = _import(name, None, None, ('x',), 0)
    sys.path[:] = ['.frozen', '/lib', '/project']
    for name in ('exec', 'eval', 'compile', 'execfile', 'globals', 'locals', 'open', 'input', 'help'):
        _setattr(builtins, name, _refused(name))
    builtins.getattr, builtins.setattr, builtins.delattr = _get, _set, _delete
    builtins.__import__ = _guarded
