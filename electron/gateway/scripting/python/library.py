# The standard library as scripts import it: Python 2.7's modules by their names, made of Python 3's. Only what a module says
# of itself in public is there; nothing leads to another module.

import calendar
import collections
import copy
import decimal
import sys
import types

import _arithmetic
import _bytes_modules
import _clock
import _collections_module
import _compare
import _dates
import _file_modules
import _inspect_module
import _json_module
import _kinds
import _number_modules
import _ordered_lists
import _patterns
import _printing
import _python2
import _random_module
import _small_modules
import _string_io
import _texts
import _tracing
import _xml_modules
from _dictionary import Dict, FrozenSet, Set
from _number_modules import public
from _old_errors import exc_info
from _sealed import Module, copied, module_of
from _unicode import bytes_of, decode, encode, joined, letters, long, unicode


copied.update((Dict, decimal.Context, calendar._localized_day, calendar._localized_month))


# A module of these names; one of the name `__getattr__` answers what it has not.
def module(name, names):
    own = {key: value for key, value in names.items() if key not in ('__loader__', '__spec__', '__getattr__')}
    return module_of(name, own, names.get('__getattr__') or _missing_in(name))


def _missing_in(name):
    def missing(attribute):
        if attribute.startswith('__'):
            raise AttributeError("'module' object has no attribute '%s'" % attribute)
        raise AttributeError("'module' object has no attribute '%s' (%s.%s is not supported in this version)" % (
            attribute, name, attribute))

    return missing


def _string():
    names = public('string', 'Template', 'Formatter')
    import string

    letters_of = string.ascii_lowercase + string.ascii_uppercase
    names.update({
        'Formatter': _texts.Formatter, 'letters': letters_of, 'lowercase': string.ascii_lowercase, 'uppercase': string.ascii_uppercase,
        'Template': _template(string.Template), 'atoi': lambda text, base=10: _kinds.whole('int', text, base),
        'atol': lambda text, base=10: long(_kinds.whole('long', text, base)), 'atof': _kinds.fraction,
        'maketrans': _table, 'capwords': string.capwords, 'joinfields': lambda words, sep=' ': joined(sep, words),
        'join': lambda words, sep=' ': joined(sep, words), 'ascii_letters': string.ascii_letters,
        'splitfields': lambda text, *rest: text.split(*rest), 'whitespace': ' \t\n\r\x0b\x0c',
        'index_error': ValueError, 'atoi_error': ValueError, 'atof_error': ValueError, 'atol_error': ValueError,
        'replace': lambda text, *rest: _python2.method(text, 'replace')(*rest), 'zfill': lambda text, width: _texts.text(text).zfill(width),
        'translate': lambda text, table, deleted='': _python2.method(text, 'translate')(table, deleted),
    })
    for name in ('upper lower strip lstrip rstrip split rsplit find rfind index rindex count ljust rjust center capitalize '
                 'swapcase expandtabs').split():
        names[name] = _by_method(name)
    names.pop('templatelib', None)
    return names


def _by_method(name):
    def call(text, *arguments):
        return _python2.method(text, name)(*arguments)

    call.__name__ = name
    return call


def _template(base):
    class Template(base):
        def substitute(self, *given, **named):
            return _filled_in(base.substitute, self, given, named)

        def safe_substitute(self, *given, **named):
            return _filled_in(base.safe_substitute, self, given, named)

    return Template


# One of letters makes all of it one of letters.
def _filled_in(fill, template, given, named):
    shown = [_shown(one) for one in given] + [_shown(named)]
    made = fill(template, *shown[:-1], **shown[-1])
    parts = [template.template, *[value for one in shown for value in one.values()]]
    return letters(made) if any([isinstance(part, unicode) for part in parts]) else made


def _shown(given):
    return {key: _printing.item(value) for key, value in given.items()}


def _table(source, target):
    if len(source) != len(target):
        raise ValueError('maketrans arguments must have same length')
    table = [chr(code) for code in range(256)]
    for one, other in zip(source, target):
        table[ord(one)] = other
    return ''.join(table)


