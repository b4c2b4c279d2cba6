# What every script of a project sees: the `system` functions, the documented exceptions, and the objects of a page.
#
# The module `_prelude` of the interpreter; its public names are in scope in every script. Each call that leaves the interpreter goes through `_host.call(name,
# arguments)`, synchronously, with JSON on both sides. Values that JSON lacks travel as one-key objects:
# {"$fn": n} a function kept here, {"$node": [kind, id]} an object of the page, {"$uuid": text}, {"$template": {...}},
# {"$tree": [kind, id, path]} a property that is an object or a list, {"$value": {...}} a tag's qualified value.

import _host
import json
import sys


class RuntimeException(Exception):
    pass


class IllegalArgumentException(RuntimeException):
    pass


class UnsupportedOperationException(RuntimeException):
    pass


class MESObjectNotFoundException(RuntimeException):
    pass


# zato.sso.api: a call that the user service refused. `sub_status` holds the codes that the caller may see.
class ValidationError(Exception):
    status = 'error'
    sub_status = ()
    retry_after = None


_exceptions = {
    'ValidationError': ValidationError,
    'IllegalArgumentException': IllegalArgumentException,
    'UnsupportedOperationException': UnsupportedOperationException,
    'MESObjectNotFoundException': MESObjectNotFoundException,
    'RuntimeException': RuntimeException,
    'AttributeError': AttributeError,
    'KeyError': KeyError,
    'TypeError': TypeError,
}

_functions = {}
_next_function = 0


class UUID:
    def __init__(self, text):
        self._text = str(text).lower()

    def __str__(self):
        return self._text

    def __repr__(self):
        return self._text

    def toString(self):
        return self._text

    def __eq__(self, other):
        return str(other).lower() == self._text

    def __hash__(self):
        return hash(self._text)


class MESSignatureTemplate:
    def __init__(self, fields):
        self._fields = fields

    def getName(self):
        return self._fields['name']

    def getDescription(self):
        return self._fields['description']

    def getExpression(self):
        return self._fields['expression']

    def getTimeout(self):
        return self._fields['timeout']

    def getForce(self):
        return self._fields['forceReauthentication']

    def isForceUniqueUser(self):
        return self._fields['forceUniqueUser']

    def __repr__(self):
        return 'MESSignatureTemplate(%s)' % self._fields['name']


class QualifiedValue:
    def __init__(self, fields):
        self.value = _decode(fields['value'])
        self.quality = fields['quality']
        self.timestamp = fields['timestamp']


class _Missing:
    pass


# A property of a component, view, page or session that holds an object or a list: reading gives what it holds now,
# writing goes to the gateway.
class _Tree:
    def __init__(self, kind, node, path):
        object.__setattr__(self, '_at', (kind, node, path))

    def _read(self, key):
        kind, node, path = self._at
        return _call('property.get', [kind, node, path + [key]])

    def _write(self, key, value):
        kind, node, path = self._at
        _call('property.set', [kind, node, path + [key], value])

    def _plain(self):
        kind, node, path = self._at
        return _call('property.plain', [kind, node, path])

    def __getattr__(self, name):
        if name == '_at' or name.startswith('__'):
            raise AttributeError(name)
        value = self._read(name)
        if isinstance(value, _Missing):
            raise AttributeError('there is no property %s' % name)
        return value

    def __setattr__(self, name, value):
        self._write(name, value)

    def __getitem__(self, key):
        value = self._read(key)
        if isinstance(value, _Missing):
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._write(key, value)

    def __len__(self):
        return len(self._plain())

    def __iter__(self):
        return iter(self._plain())

    def __contains__(self, key):
        return key in self._plain()

    def __eq__(self, other):
        return self._plain() == (other._plain() if isinstance(other, _Tree) else other)

    def __str__(self):
        return str(self._plain())

    def __repr__(self):
        return repr(self._plain())

    def get(self, key, default=None):
        plain = self._plain()
        return self._read(key) if key in plain else default

    def keys(self):
        return self._plain().keys()

    def values(self):
        return self._plain().values()

    def items(self):
        return self._plain().items()


