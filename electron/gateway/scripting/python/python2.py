# Python 2.7 for scripts: the builtins that they see, and what their translation calls where an operator or a method means
# something else in Python 3 (`_py2_div_(a, b)` for `a / b`).

import builtins
import decimal
import functools
import itertools
import sys
import types

import _compare
import _texts
import _unicode
from _classes import build_class
from _dictionary import Dict, FrozenSet, Set
from _errors import UnsupportedOperationException
from _order import java_hash
from _texts import format_text, formatted, kind_name, percent, represent, text
from _unicode import ascii_letters, decode, encode, joined, letters, long, unicode

_exec, _eval, _compile = exec, eval, compile
_getattr, _isinstance, _issubclass = getattr, isinstance, issubclass
# What the thread around answers, and the call of the gateway; set by the prelude.
host = call = None

MAXINT = 0x7fffffff


# What a script calls and asks by the name of a type, where what it makes is another.
class _Kind(type):
    def __instancecheck__(cls, value):
        return cls._holds(value)

    def __subclasscheck__(cls, kind):
        return type.__subclasscheck__(cls, kind) or cls._covers(kind)

    def __eq__(cls, other):
        return cls is other or '_real' in cls.__dict__ and cls._real is not None and other is cls._real

    def __hash__(cls):
        return hash(cls._real) if cls.__dict__.get('_real') is not None else type.__hash__(cls)


def _is_small(value):
    return _isinstance(value, int) and not _isinstance(value, long) and (
        type(value) is bool or -MAXINT - 1 <= value <= MAXINT)


class _Str(str, metaclass=_Kind):
    _real = str

    def __new__(cls, value=''):
        made = text(value)
        return str(made) if cls is _Str else str.__new__(cls, made)

    @classmethod
    def _holds(cls, value):
        if cls is not _Str:
            return type.__instancecheck__(cls, value)
        return _isinstance(value, str) and not _isinstance(value, unicode)

    @classmethod
    def _covers(cls, kind):
        return cls is _Str and type.__subclasscheck__(str, kind) and not type.__subclasscheck__(unicode, kind)


class _Int(int, metaclass=_Kind):
    _real = int

    def __new__(cls, x=0, base=None):
        made = _whole('int', x, *(() if base is None else (base,)))
        return made if cls is _Int else int.__new__(cls, made)

    @classmethod
    def _holds(cls, value):
        return _is_small(value) if cls is _Int else type.__instancecheck__(cls, value)

    @classmethod
    def _covers(cls, kind):
        return cls is _Int and type.__subclasscheck__(int, kind) and not type.__subclasscheck__(long, kind)


class _Long(long, metaclass=_Kind):
    _real = long

    def __new__(cls, x=0, base=None):
        return int.__new__(long if cls is _Long else cls, _whole('long', x, *(() if base is None else (base,))))

    @classmethod
    def _holds(cls, value):
        if cls is not _Long:
            return type.__instancecheck__(cls, value)
        return _isinstance(value, int) and not _is_small(value)

    @classmethod
    def _covers(cls, kind):
        return cls is _Long and type.__subclasscheck__(long, kind)


class _Float(float, metaclass=_Kind):
    _real = float

    def __new__(cls, value=0.0):
        made = _fraction(value)
        return made if cls is _Float else float.__new__(cls, made)

    @classmethod
    def _holds(cls, value):
        return type.__instancecheck__(float if cls is _Float else cls, value)

    @classmethod
    def _covers(cls, kind):
        return cls is _Float and type.__subclasscheck__(float, kind)


class _BaseString(metaclass=_Kind):
    _real = None

    def __new__(cls, *_):
        raise TypeError('The basestring type cannot be instantiated')

    @classmethod
    def _holds(cls, value):
        return _isinstance(value, str)

    @classmethod
    def _covers(cls, kind):
        return type.__subclasscheck__(str, kind)


