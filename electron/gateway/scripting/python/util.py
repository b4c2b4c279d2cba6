# `system.util`.

from _audit_log import query_audit_log
from _crossing import call
from _dictionary import Dict
from _ignition_json import json_decode, json_encode
from _messages import send_message, send_request, send_request_async
from _printing import shown
from _arithmetic import remainder
from _space import space
from _texts import kind_name, text
from _unicode import letters


class _Logger:
    def __init__(self, name):
        self._name = name

    def _log(self, level, message, arguments):
        said = remainder(message, arguments) if arguments else message
        call('log', [level, self._name, shown(said)])

    def trace(self, message, *arguments):
        self._log('debug', message, ())

    def debug(self, message, *arguments):
        self._log('debug', message, ())

    def info(self, message, *arguments):
        self._log('info', message, ())

    def warn(self, message, *arguments):
        self._log('warn', message, ())

    def error(self, message, *arguments):
        self._log('error', message, ())

    def tracef(self, message, *arguments):
        self._log('debug', message, arguments)

    def debugf(self, message, *arguments):
        self._log('debug', message, arguments)

    def infof(self, message, *arguments):
        self._log('info', message, arguments)

    def warnf(self, message, *arguments):
        self._log('warn', message, arguments)

    def errorf(self, message, *arguments):
        self._log('error', message, arguments)


# The function runs when this script is done; nothing comes back from it.
def _invoke_asynchronous(function, args=(), kwargs=None, description=None):
    if not callable(function):
        raise TypeError('invokeAsynchronous needs a function to call, and got %s' % kind_name(function))
    arguments, named = list(args or ()), dict(kwargs or {})
    call('util.invokeAsynchronous', [lambda: _without_result(function(*arguments, **named)), text(description or '')])


# What a function gives is nobody's; one that holds a `yield` ran nothing, and is told of.
def _without_result(result):
    return result if type(result).__name__ == 'generator' else None


# What scripts keep from one run to the next: it lives as long as the interpreter.
_globals = Dict()


# A project has no translations: a term is its own, and `strict` asks for none.
def _translate(term, locale=None, strict=False):
    return None if strict else letters(term if isinstance(term, str) else text(term))


# Clients of Vision and designers, of which a station has none.
def _session_info(usernameFilter=None, projectFilter=None):
    return []


util = space(
    'system.util',
    getGlobals=lambda: _globals,
    getLogger=_Logger,
    getSessionInfo=_session_info,
    globals=_globals,
    invokeAsynchronous=_invoke_asynchronous,
    jsonDecode=json_decode,
    jsonEncode=json_encode,
    queryAuditLog=query_audit_log,
    sendMessage=send_message,
    sendRequest=send_request,
    sendRequestAsync=send_request_async,
    translate=_translate,
)
