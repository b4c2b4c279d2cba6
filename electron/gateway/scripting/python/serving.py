# What the thread around asks for: it runs the scripts of a project, and calls functions that it holds.

import ast
import types

import _crossing
import _guard
import _printing
import _python2
import _running
import _texts
import _tracing
import _wire
from _alarm_events import AlarmEvent
from _crossing import changed, decode, decoded_parts, encode, qualified, structure
from _dictionary import Dict
from _errors import RuntimeException, Throwable
from _functions import find
from _generators import for_version
from _java_util import Date
from _perspective import _AuthResult, UploadedFile
from _values import QualifiedValue, QualityCode

# Tells the thread around that a script begins; gives the text of one by its id. Set by `start`.
_begin = _text = None


def start(host):
    global _begin, _text
    _begin, _text = host.begin, host.text


# How many of each kind are kept: a project that is changed again and again has new ones without end.
_most = 5000
# The functions of scripts, each with the version of Python that it is written for.
_compiled = {}


# The code of each text: components that have the same one differ in their place alone.
_codes = {}


def _code(filename, source, is_function, version):
    key = (source, is_function, version)
    if key not in _codes:
        if len(_codes) >= _most:
            _codes.clear()
        tree = ast.parse(source, filename)
        if is_function:
            ast.increment_lineno(tree, -1)
        _codes[key] = for_version(compile(tree, filename, 'exec'), version)
    return _placed(_codes[key], filename)


# The same code at another place, with all functions in it.
def _placed(code, filename):
    if code.co_filename == filename:
        return code
    inner = tuple([_placed(one, filename) if isinstance(one, types.CodeType) else one for one in code.co_consts])
    return code.replace(co_filename=filename, co_consts=inner)


# Compiles a script once. Ignition stores event scripts as the indented body of a function: around one the thread has written
# the line of its `def`, whose line does not count. One that is not indented runs as it stands, with its parameters as names; what
# it leaves under the name of the script is what it returns. Gives the function, and the version that it is written for.
def _define(filename, name, parameters, source, is_function, version):
    code = _code(filename, source, is_function, version)
    if is_function:
        return _run_in({'__name__': '__main__'}, code, version)[name], version

    def run(*arguments):
        return _run_in({'__name__': '__main__', **dict(zip(parameters, arguments))}, code, version).get(name)

    return run, version


# What may show a script the names that it runs with.
_showing = frozenset('globals locals vars eval exec _py2_exec_ _py2_globals_'.split())


def _shows(code):
    return not _showing.isdisjoint(code.co_names) or any([_shows(one) for one in code.co_consts if isinstance(one, types.CodeType)])


# Runs a text with names of its own. What scripts find without an import is a copy where the text may change it.
def _run_in(space, code, version):
    space['__builtins__'] = dict(_python2.ways[version]) if _shows(code) else _python2.shared_names(version)
    exec(code, space)
    return space


# A script of the project by the id of its text and the name of its file; `text` gives the text of an id.
def _script(id, filename, text):
    key = id, filename
    if key not in _compiled:
        if len(_compiled) >= _most:
            _compiled.clear()
        _compiled[key] = _define(filename, *_wire.read(text(id)))
    return _compiled[key]


# A method that a component of the project has: its object is the first argument.
def method(own, asked):
    # Its text comes with it, and is its own id.
    function, _version = _script(asked['text'], asked['filename'], lambda text: text)
    return lambda *arguments, **named: function(own, *arguments, **named)


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
    return {'type': name, 'message': said, 'file': file, 'line': line}


def _answered(work):
    try:
        work()
        return ''
    except BaseException as error:
        return _wire.write(_failure(error))
    finally:
        _printing.flush()


# Calls a function that the thread around holds: it alone says that the function ran, when this returns nothing.
def run(function, info, arguments, here='null'):
    def work():
        _running.dispatch(_wire.read(here))
        _running.callback = _wire.read(info)
        try:
            result = function(*decode(_wire.read(arguments)))
        finally:
            _running.callback = None
        if type(result).__name__ == 'generator':
            raise RuntimeException('the function holds a yield: calling it ran nothing of it')

    return _answered(work)


# Takes another script library, as JSON of `[name, source, what it is written for]`. Scripts are compiled anew, since they see its names.
def take_libraries(texts):
    _guard.take_libraries(_wire.read(texts))
    _compiled.clear()
    _python2.forget_shared()


# Calls a function of the script library by its name.
def run_named(name, info, arguments):
    def call(*given):
        return find(name)(*given)

    return run(call, info, arguments)


# What an argument of a script is, as the gateway sends it. What the browser or a property gave is data: it is never read as
# an object of ours.
_arguments = {
    'node': decode,
    'data': lambda value: decode(value, False),
    'double': float,
    'structure': lambda value: structure(decode(value, False)),
    'event': lambda value: Event(decoded_parts(value)),
    'files': lambda value: _with_files(value['payload'], value['files']),
    'value': qualified,
    'changed': changed,
    'quality': QualityCode,
    'date': Date,
    'alarm': lambda row: AlarmEvent(decode(row, False)),
    'result': _AuthResult,
}


# Scripts of the gateway, one after the other; answers with JSON of what each gave or raised. One that is stopped is the last:
# those behind it are asked for anew.
def serve(text):
    answers = []
    for at, asked in enumerate(_wire.read(text)):
        _begin(at)
        try:
            answers.append(_call(*asked))
        except BaseException as error:
            answers.append({'failure': _failure(error)})
            if isinstance(error, KeyboardInterrupt):
                break
        finally:
            _printing.flush()
    return _wire.write(answers)


# `filename` is None for a function of the script library, whose dotted name `text` is then.
def _call(text, filename, here, arguments, wants):
    _running.dispatch(here)
    function, version = (find(text), None) if filename is None else _script(text, filename, _text)
    given = function(*_crossing.read_for(version, _read, arguments))
    if wants == 'qualified' and isinstance(given, QualifiedValue):
        return {'value': encode(given.value, True), 'quality': str(given.quality)}
    return {'value': None if wants == 'nothing' else encode(given, True)}


def _read(arguments):
    return [_arguments[kind](value) for kind, value in arguments]


def _with_files(payload, files):
    event = Event(decoded_parts(payload))
    for name, file in files.items():
        event[name] = _uploaded(file)
    return event


def _uploaded(said):
    if isinstance(said, list):
        return [_uploaded(one) for one in said]
    if isinstance(said.get('data'), str):
        return UploadedFile(said)
    return {name: _uploaded(one) for name, one in said.items()}


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
