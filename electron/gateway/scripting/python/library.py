# The standard library as scripts import it: Python 2.7's modules by their names, made of Python 3's. Only what a module says
# of itself in public is there; nothing leads to another module.

import importlib
import io
import sys
import types

import _clock
import _json2
import _patterns
import _python2
import _texts
from _dictionary import Dict, FrozenSet, Set
from _unicode import decode, encode, letters, long, unicode


# A module of these names.
def module(name, names):
    made = types.ModuleType(name)
    made.__dict__.update(names)
    made.__dict__.pop('__loader__', None)
    made.__dict__.pop('__spec__', None)
    made.__dict__.setdefault('__getattr__', _missing_in(name))
    return made


def _missing_in(name):
    def missing(attribute):
        if attribute.startswith('__'):
            raise AttributeError("'module' object has no attribute '%s'" % attribute)
        raise AttributeError("'module' object has no attribute '%s' (%s.%s is not supported in this version)" % (
            attribute, name, attribute))

    return missing


def _public(name, *without):
    real = importlib.import_module(name)
    return {own: value for own, value in vars(real).items()
            if not own.startswith('_') and own not in without and not isinstance(value, types.ModuleType)}


def _math():
    import math

    names = _public('math')

    def whole(value):
        return long(value) if not _python2._is_small(value) else value

    names.update({
        'floor': lambda x: float(math.floor(x)) if _finite(x) else float(x),
        'ceil': lambda x: float(math.ceil(x)) if _finite(x) else float(x),
        'factorial': lambda x: whole(math.factorial(int(x))),
        'trunc': lambda x: math.trunc(x),
    })
    return {name: names[name] for name in (
        'acos acosh asin asinh atan atan2 atanh ceil copysign cos cosh degrees e erf erfc exp expm1 fabs factorial floor fmod '
        'frexp fsum gamma hypot isinf isnan ldexp lgamma log log10 log1p modf pi pow radians sin sinh sqrt tan tanh trunc').split()}


def _finite(value):
    return value == value and value not in (float('inf'), float('-inf'))


def _string():
    names = _public('string', 'Template', 'Formatter')
    import string

    letters_of = string.ascii_lowercase + string.ascii_uppercase
    names.update({
        'letters': letters_of, 'lowercase': string.ascii_lowercase, 'uppercase': string.ascii_uppercase,
        'Template': _template(string.Template), 'atoi': lambda text, base=10: _python2._whole('int', text, base),
        'atol': lambda text, base=10: long(_python2._whole('long', text, base)), 'atof': _python2._fraction,
        'maketrans': _table, 'capwords': string.capwords, 'joinfields': lambda words, sep=' ': _python2.joined(sep, words),
        'join': lambda words, sep=' ': _python2.joined(sep, words), 'ascii_letters': string.ascii_letters,
        'splitfields': lambda text, *rest: text.split(*rest), 'whitespace': '\t\n\x0b\x0c\r ',
        'replace': lambda text, *rest: _python2.method(text, 'replace')(*rest), 'zfill': lambda text, width: _python2.text(text).zfill(width),
        'translate': lambda text, table, deleted='': _python2.method(text, 'translate')(table, deleted),
    })
    for name in 'upper lower strip lstrip rstrip split rsplit find rfind index rindex count ljust rjust center capitalize swapcase expandtabs'.split():
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
            return _as_values(base.substitute(self, *[_shown(one) for one in given], **_shown(named)))

        def safe_substitute(self, *given, **named):
            return _as_values(base.safe_substitute(self, *[_shown(one) for one in given], **_shown(named)))

    return Template


def _shown(given):
    return {key: _texts.text(value) if not isinstance(value, unicode) else value for key, value in given.items()}


def _as_values(text):
    return str.__str__(text)


def _table(source, target):
    if len(source) != len(target):
        raise ValueError('maketrans arguments must have same length')
    table = [chr(code) for code in range(256)]
    for one, other in zip(source, target):
        table[ord(one)] = other
    return ''.join(table)


