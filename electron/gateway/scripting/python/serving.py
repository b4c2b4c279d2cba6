# What the thread around asks for: it runs event scripts, change scripts and session events, and calls functions that it
# holds.

import ast
import json

import _guard
import _printing
import _running
import _texts
import _tracing
from _crossing import decode
from _dictionary import Dict
from _errors import RuntimeException, Throwable
from _functions import find
from _perspective import _AuthResult
from _values import QualifiedValue

_compiled = {}


# Compiles `source` once a key. Ignition stores event scripts as the indented body of a function: around one the thread has
# written the line of its `def`, whose line does not count. One that is not indented runs as it stands, with its parameters
# as names.
def _define(key, filename, name, parameters, source, is_function):
    tree = ast.parse(source, filename)
    if is_function:
        ast.increment_lineno(tree, -1)
        space = _scope()
        exec(compile(tree, filename, 'exec'), space)
        _compiled[key] = space[name]
        return
    code = compile(tree, filename, 'exec')

    def run(*arguments):
        space = _scope()
        space.update(zip(parameters, arguments))
        exec(code, space)

    _compiled[key] = run


def _scope():
    return {'__name__': '__main__', '__builtins__': dict(_guard.names)}


def _script(request):
    if request['key'] not in _compiled:
        _define(request['key'], request['filename'], request['name'], request['parameters'], request['source'], request['isFunction'])
    return _compiled[request['key']]


# What was raised, for the thread around: JSON of its type, what it says and where.
def _failure(error):
    try:
        kind = type(error)
        name = kind.__name__ if _texts.is_of_script(kind) else _texts.exception_name(kind)
        told = error.getMessage() or '' if isinstance(error, Throwable) else _texts.text(error)
        said = _printing.shown_text(told)
    except BaseException:
        name, said = type(error).__name__, ''
    places = _tracing.places(error.__traceback__)
    file, line = (places[-1][0], places[-1][1]) if places else (None, None)
    if isinstance(error, SyntaxError):
        shown = ' '.join((error.text or '').split())
        said = '%s: %s' % (error.msg, shown) if shown else error.msg
        if not places:
            # That of a script that is being compiled: the line of its `def` does not count.
            file, line = error.filename, error.lineno
    return json.dumps({'type': name, 'message': said, 'file': file, 'line': line})


def _answered(work):
    try:
        work()
        return ''
    except BaseException as error:
        return _failure(error)
    finally:
        _printing.flush()


# Calls a function that the thread around holds: it alone says that the function ran, when this returns nothing.
def run(function, info, arguments, here='null'):
    def work():
        _running.dispatch(json.loads(here))
        _running.callback = json.loads(info)
        try:
            result = function(*decode(json.loads(arguments)))
        finally:
            _running.callback = None
        if type(result).__name__ == 'generator':
            raise RuntimeException('the function holds a yield: calling it ran nothing of it')

    return _answered(work)


# Calls a function of the script library by its name.
def run_named(name, info, arguments):
    def call(*given):
        return find(name)(*given)

    return run(call, info, arguments)


# A script of the gateway.
def serve(text):
    return _answered(lambda: _serve(json.loads(text)))


def _serve(request):
    _running.dispatch(request.get('here'))
    if request['do'] == 'event':
        # What the browser sent is data: it is never read as an object of ours.
        _script(request)(decode(request['self']), Event(decode(request.get('event') or {}, False)))
    elif request['do'] == 'change':
        before, now = QualifiedValue(request['before']), QualifiedValue(request['now'])
        _script(request)(decode(request['self']), before, now, 'Binding', request['missed'])
    elif request['do'] == 'session event':
        result = _AuthResult(request['result'])
        find(request['name'])(decode(request['session']), decode(request['payload'], False), result)


# What happened on a page: its parts by attribute and by key.
class Event(Dict):
    __slots__ = ()

    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError("'com.inductiveautomation.perspective.gateway.script.EventObject' object has no attribute '%s'" % name)

    def __setattr__(self, name, value):
        if name.startswith('_'):
            object.__setattr__(self, name, value)
        else:
            self[name] = value
