# `logging`: what it writes goes where scripts print, or into what a script gives it. Loggers are those of the interpreter; what a
# script sets of them ends with it, as their handlers would run for scripts of other sessions.

import sys

import _clock
import _percent
import _printing
import _running
import _texts
import _tracing
from _dictionary import Dict
from _errors import UnsupportedOperationException
from _texts import represent, text
from _unicode import encode, joined, unicode

_names = {0: 'NOTSET', 10: 'DEBUG', 20: 'INFO', 30: 'WARNING', 40: 'ERROR', 50: 'CRITICAL'}
_numbers = {**{name: number for number, name in _names.items()}, 'WARN': 30}
_format = '%(levelname)s:%(name)s:%(message)s'


# What holds for the script that runs, of each logger too.
class _State:
    def __init__(self):
        self.names, self.numbers, self.disabled, self.is_warned, self.began, self.of = dict(_names), dict(_numbers), 0, False, None, {}


_state = _State()


def _level_name(level):
    if level in _state.names:
        return _state.names[level]
    return _state.numbers[level] if isinstance(level, str) and level in _state.numbers else 'Level %s' % text(level)


def _add_level_name(level, levelName):
    _state.names[level], _state.numbers[levelName] = levelName, level


def _level(given):
    if isinstance(given, int):
        return given
    if not isinstance(given, str):
        raise TypeError('Level not an integer or a valid string: %s' % represent(given))
    if given not in _state.numbers:
        raise ValueError('Unknown level: %s' % represent(given))
    return _state.numbers[given]


class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None):
        at = _clock.now()
        _state.began = _state.began or at
        self.name, self.msg = name, msg
        self.args = args[0] if args and len(args) == 1 and isinstance(args[0], dict) and args[0] else args
        self.levelname, self.levelno = _level_name(level), level
        self.pathname = self.filename = pathname
        self.module = pathname.rpartition('.')[0] or pathname
        self.exc_info, self.exc_text = exc_info, None
        self.lineno, self.funcName = lineno, func
        self.created, self.msecs, self.relativeCreated = at, (at - int(at)) * 1000, (at - _state.began) * 1000
        self.thread, self.threadName, self.processName, self.process = 1, 'MainThread', 'MainProcess', 1

    def getMessage(self):
        message = self.msg if isinstance(self.msg, str) else _text_of(self.msg)
        return _percent.percent(message, self.args) if self.args else message

    def __str__(self):
        return '<LogRecord: %s, %s, %s, %s, "%s">' % (self.name, self.levelno, self.pathname, self.lineno, self.msg)


def _text_of(value):
    try:
        return text(value)
    except UnicodeError:
        return unicode(value)


def _record_of(dict):
    made = LogRecord(None, 0, '', 0, '', (), None)
    made.__dict__.update(dict)
    return made


class Formatter:
    converter = staticmethod(_clock.time['localtime'])

    def __init__(self, fmt=None, datefmt=None):
        self._fmt, self.datefmt = fmt or '%(message)s', datefmt

    def formatTime(self, record, datefmt=None):
        parts = self.converter(record.created)
        if datefmt:
            return _clock.time['strftime'](datefmt, parts)
        return '%s,%03d' % (_clock.time['strftime']('%Y-%m-%d %H:%M:%S', parts), record.msecs)

    def formatException(self, ei):
        return ''.join(_tracing.names['format_exception'](*ei)).removesuffix('\n')

    def usesTime(self):
        return '%(asctime)' in self._fmt

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        made = _percent.percent(self._fmt, Dict(record.__dict__))
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        return joined('', [made, '' if made[-1:] == '\n' else '\n', record.exc_text]) if record.exc_text else made


class BufferingFormatter:
    def __init__(self, linefmt=None):
        self.linefmt = linefmt or Formatter()

    def formatHeader(self, records):
        return ''

    formatFooter = formatHeader

    def format(self, records):
        if not records:
            return ''
        return joined('', [self.formatHeader(records), *[self.linefmt.format(one) for one in records], self.formatFooter(records)])


