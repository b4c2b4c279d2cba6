# `json` for scripts: texts come as letters, dictionaries in Jython's order, and an indented text ends its lines as
# Python 2.7's does.

import json as native

import _texts
from _compare import key_of
from _dictionary import Dict
from _fraction_text import fraction_repr
from _unicode import decode, letters, unicode

# Properties that are lists or dictionaries; set by their module.
plain = None


def _keys(value, sort_keys, skip):
    made = []
    for key in value:
        if isinstance(key, str):
            made.append((key, key))
        elif isinstance(key, bool):
            # Jython's own way with these.
            made.append(('True' if key else 'False', key))
        elif key is None:
            made.append(('null', key))
        elif isinstance(key, float):
            made.append((_number(key, True), key))
        elif isinstance(key, int):
            made.append((int.__repr__(key), key))
        elif not skip:
            raise TypeError('keys must be a string')
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
        self.is_letters = False

    def text(self, value):
        if not isinstance(value, unicode):
            # Letters above 255 are no bytes: they stand so in a script that names no encoding.
            if not value.isascii() and all(sign <= '\xff' for sign in value):
                value = decode(value, self.encoding)
        if self.ascii:
            return native.encoder.py_encode_basestring_ascii(str.__str__(value))
        self.is_letters = self.is_letters or not value.isascii()
        return native.encoder.py_encode_basestring(str.__str__(value))

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
            for name, key in _keys(value, self.sort, self.skip)], depth)

    def brackets(self, begin, end, parts, depth):
        if not parts:
            return begin + end
        if self.indent is None:
            return begin + self.item.join([part() for part in parts]) + end
        line = '\n' + ' ' * (self.indent * (depth + 1))
        return begin + line + (self.item + line).join([part() for part in parts]) + '\n' + ' ' * (self.indent * depth) + end


def dumps(obj, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
          encoding='utf-8', default=None, sort_keys=False, **named):
    if cls is not None:
        own = cls()
        default = own.default
    writer = _Writer(skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, encoding, default, sort_keys)
    made = writer.write(obj, 0)
    return letters(made) if writer.is_letters else made


def dump(obj, fp, **named):
    fp.write(dumps(obj, **named))


class JSONEncoder:
    def default(self, o):
        raise TypeError('%s is not JSON serializable' % _texts.represent(o))


def _as_letters(value):
    if isinstance(value, str):
        return letters(value)
    if isinstance(value, list):
        return [_as_letters(item) for item in value]
    return value


def loads(s, encoding=None, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **named):
    if not isinstance(s, str):
        raise TypeError('expected string or buffer')

    def pairs(found):
        read = [(letters(key), _as_letters(value)) for key, value in found]
        if object_pairs_hook is not None:
            return object_pairs_hook(read)
        made = Dict(read)
        return made if object_hook is None else object_hook(made)

    source = str.__str__(s) if isinstance(s, unicode) else (str.__str__(decode(s, encoding or 'utf-8')) if not s.isascii() else s)
    try:
        return _as_letters(native.loads(
            source, object_pairs_hook=pairs, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant))
    except native.JSONDecodeError as problem:
        raise ValueError(_told(problem))


def _told(problem):
    at = 'line %d column %d (char %d)' % (problem.lineno, problem.colno, problem.pos)
    if problem.msg == 'Expecting value':
        return 'No JSON object could be decoded'
    if problem.msg == 'Extra data':
        end = len(problem.doc)
        line = problem.doc.count('\n') + 1
        return 'Extra data: line %d column %d - line %d column %d (char %d - %d)' % (
            problem.lineno, problem.colno, line, end - problem.doc.rfind('\n', 0, end), problem.pos, end)
    if problem.msg.startswith('Expecting property name'):
        return 'Expecting property name: ' + at
    return '%s: %s' % (problem.msg, at)


def load(fp, **named):
    return loads(fp.read(), **named)


names = {'dumps': dumps, 'dump': dump, 'loads': loads, 'load': load, 'JSONEncoder': JSONEncoder}
