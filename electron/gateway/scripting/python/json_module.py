# `json` for scripts: texts come as letters, dictionaries in Jython's order, and an indented text ends its lines as
# Python 2.7's does.

import json as native

import _texts
from _compare import key_of
from _dictionary import Dict
from _fraction_text import fraction_repr
from _json_depth import is_deeper
from _kinds import type_of
from _unicode import ascii_letters, decode, letters, unicode

# Properties that are lists or dictionaries; set by their module.
plain = None


# `is_plain`: neither sorted nor indented, which Jython writes by another way.
def _keys(value, sort_keys, skip, is_plain):
    made = []
    for key in value:
        if isinstance(key, str):
            made.append((key, key))
        elif isinstance(key, bool):
            made.append((str(key) if is_plain else str(key).lower(), key))
        elif key is None:
            made.append(('null', key))
        elif isinstance(key, float):
            made.append((_number(key, True), key))
        elif isinstance(key, int):
            made.append((int.__repr__(key), key))
        elif not skip:
            raise TypeError(('keys must be a string: %s' if is_plain else 'key %s is not a string') % _texts.represent(key))
    if sort_keys:
        made.sort(key=lambda pair: key_of(pair[1]))
    return made


def _number(value, allow_nan):
    if value != value or value in (float('inf'), float('-inf')):
        if not allow_nan:
            raise ValueError('Out of range float values are not JSON compliant')
        return 'NaN' if value != value else 'Infinity' if value > 0 else '-Infinity'
    return fraction_repr(value)


class _Writer:
    def __init__(self, skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, encoding, default, sort_keys):
        self.skip, self.ascii, self.nan, self.indent = skipkeys, ensure_ascii, allow_nan, indent
        self.item, self.key = separators or (', ', ': ')
        self.encoding, self.default, self.sort, self.circular = encoding, default, sort_keys, check_circular
        self.around = set()
        self.is_letters, self.bytes = False, ''

    def text(self, value):
        # Letters above 255 are no bytes: they stand so in a script that names no encoding.
        is_bytes = not isinstance(value, unicode) and not value.isascii() and all(sign <= '\xff' for sign in value)
        if is_bytes and (self.ascii or self.encoding != 'utf-8'):
            value = decode(value, self.encoding)
        if self.ascii:
            return native.encoder.py_encode_basestring_ascii(str.__str__(value))
        made = native.encoder.py_encode_basestring(str.__str__(value))
        self.is_letters = self.is_letters or isinstance(value, unicode)
        self.bytes = self.bytes or (made if is_bytes and not isinstance(value, unicode) else '')
        return made

    # The whole text: one of letters where it holds one, with which bytes do not mix.
    def whole(self, value):
        made = self.write(value, 0)
        return letters(made if self.bytes == '' else ascii_letters(self.bytes) + made) if self.is_letters else made

    def write(self, value, depth):
        value = plain(value) if plain is not None else value
        if value is None:
            return 'null'
        if value is True:
            return 'true'
        if value is False:
            return 'false'
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, int):
            return int.__repr__(value)
        if isinstance(value, float):
            return _number(value, self.nan)
        if isinstance(value, (list, tuple, dict)):
            return self.guarded(value, lambda: self.dictionary(value, depth) if isinstance(value, dict)
                                else self.brackets('[', ']', [lambda item=item: self.write(item, depth + 1) for item in value], depth))
        if self.default is None:
            raise TypeError('%s is not JSON serializable' % _texts.represent(value))
        return self.guarded(value, lambda: self.write(self.default(value), depth))

    def guarded(self, value, write):
        if id(value) in self.around:
            raise ValueError('Circular reference detected')
        self.around.add(id(value))
        try:
            return write()
        finally:
            self.around.discard(id(value))

    def dictionary(self, value, depth):
        return self.brackets('{', '}', [
            lambda name=name, key=key: self.text(name) + self.key + self.write(value[key], depth + 1)
            for name, key in _keys(value, self.sort, self.skip, self.indent is None and not self.sort)], depth)

    def brackets(self, begin, end, parts, depth):
        if not parts:
            return begin + end
        if self.indent is None:
            return begin + self.item.join([part() for part in parts]) + end
        line = '\n' + ' ' * (self.indent * (depth + 1))
        return begin + line + (self.item + line).join([part() for part in parts]) + '\n' + ' ' * (self.indent * depth) + end