def _types():
    return {
        'StringType': _python2._Str, 'UnicodeType': unicode, 'StringTypes': (_python2._Str, unicode), 'IntType': _python2._Int,
        'LongType': _python2._Long, 'FloatType': _python2._Float, 'BooleanType': bool, 'ListType': list, 'TupleType': tuple,
        'DictType': Dict, 'DictionaryType': Dict, 'NoneType': type(None), 'FunctionType': types.FunctionType,
        'LambdaType': types.FunctionType, 'MethodType': types.MethodType, 'UnboundMethodType': types.MethodType,
        'BuiltinFunctionType': types.BuiltinFunctionType, 'GeneratorType': types.GeneratorType, 'ModuleType': types.ModuleType,
        'TypeType': _python2._Type, 'ObjectType': object, 'ClassType': _python2._ClassType, 'InstanceType': _python2._InstanceType,
        'ComplexType': complex, 'SliceType': slice, 'XRangeType': range,
    }


def _collections():
    import collections

    class OrderedDict(collections.OrderedDict):
        __module__ = 'collections'

        def __init__(self, *given, **named):
            if given and isinstance(given[0], dict):
                given = ([(key, given[0][key]) for key in given[0]],) + given[1:]
            collections.OrderedDict.__init__(self, *given, **named)

    from _order import in_java_order

    def ordered(base):
        class Ordered(base):
            __module__ = 'collections'

            def __iter__(self):
                return iter(in_java_order(dict.keys(self), dict.__len__(self)))

            def keys(self):
                return list(self)

            def values(self):
                return [dict.__getitem__(self, key) for key in self]

            def items(self):
                return [(key, dict.__getitem__(self, key)) for key in self]

            def copy(self):
                return self.__copy__() if hasattr(base, '__copy__') else type(self)(self)

        Ordered.__name__ = Ordered.__qualname__ = base.__name__
        return Ordered

    Counter = ordered(collections.Counter)

    def most_common(self, n=None):
        found = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return found if n is None else found[:n]

    Counter.most_common = most_common
    for name in ('__add__', '__sub__', '__or__', '__and__'):
        def method(self, other, plain=getattr(collections.Counter, name)):
            return Counter(dict(plain(collections.Counter(dict(self.items())), collections.Counter(dict(other.items())))))

        setattr(Counter, name, method)

    def namedtuple(typename, field_names, verbose=False, rename=False):
        made = collections.namedtuple(typename, field_names, rename=rename)
        made._asdict = lambda self: OrderedDict(list(zip(self._fields, self)))
        made.__module__ = '__main__'
        return made

    import collections.abc as abc

    names = {name: getattr(abc, name) for name in (
        'Callable Container Hashable ItemsView Iterable Iterator KeysView Mapping MappingView MutableMapping MutableSequence '
        'MutableSet Sequence Set Sized ValuesView').split()}
    names.update({'Counter': Counter, 'OrderedDict': OrderedDict, 'defaultdict': ordered(collections.defaultdict),
                  'deque': collections.deque, 'namedtuple': namedtuple})
    return names


def _itertools():
    import itertools

    names = {name: getattr(itertools, name) for name in (
        'chain combinations combinations_with_replacement compress count cycle dropwhile groupby islice permutations product '
        'repeat starmap takewhile tee').split()}

    def imap(function, *rows):
        return map(function, *rows) if function is not None else zip(*rows)

    names.update({'izip': zip, 'imap': imap, 'ifilter': filter, 'ifilterfalse': itertools.filterfalse,
                  'izip_longest': itertools.zip_longest})
    return names


def _functools():
    import functools

    names = {name: getattr(functools, name) for name in ('partial', 'update_wrapper', 'wraps', 'total_ordering', 'cmp_to_key')}
    names['reduce'] = _python2._reduced
    return names


def _operator():
    import _compare

    names = _public('operator')
    names.update({
        'div': _python2.divide, 'mod': _python2.remainder, 'idiv': _python2.divide_in_place, 'lt': _compare.less,
        'gt': _compare.greater, 'le': _compare.less_or_equal, 'ge': _compare.greater_or_equal, 'isCallable': callable,
        'isNumberType': lambda value: isinstance(value, (int, float, complex)),
        'isSequenceType': lambda value: hasattr(value, '__getitem__') and not isinstance(value, dict),
        'isMappingType': lambda value: isinstance(value, dict),
        'sequenceIncludes': lambda items, item: item in items, 'repeat': lambda items, times: items * times,
        'attrgetter': _attribute_getter,
    })
    return names