class _Type(type, metaclass=_Kind):
    _real = type

    def __new__(cls, *given, **named):
        if cls is _Type and len(given) == 1:
            return type_of(given[0])
        if cls is _Type:
            name, bases, space = given
            return build_class(lambda: None, str(name), *bases) if not space else _class_of(name, bases, space)
        return type.__new__(cls, *given, **named)

    def __setattr__(cls, name, value):
        if not _texts.is_of_script(cls):
            raise TypeError("can't set attributes of built-in/extension type '%s'" % cls.__name__)
        type.__setattr__(cls, name, value)

    @classmethod
    def _holds(cls, value):
        return type.__instancecheck__(type if cls is _Type else cls, value)

    @classmethod
    def _covers(cls, kind):
        return cls is _Type and type.__subclasscheck__(type, kind)


def _class_of(name, bases, space):
    class _With(type):
        @classmethod
        def __prepare__(mcs, *_):
            return dict(space)

    made = type(str(name), tuple(_bases(bases)), dict(space))
    type.__setattr__(made, '_py2_class_', True)
    made.__module__ = space.get('__module__', '__main__')
    return made


def _bases(bases):
    return [_plain_base.get(base, base) for base in bases] or [object]


_plain_base = {}

# What a value's type is called by scripts: `type("a") is str`.
_kinds = {type: _Type, _Kind: _Type, str: _Str, int: _Int, long: _Long, float: _Float, dict: Dict, set: Set, frozenset: FrozenSet}
_texts.type_names.update({
    _Str: 'str', _Int: 'int', _Long: 'long', _Float: 'float', _BaseString: 'basestring', _Type: 'type', Dict: 'dict',
    Set: 'set', FrozenSet: 'frozenset', types.FunctionType: 'function', types.MethodType: 'instancemethod', range: 'xrange',
    types.BuiltinFunctionType: 'builtin_function_or_method', types.ModuleType: 'module', type(None): 'NoneType',
})
for _kind, _own in ((_Str, 'str'), (_Int, 'int'), (_Long, 'long'), (_Float, 'float'), (_BaseString, 'basestring'),
                    (_Type, 'type')):
    _kind.__name__ = _kind.__qualname__ = _own


class _XRange(metaclass=_Kind):
    _real = range

    def __new__(cls, *limits):
        return range(*limits)

    @classmethod
    def _holds(cls, value):
        return _isinstance(value, range)

    @classmethod
    def _covers(cls, kind):
        return False


class _InstanceType(metaclass=_Kind):
    _real = None

    @classmethod
    def _holds(cls, value):
        return _texts.is_old(type(value))

    @classmethod
    def _covers(cls, kind):
        return False


class _ClassType(metaclass=_Kind):
    _real = None

    @classmethod
    def _holds(cls, value):
        return _texts.is_old(value)

    @classmethod
    def _covers(cls, kind):
        return False


_InstanceType.__name__, _ClassType.__name__, _XRange.__name__ = 'instance', 'classobj', 'xrange'
_kinds[range] = _XRange
_texts.type_names.update({_InstanceType: 'instance', _ClassType: 'classobj', _XRange: 'xrange'})


def type_of(value):
    kind = type(value)
    if kind is type and value is not _texts.Old and _texts.is_old(value):
        return _ClassType
    if kind is int:
        return _Int if -MAXINT - 1 <= value <= MAXINT else _Long
    if kind in _kinds:
        return _kinds[kind]
    return _InstanceType if _texts.is_old(kind) else kind


_base_error = "invalid literal for %s() with base %d: %s"


