# `traceback`: what was raised, and the places of scripts that it came through.

import sys

import _texts
from _errors import Throwable
from _printing import output


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
    name = kind.__name__ if _texts.is_of_script(kind) else _texts.exception_name(kind)
    told = _texts.text(value) if not isinstance(value, Throwable) else value.toString()
    return (name if told == '' else '%s: %s' % (name, told)) + '\n'


def _formatted(value, trace):
    if value is None:
        return 'None\n'
    return 'Traceback (most recent call last):\n' + ''.join(_frames(trace)) + _last_line(value)


# What was raised, with the places of scripts that it came through.
def formatted_error(error):
    return _formatted(error, error.__traceback__)


# `error.printStackTrace()`.
def print_trace(error):
    output(formatted_error(error))


def _format_exc(limit=None):
    value = sys.exc_info()[1]
    return _formatted(value, value.__traceback__ if value is not None else None)


names = {
    'format_exc': _format_exc, 'print_exc': lambda *_: output(_format_exc()),
    'format_exception_only': lambda kind, value: [_last_line(value)], 'extract_tb': _extracted,
    'format_exception': lambda kind, value, trace, limit=None: _formatted(value, trace).splitlines(True),
    'format_tb': lambda trace, limit=None: _frames(trace),
    'print_exception': lambda kind, value, trace, *_: output(_formatted(value, trace)),
}
