# The standard library as scripts import it: Python 2.7's modules by their names, made of Python 3's. Only what a module says
# of itself in public is there; nothing leads to another module.

import calendar
import collections
import decimal
import sys
import types

import _array_module
import _bytes_modules
import _clock
import _collections_module
import _colors_module
import _dates
import _file_modules
import _function_modules
import _inspect_module
import _json_module
import _kinds
import _logging_module
import _number_modules
import _ordered_lists
import _patterns
import _pickle_module
import _pprint_module
import _printing
import _python2
import _random_module
import _small_modules
import _string_io
import _string_modules
import _texts
import _tracing
import _user_classes
import _uuid_module
import _xml_modules
from _dictionary import Dict, FrozenSet, Set
from _number_modules import public
from _old_errors import exc_info
from _sealed import Module, copied, module_of
from _unicode import decode, encode, letters, unicode


copied.update((Dict, decimal.Context, calendar._localized_day, calendar._localized_month))


# A module of these names; one of the name `__getattr__` answers what it has not.
def module(name, names):
    own = {key: value for key, value in names.items() if key not in ('__loader__', '__spec__', '__getattr__')}
    for key, value in own.items():
        # What shows of a function of ours is the name that it has here.
        if isinstance(value, types.FunctionType) and value.__code__.co_filename.startswith('/lib/own') and own.get(value.__name__) is not value:
            value.__name__ = value.__qualname__ = key
    return module_of(name, own, names.get('__getattr__') or _missing_in(name))


def _missing_in(name):
    def missing(attribute):
        if attribute.startswith('__'):
            raise AttributeError("'module' object has no attribute '%s'" % attribute)
        raise AttributeError("'module' object has no attribute '%s' (%s.%s is not supported in this version)" % (
            attribute, name, attribute))

    return missing


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
    # What is made of letters is letters.
    def normpath(path):
        made = posixpath.normpath(path)
        return letters(made) if isinstance(path, unicode) else made

    names.update({'normpath': normpath, 'sep': '/', 'altsep': None, 'extsep': '.', 'pathsep': ':', 'curdir': '.', 'pardir': '..'})
    return names


def _os():
    return {'sep': '/', 'linesep': '\n', 'pathsep': ':', 'curdir': '.', 'pardir': '..', 'extsep': '.', 'altsep': None,
            'name': 'java', 'path': get('os.path'), 'error': _python2.names['OSError']}


# What the calendars of texts print goes where scripts print; what Python 3 makes bytes of is a plain text.
def _fill_calendars():
    def printing(name, end):
        made = getattr(calendar.TextCalendar, 'format' + name)

        def method(self, *given, **named):
            sys_out.write(made(self, *given, **named) + end)

        method.__name__ = method.__qualname__ = 'pr' + name
        return method

    sys_out, page = _printing.sys_stdout, calendar.HTMLCalendar.formatyearpage
    for name, end in (('week', ''), ('month', ''), ('year', '\n')):
        setattr(calendar.TextCalendar, 'pr' + name, printing(name, end))

    def year_page(self, theyear, width=3, css='calendar.css', encoding=None):
        return page(self, theyear, width, css, encoding or 'ascii').decode('latin-1')

    calendar.HTMLCalendar.formatyearpage = year_page
    plain = calendar.TextCalendar()
    return {'prmonth': plain.prmonth, 'prcal': plain.pryear, 'prweek': plain.prweek}


def _calendar():
    names = public('calendar', 'c', 'Month', 'Day', *[month.name for month in calendar.Month])
    names.update({'January': 1, 'February': 2, **_fill_calendars()})
    names['weekday'] = lambda year, month, day: int(calendar.weekday(year, month, day))
    names['monthrange'] = lambda year, month: tuple([int(part) for part in calendar.monthrange(year, month)])
    # A day and a month are plain numbers.
    names.update({name: int(value) for name, value in names.items() if isinstance(value, int)})
    return names


# Their keys, values and items are lists.
def _weakref():
    import weakref

    def listed(name):
        plain = getattr(weakref, name)
        methods = {own: (lambda of: lambda self: list(of(self)))(getattr(plain, own)) for own in ('keys', 'values', 'items')}
        methods.update({'iter' + own: (lambda of: lambda self: iter(list(of(self))))(getattr(plain, own)) for own in methods})
        return type(name, (plain,), {**methods, '__module__': 'weakref', 'has_key': plain.__contains__})

    return {'ref': weakref.ref, 'proxy': weakref.proxy,
            **{name: listed(name) for name in ('WeakKeyDictionary', 'WeakValueDictionary')}}


def _sets():
    return {'Set': type('Set', (Set,), {'__slots__': ()}), 'ImmutableSet': type('ImmutableSet', (FrozenSet,), {'__slots__': ()})}