class Filter:
    def __init__(self, name=''):
        self.name, self.nlen = name, len(name)

    def filter(self, record):
        if self.nlen == 0 or self.name == record.name:
            return 1
        return record.name[self.nlen] == '.' if record.name.startswith(self.name) else 0


class Filterer:
    __slots__ = ()

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        return int(all([one.filter(record) for one in self.filters]))


class Handler(Filterer):
    def __init__(self, level=0):
        Filterer.__init__(self)
        self._name, self.level, self.formatter = None, _level(level), None

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = name

    name = property(get_name, set_name)

    def createLock(self):
        pass

    acquire = release = flush = close = createLock

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or Formatter()).format(record)

    def emit(self, record):
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        passed = self.filter(record)
        if passed:
            self.emit(record)
        return passed

    # What goes wrong in a handler does not stop the script.
    def handleError(self, record):
        error = sys.exc_info()[1]
        _printing.output(_tracing.formatted_error(error) + 'Logged from file %s, line %s\n' % (record.filename, record.lineno))


class StreamHandler(Handler):
    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = _printing.sys_stdout if stream is None else stream

    def flush(self):
        if self.stream and hasattr(self.stream, 'flush'):
            self.stream.flush()

    def emit(self, record):
        try:
            line = joined('', [self.format(record), '\n'])
            try:
                self.stream.write(line)
            except UnicodeError:
                self.stream.write(encode(line, 'utf-8'))
            self.flush()
        except (KeyboardInterrupt, SystemExit):
            raise
        except Exception:
            self.handleError(record)


class NullHandler(Handler):
    def handle(self, record):
        pass

    emit = handle


class FileHandler(StreamHandler):
    def __init__(self, filename, mode='a', encoding=None, delay=0):
        raise UnsupportedOperationException('logging.FileHandler is not supported in this version: scripts have no files')


def _set_for_the_script(name):
    def put(self, value):
        self._kept[name] = value

    return property(lambda self: self._kept[name], put)


# It holds its name alone: what a script sets of it is that script's.
class Logger(Filterer):
    __slots__ = ('_name', '_least')

    def __init__(self, name, level=0):
        self._name, self._least = name, _level(level)

    @property
    def _kept(self):
        return _state.of.setdefault(self, {'level': self._least, 'propagate': 1, 'handlers': [], 'filters': [], 'disabled': 0})

    level, propagate, handlers, filters, disabled = map(_set_for_the_script, ('level', 'propagate', 'handlers', 'filters', 'disabled'))
    name = property(lambda self: self._name)

    # The one whose name its own begins with, and that is there.
    @property
    def parent(self):
        around = self._name
        while around and _loggers.get(self._name) is self:
            around = around.rpartition('.')[0]
            if around in _loggers or not around:
                return _loggers.get(around, _root)
        return None

    def setLevel(self, level):
        self.level = _level(level)

    def debug(self, msg, *args, **kwargs):
        self._log_at(10, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self._log_at(20, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self._log_at(30, msg, args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        self._log_at(40, msg, args, **kwargs)

    def exception(self, msg, *args, **kwargs):
        self.error(msg, *args, **{**kwargs, 'exc_info': 1})

    def critical(self, msg, *args, **kwargs):
        self._log_at(50, msg, args, **kwargs)

    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError('level must be an integer')
        self._log_at(level, msg, args, **kwargs)

    def _log_at(self, level, msg, args, **kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self):
        frame = sys._getframe(1)
        while frame.f_back is not None and _tracing.is_glue(frame.f_code.co_filename):
            frame = frame.f_back
        return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None):
        made = LogRecord(name, level, fn, lno, msg, args, exc_info, func)
        for key in extra or ():
            if key in ('message', 'asctime') or key in made.__dict__:
                raise KeyError('Attempt to overwrite %s in LogRecord' % represent(key))
            made.__dict__[key] = extra[key]
        return made

    def _log(self, level, msg, args, exc_info=None, extra=None):
        file, line, function = self.findCaller()
        if exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, file, line, msg, args, exc_info, function, extra))

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def callHandlers(self, record):
        at, found = self, 0
        while at:
            for handler in at.handlers:
                found += 1
                if record.levelno >= handler.level:
                    handler.handle(record)
            at = at.parent if at.propagate else None
        if found == 0 and not _state.is_warned:
            _state.is_warned = True
            _printing.output('No handlers could be found for logger "%s"\n' % self.name)

    def getEffectiveLevel(self):
        at = self
        while at:
            if at.level:
                return at.level
            at = at.parent
        return 0

    def isEnabledFor(self, level):
        return 0 if _state.disabled >= level else level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return _logger(suffix if self is _root else joined('.', [self.name, suffix]))