def _attribute_getter(*names):
    def one(value, name):
        for part in name.split('.'):
            value = _texts.get(value, part)
        return value

    return lambda value: one(value, names[0]) if len(names) == 1 else tuple([one(value, name) for name in names])


def _random():
    import random

    class Random(random.Random):
        def __init__(self, x=None):
            random.Random.__init__(self)
            self.seed(x)

        def seed(self, a=None, version=2):
            random.Random.seed(self, a if a is None or isinstance(a, (int, float)) else hash(a))

        def randrange(self, start, stop=None, step=1):
            values = range(start) if stop is None else range(start, stop, step)
            if not len(values):
                raise ValueError('empty range for randrange()')
            return values[int(self.random() * len(values))]

        def randint(self, a, b):
            return self.randrange(a, b + 1)

        def choice(self, seq):
            return seq[int(self.random() * len(seq))]

        def shuffle(self, x, random=None):
            for place in range(len(x) - 1, 0, -1):
                other = int((random or self.random)() * (place + 1))
                x[place], x[other] = x[other], x[place]

        def sample(self, population, k):
            items = list(population)
            self.shuffle(items)
            return items[:k]

    shared = Random()
    names = {name: getattr(shared, name) for name in (
        'random seed getstate setstate randrange randint choice shuffle sample uniform triangular gauss normalvariate '
        'expovariate betavariate lognormvariate paretovariate vonmisesvariate weibullvariate gammavariate getrandbits').split()}
    names['Random'] = Random
    return names


class StringIO:
    def __init__(self, buf=''):
        self._file = io.StringIO(newline='')
        self._is_letters = isinstance(buf, unicode)
        self._file.write(str.__str__(buf) if isinstance(buf, str) else _texts.text(buf))
        self._file.seek(0)
        self.closed, self.softspace = False, 0

    def _made(self, text):
        return letters(text) if self._is_letters else text

    def write(self, text):
        if self.closed:
            raise ValueError('I/O operation on closed file')
        text = text if isinstance(text, str) else _texts.text(text)
        self._is_letters = self._is_letters or isinstance(text, unicode)
        self._file.write(str.__str__(text))

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def getvalue(self):
        return self._made(self._file.getvalue())

    def read(self, n=-1):
        return self._made(self._file.read(n))

    def readline(self, length=None):
        return self._made(self._file.readline(-1 if length is None else length))

    def readlines(self, hint=0):
        return [self._made(line) for line in self._file.readlines()]

    def seek(self, pos, mode=0):
        size = len(self._file.getvalue())
        self._file.seek({0: pos, 1: self._file.tell() + pos, 2: size + pos}[mode])

    def tell(self):
        return self._file.tell()

    def truncate(self, size=None):
        self._file.truncate(size)

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line == '':
            raise StopIteration
        return line

    next = __next__

    @property
    def len(self):
        return len(self._file.getvalue())

    @property
    def buf(self):
        return self.getvalue()


def _sys():
    def exc_info():
        kind, value, trace = sys.exc_info()
        return kind, value, trace

    return {
        'maxint': _python2.MAXINT, 'maxsize': _python2.MAXINT, 'maxunicode': 1114111, 'version': '2.7.3',
        'version_info': (2, 7, 3, 'final', 0), 'platform': 'java17', 'byteorder': 'big', 'hexversion': 0x020703f0,
        'getdefaultencoding': lambda: 'ascii', 'exc_info': exc_info, 'exc_clear': lambda: None, 'exit': _exit, 'argv': [''],
        'stdout': _python2.sys_stdout, 'stderr': _python2.sys_stdout, 'float_info': sys.float_info,
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
            'name': 'java', 'path': get('os.path'), 'error': OSError}


