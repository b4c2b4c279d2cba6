# `str`, `repr`, `%` and `format` as Python 2.7 has them.

import decimal
import fractions
import operator
import re
import string
import types

import _unbound
import _unicode
from _fraction_text import fraction_repr
from _old_classes import Old, is_old
from _order import in_java_order
from _sealed import Module
from _unicode import ascii_letters, bytes_repr, letters, long, unicode

_running = set()


def _list(items, begin, end):
    return begin + ', '.join([represent(item) for item in items]) + end


def _inside(value, again, write):
    if id(value) in _running:
        return again
    _running.add(id(value))
    try:
        return write()
    finally:
        _running.discard(id(value))


def _of_list(value):
    return _inside(value, '[...]', lambda: _list(list.__iter__(value), '[', ']'))


def _of_tuple(value):
    return _list(tuple.__iter__(value), '(', ',)' if len(value) == 1 else ')')


def _of_dict(value):
    return _inside(value, '{...}', lambda: '{%s}' % ', '.join(
        ['%s: %s' % (represent(key), represent(dict.__getitem__(value, key))) for key in value]))


def _of_whole(value):
    return int.__repr__(value) if -0x80000000 <= value <= 0x7fffffff else int.__repr__(value) + 'L'


# Names of types that scripts know by another.
type_names = {}


# Scripts hold the names of these against texts.
_of_java = ('java.', 'com.inductiveautomation.')


# `<type 'int'>`, `<class '__main__.Line'>`.
def _of_type(value):
    name, module = type_names.get(value, value.__name__), value.__module__ or 'types'
    if is_old(value):
        return '<class %s.%s at 0x%x>' % (module, name, id(value) & 0xffff)
    if issubclass(value, BaseException) and module == 'builtins':
        return "<type 'exceptions.%s'>" % exception_name(value)
    if module.startswith(_of_java) and not is_of_script(value):
        return "<type '%s.%s'>" % (module, name)
    if module.startswith('_') and module != '__main__' and not is_of_script(value):
        return "<type '%s'>" % name
    if module in ('builtins', 'types'):
        return "<type '%s'>" % name
    if module in ('array', 'datetime', 'decimal', 'collections', 'itertools', 'fractions') and not is_of_script(value):
        kind = 'class' if module in ('decimal', 'fractions', 'datetime') or name in ('Counter', 'OrderedDict') else 'type'
        return "<%s '%s.%s'>" % (kind, module, name)
    return "<class '%s.%s'>" % (module, name)


_exceptions = {'ModuleNotFoundError': 'ImportError', 'RecursionError': 'RuntimeError', 'JSONDecodeError': 'ValueError'}


# The name of an exception's type in Python 2.7.
def exception_name(kind):
    if issubclass(kind, OSError) and kind.__name__ not in ('EnvironmentError', 'OSError', 'URLError', 'HTTPError') and not is_of_script(kind):
        return 'IOError'
    return _exceptions.get(kind.__name__, kind.__name__)


_names_of = type.__dict__['__dict__'].__get__


def is_of_script(kind):
    return '_py2_class_' in _names_of(kind)


# The special method that a script gave to the class of a value, or None.
def own_method(value, name):
    for kind in type(value).__mro__:
        held = _names_of(kind)
        if name in held:
            return held[name] if '_py2_class_' in held else None
    return None


_written = {
    str: bytes_repr,
    unicode: _unicode.unicode_repr,
    int: _of_whole,
    float: fraction_repr,
    list: _of_list,
    tuple: _of_tuple,
    dict: _of_dict,
    type(None): lambda value: 'None',
}


def _of_builtin(value):
    held = value.__self__
    if held is None or isinstance(held, types.ModuleType):
        return '<built-in function %s>' % value.__name__
    return '<built-in method %s of %s object at 0x%x>' % (value.__name__, kind_name(held), id(held) & 0xffff)


_written[type(len)] = _of_builtin


# Whether it is a method of a value of Python itself, as `"a".upper`.
def is_builtin_method(value):
    if type(value) is not types.MethodType:
        return False
    kind = type(value.__self__)
    return kind in type_names or kind is unicode or kind.__module__ == 'builtins' and not is_of_script(kind)


