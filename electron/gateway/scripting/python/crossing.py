# What leaves a script and what comes back. Each call that leaves the interpreter goes through `host.call(name, arguments)`,
# synchronously, with JSON on both sides. Values that JSON lacks travel as one-key objects: {"$fn": n} a function that the
# thread around keeps (with its dotted "name" where it belongs to the script library), {"$node": [kind, id]} an object of the
# page, {"$uuid": text}, {"$template": {...}}, {"$tree": [kind, id, path, is a list]} a property that is an object or a list,
# {"$value": {...}} a tag's qualified value, {"$bytes": text} bytes in hexadecimal, {"$double": n} a double that is whole. Inside
# of lists and dictionaries JSON itself says what is one (`7.0`).
# Dates and datasets of properties and tags are what a project file has for them: {"$": [...], "$ts": milliseconds} and
# {"$": [...], "$columns": [...]}.

import array
import datetime
import json
import sys

import _running
import _unicode
import _wire

from _column_types import by_simple_name
from _dataset import Dataset, PyRow
from _dictionary import Dict
from _errors import IllegalArgumentException, RuntimeException, ValidationError, by_name
from _functions import name_of
from _java_arrays import ObjectArray
from _java_lists import Collection
from _java_maps import Map
from _java_util import Date
from _java_uuid import UUID
from _texts import kind_name, text
from _trees import Missing, Tree, _Node, tree
from _unicode import letters, unicode
from _values import MESSignatureTemplate, QualifiedValue, QualityCode

# What the thread around answers, and how it is asked; set by `start`.
host = None
_ask = None


def start(given):
    global host, _ask
    host, _ask = given, given.call


_lists, _dictionaries = frozenset((list, tuple)), frozenset((dict, Dict))


# With `is_data` True it is for a property or a tag, which hold plain values alone.
def encode(value, is_data=False):
    # The usual ones are known by their type alone: to ask whether a value is of one of our classes takes many times as long.
    kind = type(value)
    if kind is str and value.isascii():
        return value
    if kind in _lists:
        return [encode(item, is_data) for item in value]
    if kind in _dictionaries:
        return _written(_pairs(value), lambda item: encode(item, is_data))
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str.__str__(value) if value.isascii() else _well_formed(str.__str__(value))
    if isinstance(value, int):
        if not -9007199254740991 <= value <= 9007199254740991:
            said = '%d' % value if -10 ** 40 < value < 10 ** 40 else 'a whole number of more than 40 digits'
            raise ValueError('%s is too large to leave the script exactly; pass it as a text' % said)
        return int(value)
    if isinstance(value, float):
        if value != value or value in (float('inf'), float('-inf')):
            raise ValueError('%s cannot leave the script: it is not a number' % value)
        return value
    if is_data and (isinstance(value, (bytes, bytearray, array.array, _Node, MESSignatureTemplate)) or callable(value)):
        raise TypeError('a value of type %s is no data: neither a property nor a tag holds it' % kind_name(value))
    if getattr(type(value), '_is_text', False):
        return encode(value.toString(), is_data)
    if getattr(type(value), '_is_boxed', False):
        return encode(value._value, is_data)
    if isinstance(value, (bytes, bytearray)):
        return {'$bytes': value.hex()}
    if isinstance(value, array.array) and value.typecode in ('b', 'B'):
        return {'$bytes': value.tobytes().hex()}
    if isinstance(value, _Node):
        return {'$node': list(value._at)}
    if isinstance(value, Tree):
        return encode(value._plain(), is_data)
    if isinstance(value, Date):
        return {'$': ['ts', 192, int(value._at)], '$ts': int(value._at)} if is_data else value._at
    if isinstance(value, (UUID, QualityCode)):
        return str(value)
    if isinstance(value, MESSignatureTemplate):
        return {'$template': value._name_of_kept()}
    if isinstance(value, QualifiedValue):
        if is_data and not value.is_good():
            raise TypeError('a value of the quality %s would lose it here; take its .value where that does not matter' % value.quality)
        return encode(value.value, is_data)
    if isinstance(value, Dataset):
        return _columns(value) if is_data else [dict(zip(value._names, [encode(item) for item in row])) for row in value._rows]
    if isinstance(value, PyRow):
        return [encode(item, is_data) for item in value]
    if isinstance(value, dict):
        return _written(_pairs(value), lambda item: encode(item, is_data))
    if isinstance(value, Map):
        return _written(value.items(), lambda item: encode(item, is_data))
    if isinstance(value, (list, tuple, Collection, ObjectArray)):
        return [encode(item, is_data) for item in value]
    if callable(value):
        kept, name = int(host.keep(value)), name_of(value)
        return {'$fn': kept} if name is None else {'$fn': kept, 'name': name}
    raise TypeError('a value of type %s cannot leave the script' % kind_name(value))


