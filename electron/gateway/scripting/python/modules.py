# Modules that scripts import, made here: what the interpreter has of them does less than Python's, or something else.

import json
import math
import re

import _clock
import _trees
from _errors import IllegalArgumentException, RuntimeException, UnsupportedOperationException
from _values import UUID


# With `behind` a module of the interpreter, whose other names are there too.
class Module:
    def __init__(self, name, behind=None, **names):
        self.__name__ = name
        self._behind = behind
        for own, value in names.items():
            setattr(self, own, value)

    def __getattr__(self, name):
        if not hasattr(self._behind, name):
            raise AttributeError('%s.%s is not supported in this version' % (self.__name__, name))
        return getattr(self._behind, name)


def _sorted_json(value):
    if isinstance(value, dict):
        keys = sorted([str(key) for key in value.keys()])
        values = {str(key): item for key, item in value.items()}
        return '{%s}' % ', '.join(['%s: %s' % (json.dumps(key), _sorted_json(values[key])) for key in keys])
    if isinstance(value, list):
        return '[%s]' % ', '.join([_sorted_json(item) for item in value])
    return json.dumps(value)


def _check_json(value):
    if isinstance(value, dict):
        for item in value.values():
            _check_json(item)
    elif isinstance(value, list):
        for item in value:
            _check_json(item)
    elif not (value is None or isinstance(value, (bool, int, float, str))):
        raise TypeError('a value of type %s is not JSON serializable' % type(value).__name__)


def _dumps(value, sort_keys=False, ensure_ascii=True, separators=None, **more):
    for name in more:
        raise TypeError('json.dumps(%s=) is not supported in this version' % name)
    value = _trees.plain(value)
    _check_json(value)
    if sort_keys:
        return _sorted_json(value)
    return json.dumps(value) if separators is None else json.dumps(value, separators=separators)


def _loads(text):
    return json.loads(text)


# What the interpreter's regular expressions read as ordinary signs, without a word.
def _checked(pattern):
    at, inside = 0, False
    while at < len(pattern):
        sign = pattern[at]
        after = pattern[at + 1:at + 2]
        if sign == '\\':
            if after.isdigit() or after in 'bBAZ':
                raise NotImplementedError('the regular expression "%s": \\%s is not supported in this version' % (pattern, after))
            at += 1
        elif inside:
            inside = sign != ']'
        elif sign == '[':
            inside = True
            at += 1 if after == ']' else 0
        elif sign == '{' or (sign == '(' and after == '?' and pattern[at + 2:at + 3] != ':'):
            raise NotImplementedError(
                'the regular expression "%s": %s is not supported in this version' % (pattern, pattern[at:at + 3]))
        at += 1
    return pattern


def _over(function):
    def call(pattern, *arguments):
        if isinstance(pattern, str):
            _checked(pattern)
        return function(pattern, *arguments)

    return call


def _floor(value):
    return float(math.floor(value))


def _ceil(value):
    return float(math.ceil(value))


_java = Module(
    'java',
    lang=Module(
        'java.lang',
        RuntimeException=RuntimeException,
        IllegalArgumentException=IllegalArgumentException,
        UnsupportedOperationException=UnsupportedOperationException,
        Exception=Exception,
    ),
    util=Module('java.util', UUID=UUID),
)

made = {
    'json': Module('json', dumps=_dumps, loads=_loads),
    'math': Module('math', math, floor=_floor, ceil=_ceil),
    're': Module('re', compile=_over(re.compile), match=_over(re.match), search=_over(re.search), sub=_over(re.sub)),
    'time': Module('time', **_clock.functions),
    '__future__': Module(
        '__future__', division=True, print_function=True, unicode_literals=True, absolute_import=True,
        with_statement=True, generators=True, nested_scopes=True),
    'java': _java,
    'java.lang': _java.lang,
    'java.util': _java.util,
}