# What goes through values, by its name in Python 3.
_walks = {'str_ascii_iterator': 'sequenceiter', 'str_iterator': 'sequenceiter', 'map': 'sequenceiter', 'list_iterator': 'listiterator',
          'callable_iterator': 'calliter', 'tuple_iterator': 'tupleiterator', 'range_iterator': 'rangeiterator', 'reversed': 'reversediterator', 'list_reverseiterator': 'reversediterator'}


# `repr(value)`.
def represent(value):
    kind = type(value)
    write = _written.get(kind)
    if write is not None:
        return write(value)
    if isinstance(value, type):
        own = own_method(value, '__repr__')
        return _of_type(value) if own is None else own(value)
    if isinstance(value, Module):
        return "<module '%s' (built-in)>" % value.__name__
    own = own_method(value, '__repr__')
    if own is not None:
        return type(value).__repr__(value)
    if isinstance(value, BaseException):
        if hasattr(value, 'toString'):
            return value.toString()
        arguments = said(value)
        return '%s(%s)' % (exception_name(kind), _list(arguments, '', ',' if len(arguments) == 1 else ''))
    if isinstance(value, fractions.Fraction):
        return 'Fraction(%d, %d)' % (value.numerator, value.denominator)
    if kind.__repr__ is object.__repr__:
        if is_old(kind):
            return '<%s.%s instance at 0x%x>' % (kind.__module__, kind.__name__, id(value) & 0xffff)
        if kind.__module__ == 'builtins':
            return '<%s object at 0x%x>' % (_walks.get(kind.__name__, kind.__name__), id(value) & 0xffff)
        return '<%s.%s object at 0x%x>' % (kind.__module__, kind.__name__, id(value) & 0xffff)
    # That of an object of Java is letters.
    return letters(repr(value)) if getattr(kind, '_shows_letters', False) else _of_container(value, kind)


def _of_container(value, kind):
    if isinstance(value, dict):
        # What a class of a script is asked for is a method of its own.
        if type.__getattribute__(kind, '__repr__') in (dict.__repr__, _dictionary_repr()):
            return _of_dict(value)
        name = kind.__name__
        if name == 'OrderedDict':
            return 'OrderedDict(%s)' % (_list(list(value.items()), '[', ']') if value else '')
        if name == 'defaultdict':
            return 'defaultdict(%s, %s)' % (represent(value.default_factory), _of_dict(value))
        if name == 'Counter':
            return 'Counter({%s})' % ', '.join(
                ['%s: %s' % (represent(key), represent(count)) for key, count in value.most_common()]) if value else 'Counter()'
    elif isinstance(value, tuple):
        if kind.__repr__ is tuple.__repr__:
            return _of_tuple(value)
        if hasattr(kind, '_fields'):
            return '%s(%s)' % (kind.__name__, ', '.join(
                ['%s=%s' % (name, represent(item)) for name, item in zip(kind._fields, value)]))
    elif isinstance(value, list) and kind.__repr__ is list.__repr__:
        return _of_list(value)
    elif isinstance(value, (set, frozenset)):
        return '%s(%s)' % (kind.__name__, _list(value, '[', ']'))
    elif kind.__name__ == 'deque':
        return 'deque(%s%s)' % (_list(value, '[', ']'), '' if value.maxlen is None else ', maxlen=%d' % value.maxlen)
    elif isinstance(value, str):
        return _unicode.unicode_repr(value) if isinstance(value, unicode) else bytes_repr(value)
    elif kind.__name__ == 'function':
        if value.__code__.co_filename.startswith(('/', '<frozen')):
            return '<built-in function %s>' % value.__name__
        return '<function %s at 0x%x>' % (value.__name__, id(value) & 0xffff)
    elif is_builtin_method(value):
        return _of_builtin(value)
    elif kind.__name__ == 'method':
        owner = type(value.__self__)
        whole = owner.getName() if hasattr(owner, 'getName') and '_py2_class_' not in owner.__dict__ else owner.__name__
        return '<bound method %s.%s of %s>' % (whole, value.__name__, represent(value.__self__))
    elif kind is slice:
        return 'slice(%s)' % ', '.join([text(part) for part in (value.start, value.stop, value.step)])
    return repr(value)


def _dictionary_repr():
    from _dictionary import Dict

    return Dict.__repr__


