# Python 3 for scripts that are written for it: the builtins that they see. What these scripts say runs as it stands; the fence
# around it is the same as for all others (`guard.py`, `special.py`).

import builtins
import string

import _guard
import _library3
import _printing
import _python2
import _special
from _errors import UnsupportedOperationException

_build = builtins.__build_class__
_type = type


# `{0.name}` reads attributes: as a script reads them.
class _Formatter(string.Formatter):
    def get_field(self, name, arguments, named):
        first, rest = string._string.formatter_field_name_split(name)
        value = self.get_value(first, arguments, named)
        for is_attribute, key in rest:
            value = _guard.get(value, key) if is_attribute else value[key]
        return value, first


_formatter = _Formatter()


def _format_of(target):
    if isinstance(target, _type) and issubclass(target, str):
        return lambda template, *given, **named: _formatter.vformat(str.__str__(template), given, named)
    if isinstance(target, str):
        return lambda *given, **named: _formatter.vformat(str.__str__(target), given, named)
    return target.format


# `x.name` for a name that is read here (`translation/fence.ts`).
def _read(target, name):
    if name == 'format':
        return _format_of(target)
    return _special.read(target, name) if name in _special.names else _guard.get(target, name)


def _get(target, name, *default):
    name = _guard.named(name)
    try:
        return _read(target, name) if name == 'format' or name in _special.names else getattr(target, name)
    except AttributeError:
        if not default:
            raise
        return default[0]


def _has(target, name):
    missing = object()
    return _get(target, name, missing) is not missing


# `__build_class__` of scripts: the mark says that a script made it.
def _build_class(function, name, *bases, **named):
    made = _build(function, name, *bases, **named)
    if isinstance(made, _type):
        _type.__setattr__(made, '_py2_class_', True)
    return made


class _Kind(_type):
    def __instancecheck__(cls, value):
        return isinstance(value, _type) if cls is Type else _type.__instancecheck__(cls, value)

    def __subclasscheck__(cls, kind):
        return issubclass(kind, _type) if cls is Type else _type.__subclasscheck__(cls, kind)


# `type`: of a value, a class that is made, and what metaclasses are derived of.
class Type(_type, metaclass=_Kind):
    def __new__(cls, *given, **named):
        if cls is Type and len(given) == 1:
            return _type(given[0])
        made = _type.__new__(_type if cls is Type else cls, *given, **named)
        _type.__setattr__(made, '_py2_class_', True)
        return made


Type.__name__ = Type.__qualname__ = 'type'


def _print(*values, sep=' ', end='\n', file=None, flush=False):
    words = (' ' if sep is None else sep).join([str.__str__(str(value)) for value in values]) + ('\n' if end is None else end)
    if file is None:
        _printing.output(words)
    else:
        file.write(words)


# `import` of scripts.
def _import(name, space=None, own=None, wanted=None, level=0):
    return _guard.guarded_import(name, space, own, wanted, level, _library3.standard_import)


def _refused(name):
    def refuse(*_arguments, **_named):
        raise UnsupportedOperationException('%s is not supported in this version' % name)

    refuse.__name__ = name
    return refuse


names = {name: value for name, value in vars(builtins).items() if isinstance(value, _type) and issubclass(value, BaseException)}
names.update({name: getattr(builtins, name) for name in (
    'Ellipsis False None NotImplemented True abs all any ascii bin bool bytearray bytes callable chr classmethod complex dict '
    'divmod enumerate filter float format frozenset hash hex id int isinstance issubclass iter len list map max min next object oct '
    'ord pow property range repr reversed round set slice sorted staticmethod str sum super tuple zip').split()})
names.update({name: _python2.names[name] for name in ('globals', 'locals', 'vars', '_py2_own_', '_py2_place_')}, dir=_python2.plain_names_of)
names.update({
    '__build_class__': _build_class, '__debug__': True, '__import__': _import, '__name__': 'builtins', '_py2_method_': _read,
    '_py3_': True, 'compile': _python2.compile_text, 'delattr': _guard.delete, 'eval': _python2.evaluate,
    'exec': _python2.execute, 'getattr': _get, 'hasattr': _has, 'print': _print, 'setattr': _guard.put, 'type': Type,
})
for _name in ('breakpoint', 'help', 'input', 'memoryview', 'open'):
    names[_name] = _refused('%s()' % _name)