class RootLogger(Logger):
    __slots__ = ()


class LoggerAdapter:
    def __init__(self, logger, extra):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        kwargs['extra'] = self.extra
        return msg, kwargs

    def _to(self, name, msg, args, kwargs):
        msg, kwargs = self.process(msg, kwargs)
        getattr(self.logger, name)(msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self._to('debug', msg, args, kwargs)

    def info(self, msg, *args, **kwargs):
        self._to('info', msg, args, kwargs)

    def warning(self, msg, *args, **kwargs):
        self._to('warning', msg, args, kwargs)

    def error(self, msg, *args, **kwargs):
        self._to('error', msg, args, kwargs)

    def exception(self, msg, *args, **kwargs):
        self._to('error', msg, args, {**kwargs, 'exc_info': 1})

    def critical(self, msg, *args, **kwargs):
        self._to('critical', msg, args, kwargs)

    def log(self, level, msg, *args, **kwargs):
        msg, kwargs = self.process(msg, kwargs)
        self.logger.log(level, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)


_root = RootLogger('root', 30)
_loggers = {}
# Loggers that are kept by their names.
_most = 1000


def _logger(name=None):
    if not name:
        return _root
    if not isinstance(name, str):
        raise TypeError('A logger name must be string or Unicode')
    name = encode(name, 'utf-8') if isinstance(name, unicode) else str.__str__(name)
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


def _as_at_the_start():
    global _state
    _state = _State()
    if len(_loggers) > _most:
        _loggers.clear()


_running.at_start.append(_as_at_the_start)


def _basic_config(**kwargs):
    if _root.handlers:
        return
    if kwargs.get('filename'):
        FileHandler(kwargs['filename'])
    handler = StreamHandler(kwargs.get('stream'))
    handler.setFormatter(Formatter(kwargs.get('format', _format), kwargs.get('datefmt')))
    _root.addHandler(handler)
    if kwargs.get('level') is not None:
        _root.setLevel(kwargs['level'])


def _of_root(name):
    def log(*given, **named):
        if not _root.handlers:
            _basic_config()
        getattr(_root, name)(*given, **named)

    log.__name__ = log.__qualname__ = name
    return log


def _disable(level):
    _state.disabled = level


for _kind in (LogRecord, Formatter, BufferingFormatter, Filter, Filterer, Handler, StreamHandler, NullHandler, FileHandler, Logger, RootLogger, LoggerAdapter):
    _kind.__module__ = 'logging'
names = {
    **_numbers, 'FATAL': 50, 'BASIC_FORMAT': _format, 'raiseExceptions': 1, 'root': _root, 'getLogger': _logger, 'getLevelName': _level_name,
    'addLevelName': _add_level_name, 'basicConfig': _basic_config, 'disable': _disable, 'makeLogRecord': _record_of, 'shutdown': lambda: None,
    'captureWarnings': lambda capture: None, 'getLoggerClass': lambda: Logger,
    **{kind.__name__: kind for kind in (
        LogRecord, Formatter, BufferingFormatter, Filter, Filterer, Handler, StreamHandler, NullHandler, FileHandler, Logger, LoggerAdapter)},
    **{name: _of_root(name) for name in ('debug', 'info', 'warning', 'warn', 'error', 'exception', 'critical', 'fatal', 'log')},
}
makers = {'logging': lambda: names}