def _whole(name, value, *base):
    if _isinstance(value, str):
        number = base[0] if base else 10
        digits = str.__str__(value)
        if '_' in digits:
            raise ValueError(_base_error % (name, number, represent(value)))
        given = digits.strip()
        if name == 'long' and given[-1:] in ('l', 'L') and number in (0, 10):
            given = given[:-1]
        if number in (0, 8) and len(given.lstrip('+-')) > 1 and given.lstrip('+-').isdigit() and given.lstrip('+-')[0] == '0':
            given, number = given.replace('0', '0o', 1) if number == 0 else given, number
        try:
            return int(given, number)
        except ValueError:
            raise ValueError(_base_error % (name, number, represent(value)))
    if base:
        raise TypeError("%s() can't convert non-string with explicit base" % name)
    if _isinstance(value, float):
        if value != value:
            raise ValueError('cannot convert float NaN to integer')
        if value in (float('inf'), float('-inf')):
            raise OverflowError('cannot convert float infinity to integer')
        return int(value)
    if _isinstance(value, int):
        return int(value)
    for method in ('__int__', '__long__', '__trunc__'):
        own = _getattr(type(value), method, None)
        if own is not None:
            return int(own(value))
    raise TypeError("%s() argument must be a string or a number, not '%s'" % (name, kind_name(value)))


def _fraction(value):
    if _isinstance(value, str):
        digits = str.__str__(value)
        try:
            if '_' in digits:
                raise ValueError
            return float(digits)
        except ValueError:
            raise ValueError('could not convert string to float: %s' % digits.strip() if digits.strip() else
                             'empty string for float()')
    try:
        return float(value)
    except TypeError:
        raise TypeError('float() argument must be a string or a number')


# Operators.

def _zero_division(one, other):
    if _isinstance(one, (float, complex)) or _isinstance(other, (float, complex)):
        return ZeroDivisionError('complex division by zero' if _isinstance(one, complex) or _isinstance(other, complex)
                                 else 'float division')
    return ZeroDivisionError('integer division or modulo by zero')


def divide(one, other):
    if _isinstance(one, int) and _isinstance(other, int):
        if other == 0:
            raise _zero_division(one, other)
        return one // other
    if _isinstance(one, float) or _isinstance(other, float):
        try:
            return one / other
        except ZeroDivisionError:
            raise _zero_division(one, other)
    return one / other


def divide_in_place(one, other):
    own = _getattr(type(one), '__itruediv__', None)
    made = NotImplemented if own is None else own(one, other)
    return divide(one, other) if made is NotImplemented else made


def remainder(one, other):
    if _isinstance(one, str):
        own = None if type(one) in (str, unicode) else _texts._own(one, '__mod__')
        return percent(one, other) if own is None else one % other
    try:
        return one % other
    except ZeroDivisionError:
        if _isinstance(one, float) or _isinstance(other, float):
            raise ZeroDivisionError('float modulo')
        raise _zero_division(one, other)


# Functions.

def _mapped(function, first, *more):
    if not more:
        return list(first) if function is None else [function(item) for item in first]
    rows = list(itertools.zip_longest(first, *more))
    return rows if function is None else [function(*row) for row in rows]


def _filtered(function, items):
    kept = [item for item in items if (item if function is None else function(item))]
    if _isinstance(items, str):
        return joined(items[:0], kept)
    return tuple(kept) if _isinstance(items, tuple) else kept


def _zipped(*rows):
    return list(zip(*rows))


def _limits(given):
    return [int(limit) if _isinstance(limit, float) else limit for limit in given]


def _range(*limits):
    for limit in limits:
        if _isinstance(limit, float):
            raise TypeError('range() integer end argument expected, got float.')
    if len(limits) == 3 and limits[2] == 0:
        raise ValueError('range() step argument must not be zero')
    return list(range(*limits))


def _rounded(number, ndigits=0):
    value, digits = float(number), int(ndigits)
    if value != value or value in (float('inf'), float('-inf')) or digits > 300:
        return value
    # Half away from zero, of the number that is held.
    size = decimal.Decimal(abs(value))
    context = decimal.Context(prec=400, rounding=decimal.ROUND_HALF_UP)
    made = float(size.quantize(decimal.Decimal(1).scaleb(-digits), context=context)) if digits > -310 else 0.0
    return -made if value < 0 or str(value)[0] == '-' else made


def _octal(value):
    own = _getattr(type(value), '__oct__', None)
    if own is not None:
        return own(value)
    return '%s0%o' % ('-' if value < 0 else '', abs(int(value))) + _mark(value) if value else '0' + _mark(value)