# The numbers of the system that Ignition's gateways run on; the interpreter's own are others.
def _errno():
    names = ('EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV '
             'ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE').split()
    made = {name: place + 1 for place, name in enumerate(names)}
    return {**made, 'EWOULDBLOCK': 11, 'errorcode': Dict({number: name for name, number in made.items()})}


def _public_of(name):
    return lambda: public(name)


# The modules that `json` and `os` hold their parts in.
def _part_of_json(name):
    return lambda: {name: _json_module.names[name]}


# What stands for Python 3's `map`, `filter` and `zip` in Python 2.7, and its words of numbers.
def _future_builtins():
    return {'map': map, 'filter': filter, 'zip': zip, 'ascii': _texts.represent, 'hex': _of_whole(hex), 'oct': _of_whole(oct)}


def _of_whole(write):
    return lambda number: write(int(_kinds.whole_limit(number)))


# An interpreter runs one script at a time.
def _apply_synchronized(sync_object, function, args, kw=()):
    return function(*args, **dict(kw))


def _synchronize():
    return {'make_synchronized': lambda function: function, 'apply_synchronized': _apply_synchronized}


def _new():
    return {'classobj': _kinds.ClassType, 'instancemethod': _kinds.InstanceMethod}


# `codecs.encode` takes letters alone.
def _encoded(text, encoding='ascii', errors='strict'):
    if not isinstance(text, unicode):
        raise TypeError("encode(): 1st arg can't be coerced to org.python.core.PyUnicode")
    return encode(text, encoding, errors)


# What makes the names of each module.
makers = {
    **_collections_module.makers, **_xml_modules.makers, **_small_modules.makers, **_bytes_modules.makers, **_number_modules.makers,
    **_random_module.makers, **_file_modules.makers, **_string_modules.makers, **_function_modules.makers, **_uuid_module.makers,
    **_pprint_module.makers, **_array_module.makers, **_logging_module.makers, **_pickle_module.makers, **_user_classes.makers, **_colors_module.makers,
    '__future__': _public_of('__future__'), 'abc': _public_of('abc'),
    'bisect': lambda: _ordered_lists.bisection, 'calendar': _calendar,
    'cStringIO': lambda: {'StringIO': _string_io.StringIO}, 'StringIO': lambda: {'StringIO': _string_io.StringIO},
    'cmath': _public_of('cmath'), 'future_builtins': _future_builtins, 'getopt': _public_of('getopt'),
    'timeit': lambda: {'default_timer': _clock.now}, '_strptime': lambda: {'_strptime_time': _clock.time['strptime']},
    'codecs': lambda: {'BOM_UTF8': '\xef\xbb\xbf', 'encode': _encoded, 'decode': decode},
    'datetime': lambda: _dates.datetimes,
    'errno': _errno,
    'exceptions': lambda: {name: value for name, value in _python2.names.items()
                           if isinstance(value, type) and issubclass(value, BaseException)},
    'heapq': lambda: _ordered_lists.heaps, 'htmlentitydefs': _public_of('html.entities'),
    'inspect': lambda: _inspect_module.names_of(get('collections').namedtuple('ArgSpec', 'args varargs keywords defaults')),
    'json': lambda: {**_json_module.names, 'decoder': get('json.decoder'), 'encoder': get('json.encoder')},
    'json.decoder': _part_of_json('JSONDecoder'), 'json.encoder': _part_of_json('JSONEncoder'), 'new': _new,
    'numbers': _public_of('numbers'), 'os': _os, 'os.path': _os_path,
    'Queue': lambda: {name: public('queue')[name] for name in ('Queue', 'LifoQueue', 'PriorityQueue', 'Empty', 'Full')},
    'posixpath': _os_path, 're': lambda: _patterns.names, 'sets': _sets, 'synchronize': _synchronize,
    'sys': _sys,
    'time': lambda: _clock.time, 'traceback': lambda: _tracing.names, 'types': _types,
    'warnings': lambda: {'warn': lambda *_, **__: None, 'filterwarnings': lambda *_, **__: None, 'simplefilter': lambda *_, **__: None},
    'weakref': _weakref,
    'xml': lambda: {'etree': get('xml.etree'), 'sax': get('xml.sax'), 'dom': get('xml.dom')},
    'xml.etree': lambda: {name: get('xml.etree.' + name) for name in ('ElementTree', 'cElementTree')},
    'xml.dom': lambda: {'minidom': get('xml.dom.minidom')}, 'xml.sax': lambda: {'saxutils': get('xml.sax.saxutils')},
    '__builtin__': lambda: {name: value for name, value in _python2.names.items() if not name.startswith('_py2_')},
}


# What a station has not, and why.
missing = {
    'socket': 'the network', 'ssl': 'the network', 'httplib': 'the network', 'smtplib': 'the network',
    'ftplib': 'the network', 'subprocess': 'other programs', 'commands': 'other programs', 'popen2': 'other programs',
    'multiprocessing': 'other programs', 'shutil': 'files', 'tempfile': 'files',
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