def _columns(dataset):
    columns = [{'name': str.__str__(name), 'type': str.__str__(kind.getSimpleName()), 'data': [encode(row[place], True) for row in dataset._rows]}
               for place, (name, kind) in enumerate(zip(dataset._names, dataset._types))]
    return {'$': ['ds', 192, 0], '$columns': columns}


# Columns of different lengths, or values of another type than their column's, are no dataset: they stay what they are.
def _dataset(columns):
    try:
        kinds = [by_simple_name[column['type']] for column in columns]
        rows = list(zip(*[[decode(item, False) for item in column['data']] for column in columns], strict=True))
        return Dataset([column['name'] for column in columns], rows, kinds)
    except (KeyError, TypeError, ValueError, IllegalArgumentException):
        return None


# Two halves of a sign (surrogates) are one outside; one alone would become another text in a file or a database.
def _well_formed(letters_of):
    try:
        letters_of.encode('utf-8')
        return letters_of
    except UnicodeEncodeError:
        try:
            return letters_of.encode('utf-16-le', 'surrogatepass').decode('utf-16-le')
        except UnicodeDecodeError:
            raise ValueError('a text with half of a sign (%s) cannot leave the script' % ascii(letters_of)[:60])


# A dictionary with its keys as they are written outside, in the order in which they came.
def _written(pairs, write):
    made = {}
    for key, item in pairs:
        name = _well_formed(str.__str__(key) if isinstance(key, str) else text(key))
        if name in made:
            raise ValueError('two keys of a dictionary are both written as %s outside of the script' % name)
        made[name] = write(item)
    return made


# Those of a dictionary of a script, whose own order is another.
def _pairs(given):
    return [(key, dict.__getitem__(given, key)) for key in dict.keys(given)]


# Why a value is not good, where that is known; a script may have set its quality, by its name.
def _reason(value):
    reason = None if value.is_good() or not isinstance(value.quality, QualityCode) else value.quality.getDiagnosticMessage()
    return {} if reason is None else {'reason': str(reason)}


# What is signed keeps the quality of its values, and says of anything that it cannot keep why not.
def encode_record(value, depth=0):
    if depth > 20:
        raise IllegalArgumentException('the record is nested deeper than 20 levels, or it contains itself')
    if isinstance(value, QualifiedValue):
        return {
            'value': encode_record(value.value, depth + 1),
            'quality': str(value.quality),
            **_reason(value),
            'timestamp': encode(value.timestamp),
            **({} if value._tag is None else {'tag': value._tag}),
        }
    if isinstance(value, Dataset):
        return [encode_record(dict(zip(value._names, row)), depth + 1) for row in value._rows]
    if isinstance(value, Tree):
        return encode_record(value._known(), depth)
    if isinstance(value, (bytes, bytearray, array.array, _Node, MESSignatureTemplate)):
        what = value._at[0] if isinstance(value, _Node) else 'value of type %s' % kind_name(value)
        raise IllegalArgumentException('the record cannot be signed: a %s is nothing that a person can read' % what)
    if isinstance(value, (dict, Map)):
        try:
            return _written(value.items() if isinstance(value, Map) else _pairs(value), lambda item: encode_record(item, depth + 1))
        except ValueError as error:
            raise IllegalArgumentException('the record cannot be signed: %s' % error)
    if isinstance(value, (list, tuple, PyRow, Collection, ObjectArray)):
        return [encode_record(item, depth + 1) for item in value]
    if isinstance(value, Date):
        return (datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=value._at)).isoformat(timespec='milliseconds') + 'Z'
    if hasattr(value, 'isoformat'):
        return value.isoformat()
    if callable(value):
        raise IllegalArgumentException('a function cannot be signed')
    try:
        return encode(value)
    except (TypeError, ValueError) as error:
        raise IllegalArgumentException('the record cannot be signed: %s' % error)


# What the script that runs next is written for, while its arguments are read; else what asks says it.
_next = None


def read_for(version, read, given):
    global _next
    _next = version
    try:
        return read(given)
    finally:
        _next = None


# Whether what asks for a value is written for Python 3, by way of whatever of the glue.
def asked_by_python3():
    if _next is not None:
        return _next == 3
    frame = sys._getframe(1)
    while frame is not None and '_py2_method_' not in frame.f_builtins:
        frame = frame.f_back
    return frame is not None and '_py3_' in frame.f_builtins


_unicode.is_python3 = asked_by_python3


# What comes from outside, as the script that asks has it: texts of letters and dictionaries in Jython's order in Python 2.7.
def decode(value, objects=True):
    if not isinstance(value, (str, list, dict)):
        return value
    made = _decoded(value, objects)
    return plain(made) if asked_by_python3() else made