def _hexadecimal(value):
    own = _getattr(type(value), '__hex__', None)
    return own(value) if own is not None else hex(int(value)) + _mark(value)


def _mark(value):
    return '' if _is_small(value) else 'L'


def _character(code):
    if not 0 <= code < 256:
        raise ValueError('chr() arg not in range(256)')
    return chr(code)


def _unicode_character(code):
    return letters(chr(code))


def _code_of(sign):
    if _isinstance(sign, str) and len(sign) == 1:
        return ord(sign)
    if _isinstance(sign, str):
        raise TypeError('ord() expected a character, but string of length %d found' % len(sign))
    raise TypeError('ord() expected string of length 1, but %s found' % kind_name(sign))


def _reduced(function, items, *initial):
    items = iter(items)
    if initial:
        made = initial[0]
    else:
        for made in items:
            break
        else:
            raise TypeError('reduce() of empty sequence with no initial value')
    for item in items:
        made = function(made, item)
    return made


def _summed(items, start=0):
    if _isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    return sum(items, start)


def _power(one, other, *modulus):
    try:
        return pow(one, other, *modulus)
    except ZeroDivisionError:
        raise ZeroDivisionError('0.0 cannot be raised to a negative power')


def _divided(one, other):
    try:
        return divmod(one, other)
    except ZeroDivisionError:
        raise ZeroDivisionError('float divmod()') if _isinstance(one, float) or _isinstance(other, float) else _zero_division(one, other)


def _hashed(value):
    if value is not None and (_isinstance(value, (str, int, float)) or type(value) is tuple):
        hash(value)
        return java_hash(value)
    return hash(value) & MAXINT


def _is_callable(value):
    return callable(value)


def _kinds_of(kind):
    if _isinstance(kind, tuple):
        return tuple([_kinds_of(one) for one in kind])
    return kind


def _is_instance(value, kind):
    if kind is dict or kind is Dict:
        return _isinstance(value, dict)
    if kind is Set:
        return _isinstance(value, set)
    if kind is FrozenSet:
        return _isinstance(value, frozenset)
    if _isinstance(kind, tuple):
        return any([_is_instance(value, one) for one in kind])
    return _isinstance(value, kind)


def _is_subclass(kind, base):
    if _isinstance(base, tuple):
        return any([_is_subclass(kind, one) for one in base])
    return _issubclass(kind, base)


def _apply(function, arguments=(), named=None):
    return function(*arguments, **(named or {}))


def _next(*arguments):
    return next(*arguments)


def print_to(file, ends, *values):
    write(file, values, ends)


_line = {'text': '', 'space': False}


# A `print`: words with a space between them, a line at its end. `file` is None for the log.
def write(file, values, ends):
    to_log = file is None or file is sys_stdout
    space = _line['space'] if to_log else _getattr(file, 'softspace', 0)
    parts = []
    for value in values:
        part = item(value)
        parts += [' ', part] if space else [part]
        # No space follows the end of a line, nor a tab.
        space = not part.endswith(('\n', '\t'))
    if ends:
        parts.append('\n')
        space = False
    if to_log:
        output(''.join([shown_text(part) for part in parts]))
        _line['space'] = space
        return
    file.write(joined('', parts))
    try:
        file.softspace = int(space)
    except AttributeError:
        pass


# What a `print` writes of a value.
def item(value):
    return value if _isinstance(value, unicode) else text(value)


# One of several values of a `print`: it is written before the next one is asked for.
def say(value):
    write(None, (value,), False)


# The end of such a `print`.
def said(ends, *_said):
    if ends:
        output('\n')
        _line['space'] = False


# A tuple of so many items, for a parameter that takes one apart.
def taken_apart(value, size):
    items = tuple(value)
    if len(items) != size:
        raise ValueError('need more than %d values to unpack' % len(items) if len(items) < size else 'too many values to unpack')
    return items