def _urllib():
    from urllib import parse

    def quote(text, safe='/'):
        return parse.quote(_bytes(text), safe)

    def quote_plus(text, safe=''):
        return parse.quote_plus(_bytes(text), safe)

    def unquote(text):
        return _same(text, parse.unquote(str.__str__(text), 'latin-1'))

    def encoded(query, doseq=0):
        pairs = [(key, query[key]) for key in query] if isinstance(query, dict) else list(query)
        made = []
        for key, value in pairs:
            values = value if doseq and isinstance(value, (list, tuple)) else [value]
            made += [quote_plus(_texts.text(key)) + '=' + quote_plus(_texts.text(one)) for one in values]
        return '&'.join(made)

    return {'quote': quote, 'quote_plus': quote_plus, 'unquote': unquote, 'urlencode': encoded,
            'unquote_plus': lambda text: unquote(text.replace('+', ' '))}


def _bytes(text):
    if not isinstance(text, str):
        raise TypeError('argument is not a text')
    return encode(text, 'ascii').encode('latin-1') if isinstance(text, unicode) else _python2._unicode._bytes_of(text)


def _same(like, text):
    return letters(text) if isinstance(like, unicode) else text


def _urlparse():
    from urllib import parse

    names = {name: getattr(parse, name) for name in (
        'urlparse urlunparse urljoin urldefrag urlsplit urlunsplit').split()}
    names.update({
        'parse_qs': lambda text, *rest: Dict(parse.parse_qs(text, *rest)),
        'parse_qsl': lambda text, *rest: parse.parse_qsl(text, *rest),
    })
    return names


# Digests and codings work on bytes: plain texts here.
def _hashlib():
    import hashlib

    def digest(name):
        class Digest:
            def __init__(self, text=''):
                self._digest, self.name = hashlib.new(name), name
                self.digest_size, self.block_size = self._digest.digest_size, self._digest.block_size
                self.update(text)

            def update(self, text):
                self._digest.update(_bytes(text))

            def hexdigest(self):
                return self._digest.hexdigest()

            def digest(self):
                return self._digest.digest().decode('latin-1')

            def copy(self):
                other = Digest()
                other._digest = self._digest.copy()
                return other

        return Digest

    names = {name: digest(name) for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512')}
    names['new'] = lambda name, text='': names[name.lower().replace('-', '')](text)
    return names


def _hmac():
    import hmac

    class _Hmac:
        def __init__(self, key, msg=None, digestmod=None):
            name = 'md5' if digestmod is None else digestmod().name if callable(digestmod) else digestmod
            self._made = hmac.new(_bytes(key), _bytes(msg) if msg is not None else None, name)

        def update(self, text):
            self._made.update(_bytes(text))

        def hexdigest(self):
            return self._made.hexdigest()

        def digest(self):
            return self._made.digest().decode('latin-1')

    return {'new': _Hmac}


def _over_bytes(name, functions):
    real = importlib.import_module(name)

    def over(function):
        def call(*arguments, **named):
            made = function(*[_bytes(one) if isinstance(one, str) else one for one in arguments], **named)
            return made.decode('latin-1') if isinstance(made, bytes) else made

        call.__name__ = function.__name__
        return call

    return {own: over(getattr(real, own)) for own in functions.split()}


def _base64():
    names = _over_bytes('base64', 'b64encode b64decode standard_b64encode standard_b64decode urlsafe_b64encode '
                        'urlsafe_b64decode b32encode b32decode b16encode b16decode encodebytes decodebytes')
    names['encodestring'], names['decodestring'] = names.pop('encodebytes'), names.pop('decodebytes')

    def checked(function):
        def call(*arguments, **named):
            try:
                return function(*arguments, **named)
            except ValueError as problem:
                raise TypeError(str(problem))

        return call

    names['b64decode'] = checked(names['b64decode'])
    return names


def _binascii():
    import binascii

    names = _over_bytes('binascii', 'hexlify unhexlify b2a_hex a2b_hex b2a_base64 a2b_base64 crc32')
    crc = names['crc32']
    names['crc32'] = lambda text, *start: _signed(crc(text, *start))
    names['Error'] = binascii.Error
    return names


def _signed(value):
    return value - 0x100000000 if value > 0x7fffffff else value


def _zlib():
    import zlib

    names = _over_bytes('zlib', 'compress decompress crc32 adler32')
    for name in ('crc32', 'adler32'):
        names[name] = (lambda plain: lambda text, *start: _signed(plain(text, *start)))(names[name])
    names['error'] = zlib.error
    return names


def _struct():
    import struct

    def pack(form, *values):
        return struct.pack(str.__str__(form), *[_bytes(one) if isinstance(one, str) else one for one in values]).decode('latin-1')

    def unpack(form, text):
        return tuple([one.decode('latin-1') if isinstance(one, bytes) else one for one in struct.unpack(str.__str__(form), _bytes(text))])

    return {'pack': pack, 'unpack': unpack, 'calcsize': struct.calcsize, 'error': struct.error}


def _csv():
    import csv

    names = _public('csv')

    class _Lines:
        def __init__(self, file):
            self._file = file

        def write(self, text):
            return self._file.write(text)

    class _Writer:
        def __init__(self, csvfile, dialect='excel', **named):
            self._writer = csv.writer(_Lines(csvfile), dialect, **named)
            self.dialect = self._writer.dialect

        def writerow(self, row):
            self._writer.writerow([one if one is None or isinstance(one, str) else _float(one) for one in row])

        def writerows(self, rows):
            for row in rows:
                self.writerow(row)

    def _float(value):
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) and not isinstance(value, float) else (
            repr(value) if isinstance(value, float) else _texts.text(value))

    def reader(csvfile, dialect='excel', **named):
        return csv.reader(iter(csvfile), dialect, **named)

    class DictWriter(csv.DictWriter):
        def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
            csv.DictWriter.__init__(self, f, fieldnames, restval, extrasaction, dialect, *args, **kwds)
            self.writer = _Writer(f, dialect, *args, **kwds)

    names.update({'reader': reader, 'writer': _Writer, 'DictWriter': DictWriter})
    return names