def _of_float(value):
    if value != value or value in (float('inf'), float('-inf')):
        return float.__repr__(value)
    digits, power = ('%.11e' % value).split('e')
    if -4 <= int(power) < 11:
        text = '%.12g' % value
        return text if '.' in text else text + '.0'
    return '%se%s' % (digits.rstrip('0').rstrip('.'), power)


# `str(value)`: a plain text.
def text(value):
    kind = type(value)
    if kind is str:
        return value
    if kind is unicode:
        return str(ascii_encoded(value))
    if kind is int or kind is long or kind is bool:
        return str(value)
    if kind is float:
        return _of_float(value)
    if is_old(value):
        return '%s.%s' % (value.__module__, value.__name__)
    own = own_method(value, '__str__')
    if own is not None:
        given = kind.__str__(value)
        if not isinstance(given, str):
            raise TypeError('__str__ returned non-string (type %s)' % kind_name(given))
        return str(ascii_encoded(given)) if isinstance(given, unicode) else given
    if _is_plain_exception(value):
        given = _of_exception(value)
        return str(ascii_encoded(given)) if isinstance(given, unicode) else given
    if isinstance(value, (float, int)):
        return _of_float(value) if isinstance(value, float) else int.__repr__(value)
    if kind is complex:
        return '%.12gj' % value.imag if repr(value.real) == '0.0' else '(%.12g%+.12gj)' % (value.real, value.imag or 0.0)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bytearray):
        return bytes(value).decode('latin-1')
    if isinstance(value, dict) and kind.__name__ != 'defaultdict' and not hasattr(kind, '_is_of_java'):
        # The text of a dictionary is that of its kind, whatever a class says of itself.
        return _inside(value, '{...}', lambda: '{%s}' % ', '.join(
            ['%s: %s' % (represent(key), represent(dict.__getitem__(value, key)))
             for key in in_java_order(dict.keys(value), dict.__len__(value), getattr(kind, '_py2_places', 32))]))
    if kind.__str__ is object.__str__ or isinstance(value, (type, dict, list, tuple, set, frozenset)):
        given = represent(value)
    else:
        given = letters(str(value)) if getattr(kind, '_is_text', False) else str(value)
    return str(ascii_encoded(given)) if isinstance(given, unicode) else given


# Letters as bytes, where they are ASCII.
def ascii_encoded(value):
    return value if value.isascii() else _unicode.encode(letters(value), 'ascii')


def _is_plain_exception(value):
    return isinstance(value, BaseException) and not hasattr(value, 'toString')


# What an exception says: letters, where it was raised with letters.
def _of_exception(value):
    arguments = said(value)
    if isinstance(value, UnicodeEncodeError) and value.end == value.start + 1:
        return "'%s' codec can't encode character %s in position %d: %s" % (
            value.encoding, _unicode.unicode_repr(value.object[value.start:value.end]), value.start, value.reason)
    if isinstance(value, (UnicodeError, SyntaxError)):
        return str(value)
    if type(value).__module__ == 'configparser':
        return value.message
    if type(value).__module__ in ('calendar', 'getopt', 'urllib2'):
        return str(value)
    if isinstance(value, KeyError):
        return represent(arguments[0]) if len(arguments) == 1 else text(arguments) if arguments else ''
    if isinstance(value, OSError) and len(arguments) > 1:
        return letters(str(value)) if isinstance(arguments[1], unicode) else str(value)
    if not arguments:
        return ''
    return letters_or_text(arguments[0]) if len(arguments) == 1 else represent(arguments)


# Of these `text` knows what a class says of `repr`.
_without_own_repr = (BaseException, int, float, dict, list, tuple, set, frozenset)


# The same, of letters where the class of a script says letters, or an exception was raised with letters.
def letters_or_text(value):
    for name in ('__str__',) if isinstance(value, _without_own_repr) else ('__str__', '__repr__'):
        own = own_method(value, name)
        if own is not None:
            given = own(value)
            if isinstance(given, str):
                return given
            raise TypeError('%s returned non-string (type %s)' % (name, kind_name(given)))
    if isinstance(value, unicode):
        return value
    if getattr(type(value), '_is_text', False):
        return value.toString()
    return _of_exception(value) if _is_plain_exception(value) else text(value)


_unicode.text_of = letters_or_text