# Bytes of a text as they are read: plain texts of a file that names its encoding are UTF-8.
def shown_text(value):
    if _isinstance(value, unicode) or value.isascii():
        return str.__str__(value)
    try:
        return value.encode('latin-1').decode('utf-8')
    except UnicodeError:
        return value


# A value as a log or a message says it.
def shown(value):
    return shown_text(value if _isinstance(value, unicode) else text(value))


def output(given):
    lines = (_line['text'] + given).split('\n')
    _line['text'] = lines.pop()
    for line in lines:
        host.printed(line)


# What was printed without an end of its line.
def flush():
    if _line['text']:
        host.printed(_line['text'])
    _line['text'], _line['space'] = '', False


class _Output:
    softspace = 0
    encoding = 'UTF-8'

    def write(self, given):
        output(shown_text(given if _isinstance(given, str) else text(given)))
        _line['space'] = False

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False


sys_stdout = _Output()


def _print_function(*values, **options):
    between, end = options.get('sep', ' '), options.get('end', '\n')
    file = options.get('file')
    shown = (' ' if between is None else between).join(
        [str.__str__(value if _isinstance(value, unicode) else text(value)) for value in values]) + ('\n' if end is None else end)
    (sys_stdout if file is None else file).write(shown)


# `raise A, "x", trace`.
def raised(kind=None, value=None, trace=None):
    if _isinstance(kind, str):
        raise TypeError('exceptions must be old-style classes or derived from BaseException, not str')
    if _isinstance(kind, tuple) and kind:
        return raised(kind[0], value, trace)
    if _isinstance(kind, type) and _issubclass(kind, BaseException):
        if value is None:
            made = kind()
        elif _isinstance(value, kind):
            made = value
        else:
            made = kind(*value) if _isinstance(value, tuple) else kind(value)
    elif _isinstance(kind, BaseException):
        if value is not None:
            raise TypeError('instance exception may not have a separate value')
        made = kind
    else:
        raise TypeError('exceptions must be old-style classes or derived from BaseException, not %s' % kind_name(kind))
    return made if trace is None else made.with_traceback(trace)


# `exec`, `eval` and `compile`: what they are given is translated as other scripts are.
class _Code:
    def __init__(self, code, kind):
        self.code, self.kind = code, kind


def _compiled(source, filename, kind):
    if _isinstance(source, _Code):
        return source
    if not _isinstance(source, str):
        raise TypeError('exec: argument 1 must be string or code object')
    whole = str.__str__(source).strip('\n') if kind == 'exec' else str.__str__(source).strip()
    try:
        translated = str.__str__(call('script.translate', [whole]))
    except UnsupportedOperationException as problem:
        raise SyntaxError(text(problem))
    return _Code(_compile(translated, filename, kind), kind)


def _space_of(given):
    if '__builtins__' not in given:
        dict.__setitem__(given, '__builtins__', names)
    return given


# The frame of the script that called: what asks for its names is called by nothing else.
def _calling():
    frame = sys._getframe(2)
    if frame.f_globals.get('__builtins__') is not names:
        raise RuntimeError('the names of what called are out of reach of scripts')
    return frame


def execute(source, space=None, own=None):
    space = _calling().f_globals if space is None else space
    _exec(_compiled(source, '<string>', 'exec').code, _space_of(space), space if own is None else own)


def _evaluate(source, space=None, own=None):
    if space is None:
        frame = _calling()
        space, own = frame.f_globals, frame.f_locals
    return _eval(_compiled(source, '<string>', 'eval').code, _space_of(space), space if own is None else own)


def _compile_text(source, filename, mode, *_):
    return _compiled(source, text(filename), 'eval' if mode == 'eval' else 'exec')


def _own_globals():
    return _calling().f_globals


def _own_locals():
    return _calling().f_locals


def _variables(*target):
    if not target:
        return _calling().f_locals
    return _getattr(target[0], '__dict__')


def _names_of(*target):
    return sorted(_calling().f_locals) if not target else dir(target[0])


def _refused(name):
    def refuse(*_arguments, **_named):
        raise UnsupportedOperationException('%s is not supported in this version' % name)

    refuse.__name__ = name
    return refuse