# The parts of an object that is data, as `decode` has them.
def decoded_parts(value):
    if asked_by_python3():
        return {key: plain(_decoded(item, False)) for key, item in value.items()}
    return {letters(key): _decoded(item, False) for key, item in value.items()}


# What Python 3 has of its own: texts, whole numbers and dictionaries.
def plain(value):
    if isinstance(value, unicode):
        return str.__str__(value)
    if type(value) is Dict:
        return {plain(key): plain(dict.__getitem__(value, key)) for key in dict.keys(value)}
    if type(value) is list:
        return [plain(item) for item in value]
    if type(value) is QualifiedValue:
        value._value = plain(value._value)
    return value


# Texts are letters. With `objects` False it is data, whatever it looks like.
def _decoded(value, objects=True):
    if isinstance(value, list):
        return [_decoded(item, objects) for item in value]
    if isinstance(value, str):
        return letters(value)
    if not isinstance(value, dict):
        return value
    if objects and len(value) == 1:
        for key, item in value.items():
            if key == '$node':
                return _Node(item[0], item[1])
            if key == '$tree':
                return tree(item[0], item[1], item[2], item[3])
            if key == '$missing':
                return Missing()
            if key == '$double':
                return float(item)
            if key == '$uuid':
                return UUID.fromString(item)
            if key == '$bytes':
                return bytes.fromhex(item).decode('latin-1')
            if key == '$template':
                return MESSignatureTemplate(item)
            if key == '$value':
                return qualified(item)
    if '$' in value and len(value) == 2:
        if isinstance(value.get('$ts'), (int, float)):
            return Date(int(value['$ts']))
        if isinstance(value.get('$columns'), list):
            made = _dataset(value['$columns'])
            if made is not None:
                return made
    return Dict({letters(key): _decoded(item, objects) for key, item in value.items()})


# A method of a dictionary that gives way to what the dictionary holds by that name.
class _GivingWay:
    def __init__(self, name):
        self._name = name

    def __get__(self, target, kind=None):
        if target is not None and dict.__contains__(target, self._name):
            return dict.__getitem__(target, self._name)
        return getattr(super(Structure, kind if target is None else target), self._name)


# An object that a property or a tag holds, as it comes into a transform or with a quality: what it holds is there by attribute and
# by key, and its text is JSON.
class Structure(Dict):
    __slots__ = ()
    _is_of_java = True
    # What it holds comes before the methods of a dictionary: it may hold `items`. Those of a name that 2.7 gives another meaning
    # are looked up by that meaning, in `method`; the others are here.
    _holds_first = True
    get, pop, popitem, setdefault, update = map(_GivingWay, ('get', 'pop', 'popitem', 'setdefault', 'update'))

    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError("'%s' object has no attribute '%s'" % (kind_name(self), name))

    def toDict(self):
        return Dict({key: _plain_of(self[key]) for key in dict.keys(self)})

    def __repr__(self):
        return json.dumps(encode(self, True), separators=(',', ':'))


def _plain_of(value):
    if isinstance(value, Structure):
        return value.toDict()
    return [_plain_of(item) for item in value] if isinstance(value, list) else value


def structure(value):
    if isinstance(value, list):
        return [structure(item) for item in value]
    return Structure({key: structure(item) for key, item in value.items()}) if isinstance(value, dict) else value


# A value with its quality, as the gateway tells of one.
def qualified(fields):
    value = decode(fields['value'], False)
    return _qualified(fields, value if asked_by_python3() else structure(value))


def _qualified(fields, value):
    return QualifiedValue({**fields, 'value': value, 'timestamp': Date(int(fields['timestamp']))})


# What a property changed to: each part of an object or a list has its own quality (`currentValue.value[0].value`).
def changed(fields):
    def parts(value):
        if isinstance(value, dict):
            return type(value)({key: _qualified(fields, parts(value[key])) for key in dict.keys(value)})
        return [_qualified(fields, parts(item)) for item in value] if isinstance(value, list) else value

    return _qualified(fields, parts(decode(fields['value'], False)))


# With `read` False the answer is data, whatever it looks like; with `is_data` True the arguments have to be.
def call(name, arguments, read=True, is_data=False):
    _running.calls += 1
    answer = _wire.read(_ask(str.__str__(name), _wire.write(encode(arguments, is_data))))
    if 'error' in answer:
        error = answer['error']
        raised = by_name.get(error['type'], RuntimeException)(error['message'])
        details = error.get('details') or {}
        if isinstance(raised, ValidationError):
            raised.status = details.get('status', 'error')
            raised.sub_status = details.get('subStatus', [])
            raised.retry_after = details.get('retryAfter')
        raise raised
    return decode(answer['value'], read)
