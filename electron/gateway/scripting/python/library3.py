# The standard library of Python 3, for scripts that are written for it: the interpreter's own modules, with the station's clock
# and zone. Only what a module says of itself in public is there; what reads attributes by names is read by `guard.py`.

import datetime as native
import io
import random
import time

import _clock
import _library
import _texts
import _tracing
import _zones
from _number_modules import of_decimal, public


# Every datetime is a date.
class _DateType(type):
    def __instancecheck__(cls, value):
        return type.__instancecheck__(cls, value) or cls is date and isinstance(value, native.date)

    def __subclasscheck__(cls, kind):
        return type.__subclasscheck__(cls, kind) or cls is date and issubclass(kind, native.date)


class date(native.date, metaclass=_DateType):
    __module__ = 'datetime'

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_clock.now())

    @classmethod
    def fromtimestamp(cls, seconds):
        return cls(*_clock.wall(seconds)[0][:3])


class datetime(native.datetime):
    __module__ = 'datetime'

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_clock.now(), tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_clock.now())

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_clock.now())

    # A time without a zone is the station's.
    @classmethod
    def fromtimestamp(cls, seconds, tz=None):
        at = native.datetime.fromtimestamp(seconds, native.timezone.utc)
        made = at.astimezone(tz) if tz is not None else at.replace(tzinfo=None) + native.timedelta(seconds=_clock.wall(seconds)[1])
        return cls(made.year, made.month, made.day, made.hour, made.minute, made.second, made.microsecond, made.tzinfo)

    def timestamp(self):
        return _clock.time['mktime'](self.timetuple()) + self.microsecond / 1e6 if self.tzinfo is None else super().timestamp()

    def astimezone(self, tz=None):
        seconds = self.timestamp()
        own = native.timezone(native.timedelta(seconds=_clock.wall(seconds)[1])) if tz is None else tz
        return type(self).fromtimestamp(seconds, own)

    def date(self):
        return date(self.year, self.month, self.day)


def _datetime():
    return {**public('datetime', 'sys'), 'date': date, 'datetime': datetime}


def _time():
    local = _clock.time['localtime']
    names = {name: _clock.time[name] for name in ('time', 'localtime', 'mktime', 'ctime', 'sleep', '__getattr__')}
    names.update({name: getattr(time, name) for name in (
        'gmtime', 'monotonic', 'monotonic_ns', 'perf_counter', 'perf_counter_ns', 'strptime', 'struct_time')})
    names.update({'time_ns': lambda: _zones.now() * 1000000, 'asctime': lambda given=None: time.asctime(given or local()),
                  'strftime': lambda template, given=None: time.strftime(template, given or local())})
    return names


# What reads attributes of a script's objects by their names.
def _operator():
    return {**public('operator'), 'attrgetter': _library.get('operator').attrgetter,
            'methodcaller': lambda name, *given, **named: lambda target: _texts.get(target, name)(*given, **named)}


def _functools():
    import functools

    own = _library.get('functools')
    names = {name: getattr(functools, name) for name in ('partial', 'reduce', 'total_ordering', 'cmp_to_key', 'lru_cache', 'cache')}
    return {**names, 'wraps': own.wraps, 'update_wrapper': own.update_wrapper}


def _io():
    return {'StringIO': io.StringIO, 'BytesIO': io.BytesIO}


# Its generator is one for the scripts of an interpreter.
_shared = random.Random()


def _random():
    names = {name: getattr(_shared, name) for name in (
        'betavariate choice choices expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate paretovariate '
        'randbytes randint random randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate').split()}
    return {**names, 'Random': random.Random}


# Seeds the numbers of a new interpreter: the snapshot that it starts from is one for all.
def seed_anew():
    _shared.seed()


def _names(name, *without):
    return lambda: public(name, *without)


_plain = ('abc array base64 binascii bisect cmath collections collections.abc difflib fnmatch fractions hashlib heapq html '
          'itertools json math numbers statistics struct textwrap unicodedata zlib').split()
makers = {
    **{name: _names(name) for name in _plain},
    **{name: _library.makers[name] for name in ('contextlib', 'copy')},
    'decimal': of_decimal,
    'csv': _names('csv', 'register_dialect', 'unregister_dialect', 'field_size_limit'), 'pprint': _names('pprint'), 'random': _random,
    'calendar': _names('calendar', 'c'), 'datetime': _datetime,
    'enum': lambda: {name: public('enum')[name] for name in ('Enum', 'IntEnum', 'Flag', 'IntFlag', 'StrEnum', 'auto', 'unique')},
    'functools': _functools, 'hmac': lambda: {name: public('hmac')[name] for name in ('new', 'digest', 'compare_digest')},
    'io': _io, 'operator': _operator, 're': _names('re', 'template'), 'string': _names('string', 'Formatter', 'Template'),
    'time': _time, 'traceback': lambda: _tracing.names, 'urllib': lambda: {'parse': get('urllib.parse')},
    'urllib.parse': lambda: {name: public('urllib.parse')[name] for name in (
        'quote quote_plus unquote unquote_plus urlencode urlparse urlunparse urlsplit urlunsplit urljoin urldefrag parse_qs '
        'parse_qsl').split()},
    'uuid': lambda: {name: public('uuid')[name] for name in (
        'UUID uuid3 uuid4 uuid5 NAMESPACE_DNS NAMESPACE_OID NAMESPACE_URL NAMESPACE_X500').split()},
}
_made = {}


# A standard module as scripts import it, or None.
def get(name):
    if name not in _made and name in makers:
        _made[name] = _library.module(name, makers[name]())
    return _made.get(name)


# The import of a standard module.
def standard_import(name, names=None):
    found = get(name)
    if found is None:
        because = _library.missing.get(name.split('.')[0])
        raise ImportError('No module named %s (%s)' % (
            name, 'it is not supported in this version' if because is None else '%s: out of reach of scripts' % because))
    for one in names or ():
        if one != '*' and not hasattr(found, one):
            raise ImportError('cannot import name %s from %s' % (one, name))
    return found if names else get(name.split('.')[0])