def _types():
    return {
        'StringType': _kinds.Str, 'UnicodeType': unicode, 'StringTypes': (_kinds.Str, unicode), 'IntType': _kinds.Int,
        'LongType': _kinds.Long, 'FloatType': _kinds.Float, 'BooleanType': bool, 'ListType': list, 'TupleType': tuple,
        'DictType': Dict, 'DictionaryType': Dict, 'NoneType': type(None), 'FunctionType': types.FunctionType,
        'LambdaType': types.FunctionType, 'MethodType': _kinds.InstanceMethod, 'UnboundMethodType': _kinds.InstanceMethod,
        'BuiltinFunctionType': _kinds.BuiltinFunction, 'BuiltinMethodType': _kinds.BuiltinFunction, 'GeneratorType': types.GeneratorType, 'ModuleType': Module,
        'TypeType': _kinds.Type, 'ObjectType': object, 'ClassType': _kinds.ClassType, 'InstanceType': _kinds.InstanceType,
        'ComplexType': complex, 'SliceType': slice, 'XRangeType': _kinds.XRange,
    }


def _itertools():
    import itertools

    names = {name: getattr(itertools, name) for name in (
        'chain combinations combinations_with_replacement compress count cycle dropwhile groupby islice permutations product '
        'repeat starmap takewhile tee').split()}

    def imap(function, *rows):
        if function is not None:
            return map(function, *rows)
        return iter(rows[0]) if len(rows) == 1 else zip(*rows)

    names.update({'izip': zip, 'imap': imap, 'ifilter': filter, 'ifilterfalse': itertools.filterfalse,
                  'izip_longest': itertools.zip_longest})
    return names


def _functools():
    import functools

    shown = ('__module__', '__name__', '__doc__')

    # It fills a function of a script alone, with what shows of the other.
    def update_wrapper(wrapper, wrapped, assigned=shown, updated=('__dict__',)):
        for name in assigned:
            if name not in shown:
                raise AttributeError('%s is out of reach of scripts' % name)
            _texts.put(wrapper, name, getattr(wrapped, name))
        for name in updated:
            _texts.get(wrapper, name).update(_texts.get(wrapped, name))
        return wrapper

    def wraps(wrapped, assigned=shown, updated=('__dict__',)):
        return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)

    names = {name: getattr(functools, name) for name in ('partial', 'total_ordering', 'cmp_to_key')}
    names.update({'reduce': _python2.reduced, 'update_wrapper': update_wrapper, 'wraps': wraps})
    return names


def _operator():
    names = public('operator', 'call', 'imatmul', 'is_none', 'is_not_none', 'length_hint', 'matmul')
    names.update({
        'div': _arithmetic.divide, 'truediv': _arithmetic.true_divide, 'itruediv': _arithmetic.true_divide, 'mod': _arithmetic.remainder, 'idiv': _arithmetic.divide_in_place, 'floordiv': _arithmetic.floor_divide,
        'pow': _arithmetic.power, 'lt': _compare.less,
        'gt': _compare.greater, 'le': _compare.less_or_equal, 'ge': _compare.greater_or_equal, 'isCallable': callable,
        'isNumberType': lambda value: isinstance(value, (int, float, complex)),
        'isSequenceType': lambda value: hasattr(value, '__getitem__') and not isinstance(value, dict),
        'isMappingType': lambda value: isinstance(value, dict),
        'getslice': lambda items, start, end: items[start:end], 'setslice': _put_slice, 'delslice': _delete_slice,
        'sequenceIncludes': lambda items, item: item in items, 'repeat': lambda items, times: items * times,
        'attrgetter': _attribute_getter,
        'methodcaller': lambda name, *given, **named: lambda target: _python2.method(target, name)(*given, **named),
    })
    for name in ('div', 'truediv', 'mod', 'idiv', 'floordiv', 'pow', 'lt', 'gt', 'le', 'ge'):
        names[name].__name__ = name
    return names


def _put_slice(items, start, end, values):
    items[start:end] = values


def _delete_slice(items, start, end):
    del items[start:end]


def _attribute_getter(*names):
    def one(value, name):
        for part in name.split('.'):
            value = _texts.get(value, part)
        return value

    return lambda value: one(value, names[0]) if len(names) == 1 else tuple([one(value, name) for name in names])


# Seeds the numbers of a new interpreter: the snapshot that it starts from is one for all.
def seed_anew():
    get('random').seed()


class _version_info(collections.namedtuple('version_info', 'major minor micro releaselevel serial')):
    __slots__ = ()

    def __new__(cls, parts):
        return tuple.__new__(cls, parts)

    def __repr__(self):
        return 'sys.version_info(%s)' % ', '.join(['%s=%s' % (name, _texts.represent(part)) for name, part in zip(self._fields, self)])


