# What the thread around asks for: it runs event scripts, change scripts and session events, and calls functions that it
# holds.

import json

import _running
from _crossing import decode
from _errors import RuntimeException
from _functions import find
from _perspective import _AuthResult
from _public import _public
from _values import QualifiedValue

_compiled = {}
# Kept before they are taken away from scripts.
_compile, _exec = compile, exec


# Compiles `source` for the given parameters, once a key. Ignition stores event scripts as the indented body of a
# function; one that is not indented runs as it stands, with its parameters as names.
def _define(key, filename, name, parameters, source):
    first = [line for line in source.split('\n') if line.strip() and line.strip()[0] != '#'][:1]
    if not first:
        source = '\tpass'
    if not first or first[0][0] in ' \t':
        text = 'def %s(%s):\n%s\n' % (name, ', '.join(parameters), source)
        space = _scope(filename)
        _exec(_compile(text, filename, 'exec'), space)
        _compiled[key] = space[name]
        return
    # A line of its own stands first here too, so that line numbers mean the same in both forms.
    code = _compile('pass\n' + source, filename, 'exec')

    def run(*arguments):
        space = _scope(filename)
        space.update(zip(parameters, arguments))
        _exec(code, space)

    _compiled[key] = run


def _scope(filename):
    space = dict(_public)
    space['__name__'] = filename
    return space


def _script(request):
    if request['key'] not in _compiled:
        _define(request['key'], request['filename'], request['name'], request['parameters'], request['source'])
    return _compiled[request['key']]


# Calls a function that the thread around holds: it alone says that the function ran, when this returns.
def run(function, info, arguments):
    _running.dispatch(None)
    _running.callback = json.loads(info)
    try:
        result = function(*json.loads(arguments))
    finally:
        _running.callback = None
    if type(result).__name__ == 'generator':
        raise RuntimeException('the function holds a yield: calling it ran nothing of it')


# A script of the gateway; raises what the script raised.
def serve(text):
    request = json.loads(text)
    _running.dispatch(request.get('here'))
    if request['do'] == 'event':
        # What the browser sent is data: it is never read as an object of ours.
        _script(request)(decode(request['self']), request['event'])
    elif request['do'] == 'change':
        before, now = QualifiedValue(request['before']), QualifiedValue(request['now'])
        _script(request)(decode(request['self']), before, now, 'Binding', request['missed'])
    elif request['do'] == 'session event':
        result = _AuthResult(request['result'])
        find(request['name'])(decode(request['session']), request['payload'], result)