# A component, view, page or session. Its scopes (`props`, `custom` ...) are trees; its relatives are asked for.
class _Node:
    def __init__(self, kind, node):
        object.__setattr__(self, '_at', (kind, node))

    def __getattr__(self, name):
        if name == '_at' or name.startswith('__'):
            raise AttributeError(name)
        value = _call('node.get', [self._at[0], self._at[1], name])
        if isinstance(value, _Missing):
            raise AttributeError('a %s has no %s' % (self._at[0], name))
        return value

    def __setattr__(self, name, value):
        raise AttributeError('%s cannot be set; set a property below props or custom' % name)

    def __eq__(self, other):
        return isinstance(other, _Node) and other._at == self._at

    def getSibling(self, name):
        return _call('node.sibling', [self._at[0], self._at[1], name])

    def getChild(self, path):
        return _call('node.child', [self._at[0], self._at[1], path])


def _encode(value):
    global _next_function
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        if not -9007199254740991 <= value <= 9007199254740991:
            raise ValueError('%d is too large to leave the script exactly; pass it as a text' % value)
        return value
    if isinstance(value, float):
        if value != value or value in (float('inf'), float('-inf')):
            raise ValueError('%s cannot leave the script: it is not a number' % value)
        return value
    if isinstance(value, _Node):
        return {'$node': list(value._at)}
    if isinstance(value, _Tree):
        return value._plain()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, MESSignatureTemplate):
        return {'$template': value.getName()}
    if isinstance(value, QualifiedValue):
        return _encode(value.value)
    if isinstance(value, dict):
        return {str(key): _encode(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encode(item) for item in value]
    if callable(value):
        _next_function += 1
        _functions[_next_function] = value
        return {'$fn': _next_function}
    raise TypeError('a value of type %s cannot leave the script' % type(value).__name__)


def _decode(value):
    if isinstance(value, list):
        return [_decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        for key, item in value.items():
            if key == '$node':
                return _Node(item[0], item[1])
            if key == '$tree':
                return _Tree(item[0], item[1], item[2])
            if key == '$missing':
                return _Missing()
            if key == '$uuid':
                return UUID(item)
            if key == '$template':
                return MESSignatureTemplate(item)
            if key == '$value':
                return QualifiedValue(item)
    return {key: _decode(item) for key, item in value.items()}


def _call(name, arguments):
    answer = json.loads(_host.call(name, json.dumps(_encode(arguments))))
    if 'error' in answer:
        error = answer['error']
        raised = _exceptions.get(error['type'], RuntimeException)(error['message'])
        details = error.get('details') or {}
        if isinstance(raised, ValidationError):
            raised.status = details.get('status', 'error')
            raised.sub_status = details.get('subStatus', [])
            raised.retry_after = details.get('retryAfter')
        raise raised
    return _decode(answer['value'])


class _Logger:
    def __init__(self, name):
        self._name = name

    def _log(self, level, message, arguments):
        text = str(message) % arguments if arguments else str(message)
        _call('log', [level, self._name, text])

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


class _Space:
    pass


def _queue_auth_request(signatureTemplate, *arguments, **named):
    # Two positional forms are documented: (template, onApprove, onReject, onError) and
    # (template, requestName, description, onApprove, onReject, onError).
    names = ['requestName', 'description', 'onApprove', 'onReject', 'onError']
    if arguments and callable(arguments[0]):
        names = names[2:]
    if len(arguments) > len(names):
        raise TypeError('queueAuthRequest takes at most %d arguments' % (len(names) + 1))
    given = dict(zip(names, arguments))
    for name, value in named.items():
        if name not in names:
            raise TypeError('queueAuthRequest has no argument %s' % name)
        if name in given:
            raise TypeError('queueAuthRequest got %s twice' % name)
        given[name] = value
    for name in ('onApprove', 'onReject', 'onError'):
        if given.get(name) is not None and not callable(given[name]):
            raise TypeError('%s is not a function' % name)
    return _call('signature.queueAuthRequest', [signatureTemplate, given])


def _trigger_auth_request(uuid, session, page, approve):
    if not isinstance(uuid, (str, UUID)):
        raise IllegalArgumentException('uuid is neither a UUID nor a string')
    if not isinstance(session, _Node) or not isinstance(page, _Node):
        raise IllegalArgumentException('session and page are needed; pass self.session and self.page')
    if not isinstance(approve, bool):
        raise IllegalArgumentException('approve is neither True nor False')
    _call('signature.triggerAuthRequest', [uuid, session, page, approve])


def _make_system():
    system = _Space()
    system.util = _Space()
    system.util.getLogger = _Logger
    system.tag = _Space()
    system.tag.readBlocking = lambda tagPaths: _call('tag.read', [tagPaths])
    system.tag.writeBlocking = lambda tagPaths, values: _call('tag.write', [tagPaths, values])
    system.perspective = _Space()
    system.perspective.print = lambda message, **_: _call('log', ['info', 'perspective', str(message)])
    system.mes = _Space()
    system.mes.signature = _Space()
    system.mes.signature.getSignatureTemplate = lambda name: _call('signature.getSignatureTemplate', [name])
    system.mes.signature.authorization = _Space()
    authorization = system.mes.signature.authorization
    authorization.queueAuthRequest = _queue_auth_request
    authorization.triggerAuthRequest = _trigger_auth_request
    authorization.getPendingAuthRequests = lambda: {
        UUID(key): value for key, value in _call('signature.getPendingAuthRequests', []).items()
    }
    return system


def _print(*values, **options):
    text = options.get('sep', ' ').join([str(value) for value in values])
    _call('log', ['info', 'print', text])


class _Module:
    pass


def _module(**names):
    module = _Module()
    for name, value in names.items():
        setattr(module, name, value)
    return module


system = _make_system()
print = _print

_java = _module(
    lang=_module(
        RuntimeException=RuntimeException,
        IllegalArgumentException=IllegalArgumentException,
        UnsupportedOperationException=UnsupportedOperationException,
        Exception=Exception,
    ),
    util=_module(UUID=UUID),
)
sys.modules['system'] = system
sys.modules['java'] = _java
sys.modules['java.lang'] = _java.lang
sys.modules['java.util'] = _java.util

_compiled = {}


# Compiles `source` for the given parameters, once a key. Ignition stores event scripts as the indented body of a
# function; one that is not indented runs as it stands, with its parameters as names.
def _define(key, filename, name, parameters, source):
    first = [line for line in source.split('\n') if line.strip()][:1]
    if first and first[0][0] in ' \t':
        text = 'def %s(%s):\n%s\n' % (name, ', '.join(parameters), source)
        space = _scope(filename)
        exec(compile(text, filename, 'exec'), space)
        _compiled[key] = space[name]
        return
    # A line of its own stands first here too, so that line numbers mean the same in both forms.
    code = compile('pass\n' + source, filename, 'exec')

    def run(*arguments):
        space = _scope(filename)
        space.update(zip(parameters, arguments))
        exec(code, space)

    _compiled[key] = run


def _scope(filename):
    space = {'__name__': filename}
    exec('from _prelude import *', space)
    return space


def _failure(error):
    import io

    report = io.StringIO()
    sys.print_exception(error, report)
    return json.dumps({'error': {'type': type(error).__name__, 'message': str(error), 'trace': report.getvalue()}})


# One request of the gateway; answers with JSON and never raises.
def _serve(text):
    try:
        request = json.loads(text)
        if request['do'] == 'event':
            if request['key'] not in _compiled:
                _define(request['key'], request['filename'], request['name'], request['parameters'], request['source'])
            # What the browser sent is data: it is never read as an object of ours.
            _compiled[request['key']](_decode(request['self']), request['event'])
        elif request['do'] == 'function':
            _functions[request['function']]()
        return '{}'
    except BaseException as error:
        return _failure(error)


_host.serve(_serve)