class JSONEncoder:
    def __init__(self, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, encoding='utf-8', default=None):
        self._options = (skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, encoding)
        self.sort_keys, self._default = sort_keys, default

    def default(self, o):
        raise TypeError('%s is not JSON serializable' % _texts.represent(o))

    def encode(self, o):
        return _Writer(*self._options, self._default or self.default, self.sort_keys).whole(o)

    def iterencode(self, o):
        yield self.encode(o)


def dumps(obj, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
          encoding='utf-8', default=None, sort_keys=False, **named):
    return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
                                sort_keys=sort_keys, indent=indent, separators=separators, encoding=encoding, default=default,
                                **named).encode(obj)


def dump(obj, fp, **named):
    fp.write(dumps(obj, **named))


# What a function of the script gave for a part of a text stays as it is.
class _Given:
    def __init__(self, value):
        self.value = value


def _hook(function):
    return None if function is None else lambda given: _Given(function(given))


def _as_letters(value):
    if isinstance(value, str):
        return letters(value)
    if isinstance(value, list):
        return [_as_letters(item) for item in value]
    return value.value if isinstance(value, _Given) else value


# Brackets in brackets that are read.
_deepest = 500


class JSONDecoder:
    def __init__(self, encoding=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        def pairs(found):
            read = [(letters(key), _as_letters(value)) for key, value in found]
            if object_pairs_hook is not None:
                return _Given(object_pairs_hook(read))
            made = Dict(read)
            return made if object_hook is None else _Given(object_hook(made))

        self._encoding = encoding or 'utf-8'
        self._native = native.JSONDecoder(object_pairs_hook=pairs, parse_float=_hook(parse_float), parse_int=_hook(parse_int),
                                          parse_constant=_hook(parse_constant), strict=strict)

    def _source(self, s):
        if not isinstance(s, str):
            raise TypeError('expected string or buffer, but got %s' % _texts.represent(type_of(s)))
        source = str.__str__(s if isinstance(s, unicode) or s.isascii() else decode(s, self._encoding))
        if is_deeper(source, _deepest):
            raise RuntimeError('maximum recursion depth exceeded')
        return source

    def decode(self, s):
        try:
            return _as_letters(self._native.decode(self._source(s)))
        except native.JSONDecodeError as problem:
            raise ValueError(_told(problem))

    def raw_decode(self, s, idx=0):
        try:
            made, end = self._native.raw_decode(self._source(s), idx)
        except native.JSONDecodeError as problem:
            raise ValueError(_told(problem))
        return _as_letters(made), end


def loads(s, encoding=None, cls=None, **named):
    return (cls or JSONDecoder)(encoding=encoding, **named).decode(s)


# What Jython's reader says of a wrong text.
def _told(problem):
    text, place, told = problem.doc, problem.pos, problem.msg
    if told.startswith('Unterminated string') and place == len(text) - 1:
        return 'end is out of bounds'
    is_named = told.startswith("Expecting ':'") or told == 'Expecting value' and text.rstrip().endswith(':')
    if told.startswith('Expecting') and place >= len(text) and text.strip() and not is_named:
        return 'Expecting object: ' + _place(text, len(text) - 1)
    if told in ('Expecting value', 'Illegal trailing comma before end of array'):
        return 'No JSON object could be decoded'
    if told == 'Illegal trailing comma before end of object':
        return 'Expecting property name: ' + _place(text, text.index('}', place))
    if told == 'Extra data':
        ends = 'line %d column %d - line %d column %d (char %d - %d)'
        return 'Extra data: ' + ends % (*_line(text, place), *_line(text, len(text)), place, len(text))
    if told.startswith('Expecting property name'):
        told = 'Expecting property name'
    return '%s: %s' % (told.replace("'", ''), _place(text, place))


def _line(text, place):
    return text.count('\n', 0, place) + 1, place - text.rfind('\n', 0, place)


def _place(text, place):
    return 'line %d column %d (char %d)' % (*_line(text, place), place)


def load(fp, **named):
    return loads(fp.read(), **named)


names = {'dumps': dumps, 'dump': dump, 'loads': loads, 'load': load, 'JSONEncoder': JSONEncoder, 'JSONDecoder': JSONDecoder}