def _sys():
    return {
        'maxint': _kinds.MAXINT, 'maxsize': _kinds.MAXINT, 'maxunicode': 1114111, 'version': '2.7.3',
        'version_info': _version_info((2, 7, 3, 'final', 0)), 'platform': 'java17', 'byteorder': 'big', 'hexversion': 0x020703f0,
        'getdefaultencoding': lambda: 'ascii', 'exc_info': exc_info, 'exc_clear': lambda: None, 'exit': _exit, 'argv': [''],
        'stdout': _printing.sys_stdout, 'stderr': _printing.sys_stdout, 'float_info': sys.float_info,
        'getrecursionlimit': sys.getrecursionlimit, 'getfilesystemencoding': lambda: 'utf-8', 'subversion': ('Jython', '', ''),
        'copyright': 'Python 2.7 for scripts of Countersign', 'path': [], 'modules': Dict(), 'getsizeof': sys.getsizeof,
    }


def _exit(status=None):
    raise SystemExit(status) if status is not None else SystemExit()


def _os_path():
    import posixpath

    names = {name: getattr(posixpath, name) for name in (
        'basename commonprefix dirname isabs join normpath normcase split splitdrive splitext').split()}
    names.update({'sep': '/', 'altsep': None, 'extsep': '.', 'pathsep': ':', 'curdir': '.', 'pardir': '..'})
    return names


def _os():
    return {'sep': '/', 'linesep': '\n', 'pathsep': ':', 'curdir': '.', 'pardir': '..', 'extsep': '.', 'altsep': None,
            'name': 'java', 'path': get('os.path'), 'error': _python2.names['OSError']}


def _calendar():
    names = public('calendar', 'c', 'Month', 'Day', *[month.name for month in calendar.Month])
    names.update({'January': 1, 'February': 2})
    names['weekday'] = lambda year, month, day: int(calendar.weekday(year, month, day))
    names['monthrange'] = lambda year, month: tuple([int(part) for part in calendar.monthrange(year, month)])
    # A day and a month are plain numbers.
    names.update({name: int(value) for name, value in names.items() if isinstance(value, int)})
    return names


# Its bytes are plain texts.
def _uuid():
    import uuid

    class UUID(uuid.UUID):
        def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None):
            given = [bytes_of(one) if isinstance(one, str) else one for one in (bytes, bytes_le)]
            if any([one is not None and len(one) != 16 for one in given]):
                raise ValueError('bytes is not a 16-char string')
            uuid.UUID.__init__(self, hex, given[0], given[1], fields, int, version)

        @property
        def fields(self):
            return tuple(map(long, super().fields))

        @property
        def hex(self):
            return '%032x' % self.int

        @property
        def bytes(self):
            return super().bytes.decode('latin-1')

        @property
        def bytes_le(self):
            return super().bytes_le.decode('latin-1')

    def part(name):
        plain = getattr(uuid.UUID, name)
        return property(lambda self: long(plain.fget(self)))

    for name in ('time_low', 'time_mid', 'time_hi_version', 'clock_seq_hi_variant', 'clock_seq_low', 'node', 'time', 'clock_seq'):
        setattr(UUID, name, part(name))
    for name in ('bytes', 'bytes_le', 'fields', 'time_low', 'time_mid', 'time_hi_version', 'clock_seq_hi_variant', 'clock_seq_low', 'time',
                 'clock_seq', 'node', 'hex', 'urn', 'variant', 'version'):
        setattr(UUID, 'get_' + name, lambda self, name=name: getattr(self, name))

    def made(function):
        def make(*given):
            return UUID(str(function(*[uuid.UUID(int=one.int) if isinstance(one, UUID) else one for one in given])))

        return make

    return {
        'UUID': UUID, **{name: made(getattr(uuid, name)) for name in ('uuid1', 'uuid3', 'uuid4', 'uuid5')},
        **{name: UUID(str(getattr(uuid, name))) for name in ('NAMESPACE_DNS', 'NAMESPACE_OID', 'NAMESPACE_URL', 'NAMESPACE_X500')},
    }


# `copy` puts what an object says of its state into a new one: into one of the same class, and as a script may.
def _copy():
    real = copy._reconstruct

    def reconstruct(x, memo, function, arguments, *rest, **named):
        def make(*given):
            made = function(*given)
            if type(made) is not type(x):
                raise TypeError('a copy of %s cannot be of another class' % _texts.kind_name(x))
            return made

        return real(x, memo, make, arguments, *rest, **named)

    copy._reconstruct = reconstruct
    copy.setattr = lambda target, name, value: _texts.put(target, name, value)
    return {'copy': copy.copy, 'deepcopy': copy.deepcopy, 'error': copy.Error, 'Error': copy.Error}