# Methods.

def _only_ascii(change):
    def of_bytes(word):
        if word.isascii():
            return change(word)
        return ''.join([change(sign) if sign < '\x80' else sign for sign in word])

    return of_bytes


def _title(word):
    made, inside = [], False
    for sign in word:
        is_letter = sign < '\x80' and sign.isalpha()
        made.append((sign.lower() if inside else sign.upper()) if is_letter else sign)
        inside = is_letter
    return ''.join(made)


def _asked(check):
    return lambda word: check(word) if word.isascii() else bool(word) and check(''.join(
        [sign if sign < '\x80' else '\x01' for sign in word]))


def _replaced(word, old, new, *count):
    if _isinstance(old, unicode) or _isinstance(new, unicode):
        return letters(ascii_letters(word)).replace(old, new, *count)
    return str.replace(word, old, new, *count)


def _translated(word, table, deleted=''):
    if _isinstance(word, unicode):
        return letters(str.translate(word, table))
    return ''.join([sign if table is None else table[ord(sign)] for sign in word if sign not in deleted])


def _split_lines(word, keep=False):
    return [word] if word and not any(sign in word for sign in '\r\n') else [
        line for line in _lines(word, keep)]


def _lines(word, keep):
    at = 0
    while at < len(word):
        end = min([place for place in (word.find('\n', at), word.find('\r', at)) if place >= 0] or [len(word)])
        after = end + (2 if word[end:end + 2] == '\r\n' else 1)
        yield word[at:after] if keep else word[at:end]
        at = after


_str_methods = {
    'upper': _only_ascii(str.upper), 'lower': _only_ascii(str.lower), 'swapcase': _only_ascii(str.swapcase),
    'title': _title, 'capitalize': lambda word: _only_ascii(str.upper)(word[:1]) + _only_ascii(str.lower)(word[1:]),
    'isalpha': _asked(str.isalpha), 'isalnum': _asked(str.isalnum), 'isdigit': _asked(str.isdigit),
    'isspace': _asked(str.isspace), 'isupper': _asked(str.isupper), 'islower': _asked(str.islower),
    'istitle': _asked(str.istitle), 'splitlines': _split_lines, 'encode': encode, 'decode': decode, 'join': joined,
    'format': format_text, 'replace': _replaced, 'translate': _translated,
}
_unicode_methods = {'format': format_text, 'translate': _translated}
_dict_methods = {
    'keys': lambda given: list(given.keys()), 'values': lambda given: list(given.values()),
    'items': lambda given: list(given.items()), 'iterkeys': lambda given: iter(list(given.keys())),
    'itervalues': lambda given: iter(list(given.values())), 'iteritems': lambda given: iter(list(given.items())),
    'has_key': lambda given, key: key in given, 'viewkeys': lambda given: dict.keys(given),
    'viewvalues': lambda given: dict.values(given), 'viewitems': lambda given: dict.items(given),
}
_list_methods = {'sort': _compare.sort}
_tables = ((unicode, _unicode_methods), (str, _str_methods), (dict, _dict_methods), (list, _list_methods))
_of_kind = {str: _str_methods, unicode: _unicode_methods, dict: _dict_methods, Dict: _dict_methods, list: _list_methods}
_function_names = {'func_name': '__name__', 'func_defaults': '__defaults__', 'func_doc': '__doc__', 'im_func': '__func__',
                   'im_self': '__self__'}


def _table_of(kind, name):
    for one in kind.__mro__:
        if '_py2_class_' in one.__dict__:
            if name in one.__dict__:
                return None
        else:
            break
    for base, table in _tables:
        if _issubclass(kind, base) and not hasattr(kind, '_py2_own_methods_'):
            return table.get(name)
    return None


