# `system.util.jsonEncode` and `jsonDecode`. What the manual's table of types does not name (dates, datasets, sets ...) is
# refused: it has a form in Ignition that is nowhere written.

import json
import re

import _java_double
from _dataset import Dataset
from _dictionary import Dict
from _errors import IllegalArgumentException
from _java_util import Date
from _json_depth import is_deeper
from _kinds import is_small
from _texts import kind_name, text
from _trees import Tree
from _unicode import letters, long

_deepest = 200


class _Writer:
    def __init__(self, indent):
        self._indent = indent

    def write(self, value, depth):
        if depth > _deepest:
            raise IllegalArgumentException('what is to be JSON is nested deeper than %d levels, or it contains itself' % _deepest)
        if isinstance(value, Tree):
            value = value._plain()
        if value is None or isinstance(value, bool):
            return {None: 'null', True: 'true', False: 'false'}[value]
        if isinstance(value, str):
            return _quoted(value)
        if isinstance(value, int):
            return int.__repr__(value)
        if isinstance(value, float):
            return _fraction(value)
        if isinstance(value, dict):
            return self._brackets('{}', [self._pair(key, value[key], depth) for key in value], depth)
        if isinstance(value, (list, tuple)):
            return self._brackets('[]', [self.write(item, depth + 1) for item in value], depth)
        raise _refused(value)

    def _pair(self, key, value, depth):
        name = key if isinstance(key, str) else text(key)
        return '%s:%s%s' % (_quoted(name), ' ' if self._indent else '', self.write(value, depth + 1))

    def _brackets(self, signs, parts, depth):
        if not parts or not self._indent:
            return signs[0] + ','.join(parts) + signs[1]
        begin, end = '\n' + ' ' * (self._indent * (depth + 1)), '\n' + ' ' * (self._indent * depth)
        return signs[0] + begin + (',' + begin).join(parts) + end + signs[1]


def _fraction(value):
    if value != value or value in (float('inf'), float('-inf')):
        raise IllegalArgumentException('JSON has no number for %s' % text(value))
    return _java_double.text(value)


# Letters stay what they are, but for those that end a line in JavaScript.
def _quoted(value):
    return json.dumps(str.__str__(value), ensure_ascii=False).replace('\u2028', '\\u2028').replace('\u2029', '\\u2029')


def _refused(value):
    if isinstance(value, Dataset):
        hint = '; make a list of its rows'
    elif isinstance(value, Date) or hasattr(value, 'isoformat'):
        hint = '; make a text of the date, or its milliseconds'
    else:
        hint = ''
    return IllegalArgumentException('jsonEncode of a value of the type %s is not supported in this version%s' % (kind_name(value), hint))


def json_encode(pyObj, indentFactor=0):
    if not isinstance(indentFactor, int) or indentFactor < 0:
        raise IllegalArgumentException('indentFactor is not a number of blanks')
    return letters(_Writer(indentFactor).write(pyObj, 0))


def _whole(digits):
    value = int(digits)
    return value if is_small(value) else long(value)


def _constant(name):
    raise IllegalArgumentException('%s is no JSON' % name)


def _object(pairs):
    found = Dict()
    for key, value in pairs:
        key = letters(key)
        if key in found:
            raise IllegalArgumentException('the JSON has the key %s twice in one object' % key)
        found[key] = _as_letters(value)
    return found


def _as_letters(value):
    if isinstance(value, list):
        return [_as_letters(item) for item in value]
    return letters(value) if isinstance(value, str) else value


# What begins or divides a value of JSON: a text without any of them is no JSON but may be a text without quotes.
_signs = re.compile(r'''[\[\]{}",:;='#/\\]''')


# What is no JSON at all is a text, as the manual says. JSON that is broken is refused, and so is an empty text.
def json_decode(jsonString):
    if not isinstance(jsonString, str):
        raise TypeError('jsonDecode needs a text, not %s' % kind_name(jsonString))
    source = str.__str__(jsonString)
    if is_deeper(source, _deepest):
        raise IllegalArgumentException('the JSON is nested deeper than %d levels' % _deepest)
    try:
        return _as_letters(json.loads(source, object_pairs_hook=_object, parse_int=_whole, parse_constant=_constant))
    except json.JSONDecodeError as problem:
        if source.strip() and not _signs.search(source):
            return letters(source.strip())
        raise IllegalArgumentException('the JSON cannot be read: %s at line %d, column %d' % (
            problem.msg, problem.lineno, problem.colno))
