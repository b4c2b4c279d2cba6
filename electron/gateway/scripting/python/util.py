# `system.util`.

from _audit_log import query_audit_log
from _crossing import call
from _dictionary import Dict
from _ignition_json import json_decode, json_encode
from _messages import send_message, send_request, send_request_async
from _printing import shown
from _java_format import formatted
from _later import run_later
from _sealed import Sealed
from _space import space
from _texts import kind_name, text
from _tracing import formatted_error
from _unicode import letters


# Levels of a logger of Ignition, and of the program's log.
_levels = (('trace', 'debug'), ('debug', 'debug'), ('info', 'info'), ('warn', 'warn'), ('error', 'error'), ('fatal', 'error'))


class _Logger(metaclass=Sealed):
    def __init__(self, name):
        self._name = text(name)

    def getName(self):
        return letters(self._name)


def _says(level):
    def say(self, message, cause=None):
        said = shown(message)
        if isinstance(cause, BaseException):
            said += '\n' + formatted_error(cause).rstrip('\n')
        elif cause is not None:
            raise TypeError('a logger takes a text and an exception, and got %s' % kind_name(cause))
        call('log', [level, self._name, said])
    return say


# The text is a pattern of `java.lang.String.format`.
def _says_formatted(level):
    def say(self, message, *arguments):
        call('log', [level, self._name, shown(formatted(text(message), arguments))])
    return say


for _name, _level in _levels:
    for _own, _work in ((_name, _says(_level)), (_name + 'f', _says_formatted(_level))):
        _work.__qualname__ = 'Logger.' + _own
        setattr(_Logger, _own, _work)
    setattr(_Logger, 'is%sEnabled' % _name.capitalize(), lambda self: True)


# The function runs when this script is done; nothing comes back from it.
def _invoke_asynchronous(function, args=(), kwargs=None, description=None):
    if not callable(function):
        raise TypeError('invokeAsynchronous needs a function to call, and got %s' % kind_name(function))
    arguments, named = list(args or ()), dict(kwargs or {})
    run_later(lambda: function(*arguments, **named), text(description or ''))


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
    getLogger=lambda name: _Logger(name),
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