# `x.name` for a name whose meaning differs.
def method(target, name):
    kind = type(target)
    table = _of_kind.get(kind)
    own = table.get(name) if table is not None else None
    if own is None and table is None:
        if _isinstance(target, type):
            table = _of_kind.get(_real_of(target))
            if table is not None and name in table:
                return table[name]
        else:
            own = _table_of(kind, name)
    if own is not None:
        return functools.partial(own, target)
    if name == 'next' and not hasattr(kind, 'next') and hasattr(kind, '__next__'):
        return functools.partial(next, target)
    if name == 'message' and _isinstance(target, BaseException):
        return message_of(target)
    if name in _function_names and _isinstance(target, (types.FunctionType, types.MethodType)):
        return _getattr(target, _function_names[name], None)
    if name == 'im_class' and _isinstance(target, types.MethodType):
        return type(target.__self__)
    return _texts.get(target, name)


def _real_of(kind):
    return {_Str: str, Dict: dict}.get(kind, kind)


def message_of(error):
    held = _getattr(error, '__dict__', {}).get('message')
    if held is not None:
        return held
    own = _getattr(type(error), 'message', None)
    if own is not None:
        return error.message
    if _isinstance(error, (UnicodeError, OSError)) and len(error.args) > 1:
        return ''
    return error.args[0] if len(error.args) == 1 else ''


# One of an errno is of another type in Python 3.
class IOError(OSError):
    __module__ = 'builtins'


names = {name: value for name, value in vars(builtins).items() if name in (
    'ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError '
    'EnvironmentError Exception False FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning '
    'IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError None NotImplemented '
    'NotImplementedError OSError OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning '
    'StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError True TypeError UnboundLocalError '
    'UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning '
    'ZeroDivisionError abs all any bin bool bytearray classmethod complex enumerate id iter len list '
    'object property reversed slice staticmethod super tuple Ellipsis').split()}
names.update({
    'IOError': IOError, '__name__': '__builtin__', '__build_class__': build_class, '__debug__': True,
    'StandardError': Exception, 'apply': _apply, 'basestring': _BaseString, 'bytes': _Str, 'callable': _is_callable,
    'chr': _character, 'cmp': _compare.compare, 'compile': _compile_text, 'dict': Dict, 'divmod': _divided,
    'eval': _evaluate, 'filter': _filtered, 'float': _Float, 'format': formatted, 'frozenset': FrozenSet, 'hash': _hashed,
    'hex': _hexadecimal, 'int': _Int, 'intern': lambda word: word, 'isinstance': _is_instance, 'issubclass': _is_subclass,
    'long': _Long, 'map': _mapped, 'max': _compare.largest, 'min': _compare.smallest, 'next': _next, 'oct': _octal,
    'ord': _code_of, 'pow': _power, 'print': _print_function, 'range': _range, 'reduce': _reduced, 'repr': represent,
    'round': _rounded, 'set': Set, 'sorted': _compare.in_order, 'str': _Str, 'sum': _summed, 'type': _Type,
    'unichr': _unicode_character, 'unicode': unicode, 'xrange': _XRange, 'zip': _zipped,
    '_py2_chain_': _compare.chain, '_py2_dict_': Dict, '_py2_div_': divide, '_py2_exec_': execute, '_py2_ge_': _compare.greater_or_equal,
    '_py2_globals_': _own_globals, 'globals': _own_globals, 'locals': _own_locals, 'vars': _variables, 'dir': _names_of, '_py2_gt_': _compare.greater, '_py2_idiv_': divide_in_place, '_py2_item_': item, '_py2_items_': taken_apart, '_py2_le_': _compare.less_or_equal,
    '_py2_long_': functools.partial(int.__new__, long), '_py2_lt_': _compare.less, '_py2_method_': method, '_py2_mod_': remainder,
    '_py2_old_': _texts.Old, '_py2_print_': print_to, '_py2_raise_': raised, '_py2_repr_': represent, '_py2_said_': said, '_py2_say_': say, '_py2_set_': Set,
    '_py2_unicode_': letters,
})
for _name in ('execfile', 'file', 'open', 'input', 'raw_input', 'reload', 'buffer', 'coerce', 'memoryview', 'help'):
    names[_name] = _refused('%s()' % _name)