def kind_name(value):
    kind = type(value)
    if isinstance(value, type):
        return 'classobj' if value is not Old and is_old(value) else 'type'
    if kind is int and not -0x80000000 <= value <= 0x7fffffff:
        return 'long'
    if kind.__module__.startswith(_of_java):
        return '%s.%s' % (kind.__module__, kind.__name__)
    return type_names.get(kind, 'NoneType' if value is None else kind.__name__)


_unbound.kind_name = kind_name
_ends_with_kind = re.compile(r'[a-zA-Z%]$')


# What Python 3 alone has: `_` between digits, `z`, and `#` for what is no whole number.
def _is_newer(spec, value):
    found = re.match(r'(?:.?[<>=^])?[-+ ]?(z)?(#)?0?\d*,?(_)?', spec, re.DOTALL)
    if not isinstance(value, (int, float, complex)):
        return False
    if found.group(2) and not found.group(1):
        _check_alternate(spec, value)
    return bool(found.group(1) or found.group(3))


def _check_alternate(spec, value):
    kind = spec[-1] if spec[-1].isalpha() or spec[-1] == '%' else ''
    if isinstance(value, int) and kind in 'dxXobn':
        return
    kinds = 'dxXobnceEfFgG%' if isinstance(value, int) else 'eEfFgGn%'
    if kind not in kinds:
        raise ValueError("Unknown format code '%s' for object of type '%s'" % (
            kind, 'integer' if isinstance(value, int) else 'float' if isinstance(value, float) else 'complex'))
    raise ValueError("Alternate form (#) not allowed %s" % (
        "with integer format specifier 'c'" if kind == 'c' else 'in complex format specifier' if isinstance(value, complex) else 'in float format specifier'))


# `05`, which fills up between a sign and its digits.
def _is_filled_inside(spec):
    return re.match(r'(?:.?=|(?!.[<>^])[-+ ]?#?0)', spec, re.DOTALL) is not None


# A fraction is written as `str` writes it.
def _kind_of_fraction(value):
    shown = text(value)
    return '.%de' % max(0, len(shown.lstrip('-').split('e')[0]) - 2) if 'e' in shown else (
        '.1f' if shown.endswith('.0') else '.12g')


_plain_formats = frozenset((object.__format__, str.__format__, unicode.__format__, int.__format__, float.__format__, complex.__format__))


# `format(value, spec)`.
def formatted(value, spec=''):
    own = own_method(value, '__format__')
    if own is not None:
        return type(value).__format__(value, spec)
    # A sign of alignment is one, also where another follows.
    if spec[1:2] and spec[0] in '<>=^' and spec[1] in '<>=^' and type(value).__format__ in _plain_formats:
        raise ValueError('Invalid conversion specification')
    if isinstance(spec, unicode):
        if isinstance(value, int) and spec[-1:] == 'c':
            return letters(format(int(value), str.__str__(spec)))
        return letters(ascii_letters(formatted(value, str.__str__(spec))) if not isinstance(value, unicode)
                       else formatted(value, str.__str__(spec)))
    if spec[-1:] == 'z' and isinstance(value, (int, float, complex)):
        kind = 'integer' if isinstance(value, int) else 'float' if isinstance(value, float) else 'complex'
        raise ValueError("Unknown format code 'z' for object of type '%s'" % kind)
    if _is_newer(spec, value):
        raise ValueError('Invalid conversion specification')
    if isinstance(value, bool):
        value = int(value)
    if spec == '':
        if isinstance(value, str):
            return value if isinstance(value, unicode) else str.__str__(value)
        if isinstance(value, (int, float)) and own_method(value, '__str__') is not None:
            return _of_float(value) if isinstance(value, float) else int.__repr__(value)
        return str.__str__(letters_or_text(value))
    if _is_filled_inside(spec) and not isinstance(value, (int, float, complex)) and type(value).__format__ in (
            object.__format__, str.__format__, unicode.__format__):
        raise ValueError('Sign not allowed in string format specifier' if re.match(r'(?:.?=)?[-+ ]', spec, re.DOTALL) else "'=' alignment flag not allowed in string format specifier")
    if isinstance(value, str):
        made = format(str.__str__(value), spec)
        return letters(made) if isinstance(value, unicode) else made
    if isinstance(value, float) and not _ends_with_kind.search(spec):
        if '.' in spec:
            return format(float(value), spec)
        return format(float(value), spec + _kind_of_fraction(float(value)))
    if isinstance(value, int):
        if spec[-1:] == 'c' and not 0 <= value < 256:
            raise OverflowError('%c arg not in range(0x100)')
        return format(int(value), spec.replace('L', ''))
    if isinstance(value, complex) and _is_filled_inside(spec):
        raise ValueError('Zero padding is not allowed in complex format specifier')
    if isinstance(value, complex) and re.fullmatch(r'(?:.?[<>=^])?-?\d*', spec, re.DOTALL):
        spec = spec if re.match('-[<>=^]', spec) else spec.replace('-', '')
        return format(text(value), spec if re.match('.?[<>=^]', spec, re.DOTALL) else '>' + spec)
    if isinstance(value, decimal.Decimal) and not _of_decimal.fullmatch(spec):
        raise ValueError('Invalid format specifier: %s' % spec)
    if value is None or type(value).__format__ is object.__format__:
        return format(text(value), spec)
    return format(value, spec)