def _traceback():
    return {'format_exc': _format_exc, 'print_exc': lambda *_: _python2.output(_format_exc()),
            'format_exception_only': lambda kind, value: [_last_line(value)], 'extract_tb': _extracted,
            'format_exception': lambda kind, value, trace, limit=None: _formatted(value, trace).splitlines(True),
            'format_tb': lambda trace, limit=None: _frames(trace), 'print_exception': lambda kind, value, trace, *_: _python2.output(_formatted(value, trace))}


# The places of a trace that are of scripts: file, line, function.
def places(trace):
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        if not _is_glue(code.co_filename):
            found.append((code.co_filename, trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    return found


def _is_glue(filename):
    return filename.startswith(('/lib/', '<frozen', '/'))


def _extracted(trace, limit=None):
    return [place + (None,) for place in places(trace)]


def _frames(trace):
    return ['  File "%s", line %d, in %s\n' % place for place in places(trace)]


def _last_line(value):
    kind = type(value)
    if hasattr(value, 'toString'):
        return str.__str__(value.toString()) + '\n'
    name = kind.__name__ if _texts.is_of_script(kind) else _texts.exception_name(kind)
    told = _texts.text(value)
    return (name if told == '' else '%s: %s' % (name, told)) + '\n'


def _formatted(value, trace):
    if value is None:
        return 'None\n'
    return 'Traceback (most recent call last):\n' + ''.join(_frames(trace)) + _last_line(value)


def _format_exc(limit=None):
    value = sys.exc_info()[1]
    return _formatted(value, value.__traceback__ if value is not None else None)


def _datetime():
    return dict(_clock.datetimes)


def _calendar():
    import calendar

    names = _public('calendar')
    names['monthrange'] = lambda year, month: tuple([int(part) for part in calendar.monthrange(year, month)])
    names.update({name: int(value) for name, value in names.items() if isinstance(value, int)})
    return names


def _uuid():
    import uuid

    class UUID(uuid.UUID):
        def __repr__(self):
            return "UUID('%s')" % self

        def get_hex(self):
            return self.hex

        @property
        def int(self):
            return long(uuid.UUID.int.__get__(self))

    return {'UUID': uuid.UUID, 'uuid4': uuid.uuid4, 'uuid1': uuid.uuid1, 'uuid3': uuid.uuid3, 'uuid5': uuid.uuid5,
            'NAMESPACE_DNS': uuid.NAMESPACE_DNS, 'NAMESPACE_URL': uuid.NAMESPACE_URL, 'NAMESPACE_OID': uuid.NAMESPACE_OID}


def _copy():
    import copy

    return {'copy': copy.copy, 'deepcopy': copy.deepcopy, 'error': copy.Error, 'Error': copy.Error}


def _pprint():
    import pprint

    class PrettyPrinter(pprint.PrettyPrinter):
        def __init__(self, indent=1, width=80, depth=None, stream=None):
            pprint.PrettyPrinter.__init__(self, indent, width, depth, stream or _python2.sys_stdout, sort_dicts=True)

        def format(self, value, context, maxlevels, level):
            return _texts.represent(value), True, False

        _dispatch = dict(pprint.PrettyPrinter._dispatch)

    PrettyPrinter._dispatch[Dict.__repr__] = pprint.PrettyPrinter._dispatch[dict.__repr__]
    return {'PrettyPrinter': PrettyPrinter, 'pformat': lambda value, *rest, **named: PrettyPrinter(*rest, **named).pformat(value),
            'pprint': lambda value, stream=None, *rest, **named: PrettyPrinter(*rest, stream=stream, **named).pprint(value)}


def _contextlib():
    import contextlib

    return {'contextmanager': contextlib.contextmanager, 'closing': contextlib.closing}


def _inspect():
    import inspect

    def getargspec(function):
        found = inspect.getfullargspec(function)
        return (found.args, found.varargs, found.varkw, found.defaults)

    return {'getargspec': getargspec, 'isfunction': inspect.isfunction, 'ismethod': inspect.ismethod, 'isclass': inspect.isclass,
            'getdoc': inspect.getdoc, 'ismodule': inspect.ismodule, 'isgenerator': inspect.isgenerator}


def _config_parser():
    import configparser

    class _Parser:
        def readfp(self, file, filename=None):
            self.read_file(list(file.readlines()))

        def items(self, section, raw=False, vars=None):
            return list(configparser.RawConfigParser.items(self, section, raw, vars))

    class RawConfigParser(_Parser, configparser.RawConfigParser):
        pass

    class ConfigParser(_Parser, configparser.ConfigParser):
        pass

    names = _public('configparser')
    names.update({'RawConfigParser': RawConfigParser, 'ConfigParser': ConfigParser, 'SafeConfigParser': ConfigParser})
    return names


def _ast():
    import ast

    def literal_eval(node_or_string):
        source = str.__str__(node_or_string).strip()
        return _of_python2(ast.literal_eval(_literal(source)))

    return {'literal_eval': literal_eval}


def _literal(source):
    import re

    return re.sub(r'(?<![\w.])(\d+)[lL]\b', r'\1', source)


def _of_python2(value):
    if isinstance(value, dict):
        return Dict({_of_python2(key): _of_python2(item) for key, item in value.items()})
    if isinstance(value, (list, tuple)):
        return type(value)([_of_python2(item) for item in value])
    return value


def _public_of(name):
    return lambda: _public(name)


_makers = {
    '__future__': _public_of('__future__'), 'abc': _public_of('abc'), 'array': _public_of('array'), 'ast': _ast,
    'base64': _base64, 'binascii': _binascii, 'bisect': _public_of('bisect'), 'calendar': _calendar,
    'cStringIO': lambda: {'StringIO': StringIO}, 'StringIO': lambda: {'StringIO': StringIO},
    'cmath': _public_of('cmath'), 'codecs': lambda: {'BOM_UTF8': '\xef\xbb\xbf', 'encode': encode, 'decode': decode},
    'collections': _collections, 'contextlib': _contextlib, 'copy': _copy, 'csv': _csv, 'datetime': _datetime,
    'decimal': _public_of('decimal'), 'difflib': _public_of('difflib'), 'errno': _public_of('errno'),
    'exceptions': lambda: {name: value for name, value in _python2.names.items()
                           if isinstance(value, type) and issubclass(value, BaseException)},
    'fnmatch': _public_of('fnmatch'), 'fractions': _public_of('fractions'), 'functools': _functools, 'hashlib': _hashlib,
    'heapq': _public_of('heapq'), 'hmac': _hmac, 'htmlentitydefs': _public_of('html.entities'),
    'HTMLParser': lambda: {'HTMLParser': _public('html.parser')['HTMLParser']}, 'inspect': _inspect, 'itertools': _itertools,
    'json': lambda: _json2.names, 'keyword': _public_of('keyword'), 'ConfigParser': _config_parser, 'math': _math,
    'numbers': _public_of('numbers'), 'operator': _operator, 'os': _os, 'os.path': _os_path, 'pprint': _pprint,
    'Queue': lambda: {name: _public('queue')[name] for name in ('Queue', 'LifoQueue', 'PriorityQueue', 'Empty', 'Full')},
    'random': _random, 're': lambda: _patterns.names, 'sets': lambda: {'Set': Set, 'ImmutableSet': FrozenSet},
    'shlex': lambda: {'split': _public('shlex')['split']}, 'string': _string, 'struct': _struct, 'sys': _sys,
    'textwrap': _public_of('textwrap'), 'time': lambda: _clock.time, 'traceback': _traceback, 'types': _types,
    'unicodedata': _public_of('unicodedata'), 'urllib': _urllib, 'urlparse': _urlparse, 'uuid': _uuid,
    'warnings': lambda: {'warn': lambda *_, **__: None, 'filterwarnings': lambda *_, **__: None, 'simplefilter': lambda *_, **__: None},
    'weakref': lambda: {name: _public('weakref')[name] for name in ('ref', 'proxy', 'WeakKeyDictionary', 'WeakValueDictionary')},
    'xml': lambda: {'etree': get('xml.etree'), 'sax': get('xml.sax'), 'dom': get('xml.dom')},
    'xml.etree': lambda: {'ElementTree': get('xml.etree.ElementTree')},
    'xml.etree.ElementTree': lambda: _element_tree(), 'xml.etree.cElementTree': lambda: _element_tree(),
    'xml.dom': lambda: {'minidom': get('xml.dom.minidom')}, 'xml.dom.minidom': lambda: {'parseString': _parsed_document},
    'xml.sax': lambda: {'saxutils': get('xml.sax.saxutils')},
    'xml.sax.saxutils': lambda: {name: _public('xml.sax.saxutils')[name] for name in ('escape', 'unescape', 'quoteattr')},
    'zlib': _zlib, '__builtin__': lambda: {name: value for name, value in _python2.names.items() if not name.startswith('_py2_')},
}


def _element_tree():
    import xml.etree.ElementTree as trees

    names = _public('xml.etree.ElementTree', 'parse', 'iterparse')
    names['fromstring'] = names['XML'] = lambda text: trees.fromstring(_xml(text))
    names['tostring'] = lambda element, encoding='us-ascii', method='xml': trees.tostring(element, encoding, method).decode('latin-1')
    return names


def _xml(text):
    return str.__str__(text) if isinstance(text, unicode) else _python2._unicode._bytes_of(text)


def _parsed_document(text):
    from xml.dom import minidom

    return minidom.parseString(_xml(text) if not isinstance(text, unicode) else str.__str__(text).encode('utf-8'))


# What a station has not, and why.
missing = {
    'socket': 'the network', 'ssl': 'the network', 'urllib2': 'the network', 'httplib': 'the network', 'smtplib': 'the network',
    'ftplib': 'the network', 'subprocess': 'other programs', 'commands': 'other programs', 'popen2': 'other programs',
    'threading': 'threads', 'thread': 'threads', 'multiprocessing': 'other programs', 'shutil': 'files', 'tempfile': 'files',
    'glob': 'files', 'io': 'files', 'ctypes': 'the memory', 'signal': 'other programs', 'imp': 'modules by files',
    'importlib': 'modules by files', 'gc': 'the memory', 'select': 'the network', 'sqlite3': 'files', 'zipfile': 'files',
}
_made = {}


# A standard module as scripts import it, or None.
def get(name):
    if name not in _made:
        make = _makers.get(name)
        if make is None:
            return None
        _made[name] = module(name, make())
    return _made[name]


def is_standard(name):
    return name in _makers


def guarded_import(name, space=None, own=None, names=None, level=0):
    found = get(name)
    if found is None:
        if name.split('.')[0] in missing:
            raise ImportError('No module named %s (%s: out of reach of scripts)' % (name, missing[name.split('.')[0]]))
        raise ImportError('No module named %s' % name)
    return found if names else get(name.split('.')[0])