def _pprint():
    import pprint

    class PrettyPrinter(pprint.PrettyPrinter):
        def __init__(self, indent=1, width=80, depth=None, stream=None):
            pprint.PrettyPrinter.__init__(self, indent, width, depth, stream or _printing.sys_stdout, sort_dicts=True)

        def format(self, value, context, maxlevels, level):
            if maxlevels and level >= maxlevels and isinstance(value, (dict, list, tuple)) and value:
                begin, end = ('{', '}') if isinstance(value, dict) else ('[', ']') if isinstance(value, list) else ('(', ')')
                return '%s...%s' % (begin, end), False, False
            if maxlevels and type(value) in (dict, Dict, list, tuple):
                return self._to_depth(value, context, maxlevels, level), False, False
            return _texts.represent(value), True, False

        def _to_depth(self, value, context, maxlevels, level):
            def shown(one):
                return self.format(one, context, maxlevels, level + 1)[0]

            if isinstance(value, dict):
                return '{%s}' % ', '.join(['%s: %s' % (shown(key), shown(value[key])) for key in _compare.in_order(value)])
            items = ', '.join(map(shown, value))
            return '[%s]' % items if isinstance(value, list) else '(%s%s)' % (items, ',' if len(value) == 1 else '')

        _dispatch = dict(pprint.PrettyPrinter._dispatch)

    PrettyPrinter._dispatch[Dict.__repr__] = pprint.PrettyPrinter._dispatch[dict.__repr__]
    return {'PrettyPrinter': PrettyPrinter, 'saferepr': _texts.represent, 'pformat': lambda value, *rest, **named: PrettyPrinter(*rest, **named).pformat(value),
            'pprint': lambda value, stream=None, *rest, **named: PrettyPrinter(*rest, stream=stream, **named).pprint(value)}


def _contextlib():
    import contextlib

    @contextlib.contextmanager
    def nested(*managers):
        with contextlib.ExitStack() as stack:
            yield tuple([stack.enter_context(one) for one in managers])

    return {'contextmanager': contextlib.contextmanager, 'closing': contextlib.closing, 'nested': nested}


# What it says in letters, Python 2.7 says in letters of `unicode`.
def _unicodedata():
    names = public('unicodedata')

    def in_letters(function):
        def say(*given):
            made = function(*given)
            return letters(made) if isinstance(made, str) else made

        return say

    names.update({name: in_letters(names[name]) for name in ('name', 'lookup', 'normalize')})
    return names


def _sets():
    return {'Set': type('Set', (Set,), {'__slots__': ()}), 'ImmutableSet': type('ImmutableSet', (FrozenSet,), {'__slots__': ()})}


# The numbers of the system that Ignition's gateways run on; the interpreter's own are others.
def _errno():
    names = ('EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV '
             'ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE').split()
    made = {name: place + 1 for place, name in enumerate(names)}
    return {**made, 'EWOULDBLOCK': 11, 'errorcode': Dict({number: name for name, number in made.items()})}


def _keyword():
    words = ('and as assert break class continue def del elif else except exec finally for from global if import in is lambda not '
             'or pass print raise return try while with yield').split()
    return {'kwlist': words, 'iskeyword': lambda word: word in words}


def _ast():
    import ast

    def made(node):
        if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
            held = node.value.decode('latin-1') if isinstance(node.value, bytes) else node.value
            return letters(held) if node.kind == 'u' else held
        if isinstance(node, (ast.List, ast.Tuple)):
            items = [made(item) for item in node.elts]
            return items if isinstance(node, ast.List) else tuple(items)
        if isinstance(node, ast.Dict) and None not in node.keys:
            return Dict([(made(key), made(item)) for key, item in zip(node.keys, node.values)])
        return ast.literal_eval(node)

    def literal_eval(node_or_string):
        source = str.__str__(node_or_string).strip()
        return made(ast.parse(_literal(source), mode='eval').body)

    return {'literal_eval': literal_eval}


def _literal(source):
    import re

    return re.sub(r'(?<![\w.])(\d+)[lL]\b', r'\1', source)


def _public_of(name):
    return lambda: public(name)


# What stands at the end of a pattern has another name in Python 3.
def _fnmatch():
    import fnmatch

    def translate(pat):
        made = fnmatch.translate(pat)
        return made[len('(?s:'):-len(r')\z')] + r'\Z(?ms)'

    return {**public('fnmatch'), 'translate': translate}