_of_decimal = re.compile(r'(?:.?[<>=^])?[-+ ]?\d*,?(?:\.\d+)?[eEfFgGn%]?', re.DOTALL)


# `{0[key]}`: digits ask for a place, which a dictionary has not there.
def _item(value, key):
    if isinstance(value, (list, tuple, str)):
        place = key if isinstance(key, int) else int(key) if re.match(r'-\d+$', key) else None
        if place is not None:
            try:
                return value[place]
            except IndexError:
                raise KeyError(str(key))
    elif isinstance(value, dict) and (isinstance(key, int) or re.match(r'-\d+$', key)):
        raise TypeError('loop over non-sequence')
    return value[key]


class _Formatter(string.Formatter):
    def __init__(self):
        self.is_unicode = False

    def get_value(self, key, arguments, named):
        if isinstance(key, int):
            if key >= len(arguments):
                raise IndexError('tuple index out of range')
            return arguments[key]
        if re.match(r'-\d+$', key):
            raise no_place(int(key), len(arguments) + len(named))
        return named[key]

    def get_field(self, name, arguments, named):
        # A colon ends the name, within brackets too.
        if ':' in name:
            raise ValueError("Missing ']' in format string")
        first, rest = string._string.formatter_field_name_split(name)
        value = self.get_value(first, arguments, named)
        for is_attribute, key in rest:
            value = get(value, key) if is_attribute else _item(value, key)
        return value, first

    def convert_field(self, value, conversion):
        if conversion == 'r':
            return represent(value)
        if conversion == 's':
            return text(value)
        if conversion is None:
            return value
        raise ValueError('Unknown conversion specifier %s' % conversion)

    def format_field(self, value, spec):
        if not self.is_unicode and isinstance(value, unicode):
            ascii_encoded(value)
        made = formatted(value, spec)
        if isinstance(made, unicode):
            # A plain template holds bytes.
            return str.__str__(made) if self.is_unicode else str(ascii_encoded(made))
        return made


# `string.Formatter`, of which scripts derive theirs.
class Formatter(_Formatter):
    __module__ = 'string'

    # Its text is of letters where a part of it is.
    def vformat(self, template, arguments, named):
        plain = str.__str__(template)
        self.is_unicode = isinstance(template, unicode) and any([part[0] for part in self.parse(plain)])
        made = _Formatter.vformat(self, plain, arguments, named)
        return letters(made) if self.is_unicode else made

    def format_field(self, value, spec):
        made = formatted(value, spec)
        self.is_unicode = self.is_unicode or isinstance(made, unicode)
        return str.__str__(made)


# What an exception was made of, in the words of Jython; set by the prelude.
said = operator.attrgetter('args')
# What a place before the first argument raises; set by the prelude.
no_place = None
# getattr, setattr and delattr as scripts may use them; set by the prelude.
get, put, delete = getattr, setattr, delattr


# `template.format(...)`.
def format_text(template, *arguments, **named):
    formatter = _Formatter()
    formatter.is_unicode = isinstance(template, unicode)
    if '{' not in template and '}' not in template:
        return template
    made = formatter.vformat(str.__str__(template), arguments, named)
    return letters(made) if formatter.is_unicode else made
