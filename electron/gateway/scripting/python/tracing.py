# `traceback`: what was raised, and the places of scripts that it came through.

import sys

import _texts
from _errors import Throwable
from _printing import output
from _unicode import unicode


_head = 'Traceback (most recent call last):\n'


# The places of a trace that are of scripts: file, line, function.
def places(trace):
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        if not is_glue(code.co_filename):
            found.append((code.co_filename, trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    return found


def is_glue(filename):
    return filename.startswith(('/lib/', '<frozen', '/'))


def _extracted(trace, limit=None):
    return [place + (None,) for place in places(trace)][:limit]


# The places of the scripts that led here.
def stack(f=None, limit=None):
    frame, found = sys._getframe(1), []
    while frame is not None:
        if not is_glue(frame.f_code.co_filename):
            found.append((frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None))
        frame = frame.f_back
    return found[:limit][::-1]


def _listed(extracted):
    return ['  File "%s", line %d, in %s\n' % (file, line, name) + ('    %s\n' % text.strip() if text else '')
            for file, line, name, text in extracted]


# What a value says, also where it cannot say it.
def _said(value):
    if isinstance(value, Throwable):
        return value.toString()
    try:
        return _texts.text(value)
    except Exception:
        pass
    try:
        return str.__str__(unicode(value)).encode('ascii', 'backslashreplace').decode('ascii')
    except Exception:
        return '<unprintable %s object>' % type(value).__name__


def _last_line(name, value):
    told = '' if value is None else _said(value)
    return (name if told == '' else '%s: %s' % (name, told)) + '\n'


def _last_lines(kind, value):
    if not isinstance(kind, type):
        return [_last_line(_texts.text(kind), value)]
    name = kind.__name__ if _texts.is_of_script(kind) else _texts.exception_name(kind)
    lines = []
    if issubclass(kind, SyntaxError) and len(getattr(value, 'args', ())) == 2 and len(value.args[1]) == 4:
        value, (filename, number, offset, text) = value.args
        lines.append('  File "%s", line %d\n' % (filename or '<string>', number))
        if text is not None:
            lines.append('    %s\n' % text.strip())
            if offset is not None:
                spaces = text.rstrip('\n')[:offset].lstrip()
                lines.append('   %s^\n' % ''.join([sign if sign.isspace() else ' ' for sign in spaces]))
    return [*lines, _last_line(name, value)]


def _lines(kind, value, trace, limit=None):
    head = [] if trace is None else [_head]
    return [*head, *_listed(_extracted(trace, limit)), *_last_lines(kind, value)]


# What was raised, with the places of scripts that it came through.
def formatted_error(error):
    return ''.join([_head, *_listed(_extracted(error.__traceback__)), *_last_lines(type(error), error)])


# `error.printStackTrace()`.
def print_trace(error):
    output(formatted_error(error))


def _format_exc(limit=None):
    value = sys.exc_info()[1]
    return 'None\n' if value is None else ''.join(_lines(type(value), value, value.__traceback__, limit))


# What is printed goes to a file, or to the log.
def _put(file, lines):
    for line in lines:
        output(line) if file is None else file.write(line)


names = {
    'format_exc': _format_exc, 'format_exception': _lines, 'format_exception_only': _last_lines, 'extract_tb': _extracted,
    'format_tb': lambda tb, limit=None: _listed(_extracted(tb, limit)), 'format_list': _listed, 'extract_stack': stack,
    'format_stack': lambda f=None, limit=None: _listed(stack(f, limit)), 'tb_lineno': lambda tb: tb.tb_lineno,
    'print_exc': lambda limit=None, file=None: _put(file, _format_exc(limit).splitlines(True)),
    'print_exception': lambda etype, value, tb, limit=None, file=None: _put(file, _lines(etype, value, tb, limit)),
    'print_tb': lambda tb, limit=None, file=None: _put(file, _listed(_extracted(tb, limit))),
    'print_list': lambda extracted_list, file=None: _put(file, _listed(extracted_list)),
    'print_stack': lambda f=None, limit=None, file=None: _put(file, _listed(stack(f, limit))),
}