# What makes the names of each module.
makers = {
    **_collections_module.makers, **_xml_modules.makers, **_small_modules.makers, **_bytes_modules.makers, **_number_modules.makers, **_random_module.makers, **_file_modules.makers,
    '__future__': _public_of('__future__'), 'abc': _public_of('abc'), 'array': _public_of('array'), 'ast': _ast,
    'bisect': lambda: _ordered_lists.bisection, 'calendar': _calendar,
    'cStringIO': lambda: {'StringIO': _string_io.StringIO}, 'StringIO': lambda: {'StringIO': _string_io.StringIO},
    'cgi': lambda: {'escape': _escaped}, 'cmath': _public_of('cmath'), 'codecs': lambda: {'BOM_UTF8': '\xef\xbb\xbf', 'encode': encode, 'decode': decode},
    'contextlib': _contextlib, 'copy': _copy, 'datetime': lambda: _dates.datetimes,
    'difflib': _public_of('difflib'), 'errno': _errno,
    'exceptions': lambda: {name: value for name, value in _python2.names.items()
                           if isinstance(value, type) and issubclass(value, BaseException)},
    'fnmatch': _fnmatch, 'functools': _functools, 
    'heapq': lambda: _ordered_lists.heaps, 'htmlentitydefs': _public_of('html.entities'),
    'inspect': lambda: _inspect_module.names_of(get('collections').namedtuple('ArgSpec', 'args varargs keywords defaults')), 'itertools': _itertools,
    'json': lambda: _json_module.names, 'keyword': _keyword,
    'numbers': _public_of('numbers'), 'operator': _operator, 'os': _os, 'os.path': _os_path, 'pprint': _pprint,
    'Queue': lambda: {name: public('queue')[name] for name in ('Queue', 'LifoQueue', 'PriorityQueue', 'Empty', 'Full')},
    're': lambda: _patterns.names, 'sets': _sets,
    'shlex': lambda: {'split': public('shlex')['split']}, 'string': _string, 'sys': _sys,
    'textwrap': _public_of('textwrap'), 'time': lambda: _clock.time, 'traceback': lambda: _tracing.names, 'types': _types,
    'unicodedata': _unicodedata, 'uuid': _uuid,
    'warnings': lambda: {'warn': lambda *_, **__: None, 'filterwarnings': lambda *_, **__: None, 'simplefilter': lambda *_, **__: None},
    'weakref': lambda: {name: public('weakref')[name] for name in ('ref', 'proxy', 'WeakKeyDictionary', 'WeakValueDictionary')},
    'xml': lambda: {'etree': get('xml.etree'), 'sax': get('xml.sax'), 'dom': get('xml.dom')},
    'xml.etree': lambda: {name: get('xml.etree.' + name) for name in ('ElementTree', 'cElementTree')},
    'xml.dom': lambda: {'minidom': get('xml.dom.minidom')}, 'xml.sax': lambda: {'saxutils': get('xml.sax.saxutils')},
    '__builtin__': lambda: {name: value for name, value in _python2.names.items() if not name.startswith('_py2_')},
}


# `cgi.escape`.
def _escaped(text, quote=None):
    for sign, written in (('&', '&amp;'), ('<', '&lt;'), ('>', '&gt;'), *((('"', '&quot;'),) if quote else ())):
        text = _python2.method(text, 'replace')(sign, written)
    return text


# What a station has not, and why.
missing = {
    'socket': 'the network', 'ssl': 'the network', 'urllib2': 'the network', 'httplib': 'the network', 'smtplib': 'the network',
    'ftplib': 'the network', 'subprocess': 'other programs', 'commands': 'other programs', 'popen2': 'other programs',
    'thread': 'threads', 'multiprocessing': 'other programs', 'shutil': 'files', 'tempfile': 'files',
    'glob': 'files', 'ctypes': 'the memory', 'signal': 'other programs', 'imp': 'modules by files',
    'importlib': 'modules by files', 'gc': 'the memory', 'select': 'the network', 'sqlite3': 'files', 'zipfile': 'files',
}
_made = {}


# A standard module as scripts import it, or None.
def get(name):
    if name not in _made:
        make = makers.get(name)
        if make is None:
            return None
        _made[name] = module(name, make())
    return _made[name]


# The import of a standard module.
def standard_import(name, names=None):
    found = get(name)
    if found is None:
        if name.split('.')[0] in missing:
            raise ImportError('No module named %s (%s: out of reach of scripts)' % (name, missing[name.split('.')[0]]))
        around, _dot, last = name.rpartition('.')
        raise ImportError('No module named %s' % (last if get(around) is not None else name))
    return found if names else get(name.split('.')[0])
