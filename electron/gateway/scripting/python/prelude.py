# What every script of a project sees: the `system` functions, the documented exceptions, and the objects of a page.
#
# The module `_prelude` of the interpreter; `_public` holds what is in scope in every script. Each call that leaves the
# interpreter goes through `_host.call(name, arguments)`, synchronously, with JSON on both sides. Values that JSON lacks
# travel as one-key objects: {"$fn": n} a function that the thread around keeps (with its dotted "name" where it belongs to
# the script library), {"$node": [kind, id]} an object of the page, {"$uuid": text}, {"$template": {...}},
# {"$tree": [kind, id, path, is a list]} a property that is an object or a list, {"$value": {...}} a tag's qualified value.

import _host
import json
import sys

import _clock
import _formats
import _guard
import _modules
import _python2
import _trees
from _modules import Module
from _trees import Missing, Tree, tree


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

# The callback job that runs now: its id, event, request and attempt.
_callback = None


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


# A signature template. The getters are Sepasoft's; `get` and `set` reach every field by the name that a template file
# gives it. A changed template counts once it is saved.
class MESSignatureTemplate:
    def __init__(self, fields):
        self._fields = fields
        self._keep()

    def _keep(self):
        self._kept = json.dumps(self._fields)

    # A request is asked with the template that is stored: what was only changed here would be left out without a word.
    def _name_of_kept(self):
        if json.dumps(self._fields) != self._kept:
            raise IllegalArgumentException(
                'The template %s was changed and not saved. Save it with saveSignatureTemplate first.' % self.getName()
            )
        return self.getName()

    def get(self, field):
        if field not in self._fields:
            raise KeyError(field)
        return self._fields[field]

    def set(self, field, value):
        self._fields[field] = value

    def toDict(self):
        return dict(self._fields)

    def getName(self):
        return self._fields['name']

    def getDescription(self):
        return self._fields['description']

    def setDescription(self, text):
        self._fields['description'] = text

    def getExpression(self):
        return self._fields['expression']

    def setExpression(self, text):
        self._fields['expression'] = text

    def getTimeout(self):
        return self._fields['timeout']

    def setTimeout(self, minutes):
        self._fields['timeout'] = minutes

    def getForce(self):
        return self._fields['forceReauthentication']

    def setForce(self, force):
        self._fields['forceReauthentication'] = force

    def isForceUniqueUser(self):
        return self._fields['forceUniqueUser']

    def setForceUniqueUser(self, unique):
        self._fields['forceUniqueUser'] = unique

    def isEnabled(self):
        return self._fields['enabled']

    def setEnabled(self, enabled):
        self._fields['enabled'] = enabled

    def __repr__(self):
        return 'MESSignatureTemplate(%s)' % self._fields['name']


# Which requests a list has: `system.mes.object.signature.filter.create()`. Every part that is set must fit.
class AuthenticationChallengeFilter:
    def __init__(self):
        self._fields = {}

    def _set(self, name, value):
        if value is None:
            self._fields.pop(name, None)
        else:
            self._fields[name] = value
        return self

    def setUser(self, userName):
        return self._set('user', userName)

    def setRole(self, role):
        return self._set('role', role)

    def setZone(self, zone):
        return self._set('zone', zone)

    def setTemplate(self, name):
        return self._set('template', name)

    def setRequest(self, name):
        return self._set('request', name)

    def setRecordId(self, recordId):
        return self._set('recordId', recordId)

    def setMinAge(self, minutes):
        return self._set('minAge', minutes)

    def setMaxAge(self, minutes):
        return self._set('maxAge', minutes)

    def setLimit(self, count):
        return self._set('limit', count)

    def setAfter(self, uuid):
        return self._set('after', None if uuid is None else str(uuid))


# Rows under named columns: what `system.dataset.toDataSet` makes.
class Dataset:
    def __init__(self, headers, rows):
        self._headers = [str(header) for header in headers]
        self._rows = [list(row) for row in rows]
        for row in self._rows:
            if len(row) != len(self._headers):
                raise IllegalArgumentException('a row has %d values for %d columns' % (len(row), len(self._headers)))

    def getColumnNames(self):
        return list(self._headers)

    def getColumnCount(self):
        return len(self._headers)

    def getRowCount(self):
        return len(self._rows)

    def getValueAt(self, row, column):
        index = self._headers.index(column) if isinstance(column, str) else column
        return self._rows[row][index]


# `value.quality.isGood()`; its text is the name of the code, and it equals that name.
class QualityCode:
    def __init__(self, name):
        self.name = name

    def getName(self):
        return self.name

    def isGood(self):
        return self.name.startswith('Good')

    def isNotGood(self):
        return not self.isGood()

    def isUncertain(self):
        return self.name.startswith('Uncertain')

    def isBad(self):
        return self.name.startswith('Bad') or self.isError()

    def isError(self):
        return self.name.startswith('Error')

    def __str__(self):
        return self.name

    def __repr__(self):
        return self.name

    def __eq__(self, other):
        return str(other) == self.name

    def __hash__(self):
        return hash(self.name)


class QualifiedValue:
    def __init__(self, fields):
        self.value = fields['value']
        self.quality = QualityCode(fields['quality'])
        self.timestamp = fields['timestamp']


# A component, view, page or session. Its scopes (`props`, `custom` ...) are trees; its relatives are asked for.
class _Node:
    def __init__(self, kind, node):
        object.__setattr__(self, '_at', (kind, node))

    def __getattr__(self, name):
        if name == '_at' or name.startswith('__'):
            raise AttributeError(name)
        value = _call('node.get', [self._at[0], self._at[1], name])
        if isinstance(value, Missing):
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
    if isinstance(value, Tree):
        return value._plain()
    if isinstance(value, (UUID, QualityCode)):
        return str(value)
    if isinstance(value, MESSignatureTemplate):
        return {'$template': value._name_of_kept()}
    if isinstance(value, QualifiedValue):
        return _encode(value.value)
    if isinstance(value, Dataset):
        return [dict(zip(value._headers, [_encode(item) for item in row])) for row in value._rows]
    if isinstance(value, dict):
        return {str(key): _encode(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encode(item) for item in value]
    if callable(value):
        kept, name = _host.keep(value), _library_name(value)
        return {'$fn': kept} if name is None else {'$fn': kept, 'name': name}
    raise TypeError('a value of type %s cannot leave the script' % type(value).__name__)


# `line.release.onApprove`, for a function of the script library: it can be called by name after a restart.
def _library_name(function):
    own = getattr(function, '__name__', None)
    for name in _guard.libraries:
        module = sys.modules.get(name)
        if module is not None and own is not None and getattr(module, own, None) is function:
            return '%s.%s' % (name, own)
    return None


# What is signed keeps the quality of its values, and says of anything that it cannot keep why not.
def _encode_record(value, depth=0):
    if depth > 20:
        raise IllegalArgumentException('the record is nested deeper than 20 levels, or it contains itself')
    if isinstance(value, QualifiedValue):
        return {
            'value': _encode_record(value.value, depth + 1),
            'quality': str(value.quality),
            'timestamp': _encode(value.timestamp),
        }
    if isinstance(value, Dataset):
        return [_encode_record(dict(zip(value._headers, row)), depth + 1) for row in value._rows]
    if isinstance(value, Tree):
        value = value._plain()
    if isinstance(value, dict):
        return {str(key): _encode_record(item, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encode_record(item, depth + 1) for item in value]
    if hasattr(value, 'isoformat'):
        return value.isoformat()
    if callable(value):
        raise IllegalArgumentException('a function cannot be signed')
    try:
        return _encode(value)
    except (TypeError, ValueError) as error:
        raise IllegalArgumentException('the record cannot be signed: %s' % error)


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
                return tree(item[0], item[1], item[2], item[3])
            if key == '$missing':
                return Missing()
            if key == '$uuid':
                return UUID(item)
            if key == '$template':
                return MESSignatureTemplate(item)
            if key == '$value':
                return QualifiedValue(item)
    return {key: _decode(item) for key, item in value.items()}


# With `read` False the answer is data, whatever it looks like.
def _call(name, arguments, read=True):
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
    return _decode(answer['value']) if read else answer['value']


_clock.call = _trees.call = _python2.call = _call
_python2.get = _formats.get = _guard._get
_python2.trees = _trees
_formats.plain = _trees.plain


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


# The functions of `system`, by name; what is not there says so by its whole name.
# Parts of `system`. Whatever a script puts in their place would stand there for the scripts of all others, those of the
# built-in pages too: once they are made, nothing is.
_making = True


class _Space:
    def __init__(self, name):
        object.__setattr__(self, '_name', name)

    def __setattr__(self, name, value):
        if not _making:
            raise AttributeError('%s.%s cannot be replaced' % (self._name, name))
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError('%s.%s cannot be replaced' % (self._name, name))

    def __getattr__(self, name):
        if name.startswith('__') or name == '_name':
            raise AttributeError(name)
        whole = '%s.%s' % (self._name, name)
        if self._name == 'system':
            return _Space(whole)
        raise AttributeError('%s is not supported in this version' % whole)


def _queue_auth_request(signatureTemplate=None, *arguments, **named):
    # The keyword is signatureTemplate; template is what people write.
    if signatureTemplate is None:
        signatureTemplate = named.pop('template', None)
    # Two positional forms are documented: (template, onApprove, onReject, onError) and
    # (template, requestName, description, onApprove, onReject, onError). What is signed beside is named.
    names = ['requestName', 'description', 'onApprove', 'onReject', 'onError']
    if arguments and callable(arguments[0]):
        names = names[2:]
    if len(arguments) > len(names):
        raise TypeError('queueAuthRequest takes at most %d arguments' % (len(names) + 1))
    given = dict(zip(names, arguments))
    for name, value in named.items():
        if name not in names and name not in ('record', 'recordId', 'recordVersion', 'changeReason', 'meanings'):
            raise TypeError('queueAuthRequest has no argument %s' % name)
        if name in given:
            raise TypeError('queueAuthRequest got %s twice' % name)
        given[name] = value
    for name in ('onApprove', 'onReject', 'onError'):
        value = given.get(name)
        is_name = isinstance(value, str) and '.' in value
        if value is not None and not callable(value) and not is_name:
            raise TypeError('%s is neither a function nor the dotted name of one' % name)
        if is_name:
            # A name that nothing has is told now, not after somebody has signed.
            try:
                _find(value)
            except (MESObjectNotFoundException, ImportError) as error:
                raise IllegalArgumentException('%s: %s' % (name, error))
    if given.get('record') is not None:
        given['record'] = _encode_record(given['record'])
    for name in ('recordId', 'recordVersion'):
        if given.get(name) is not None:
            given[name] = str(given[name])
    if isinstance(given.get('meanings'), (list, tuple)):
        given['meanings'] = {'approve': list(given['meanings'])}
    return _call('signature.queueAuthRequest', [signatureTemplate, given])


def _uuid(value):
    if isinstance(value, (str, UUID)):
        return str(value)
    raise IllegalArgumentException('uuid is neither a UUID nor a string')


def _filter(given):
    if given is None:
        return {}
    if isinstance(given, AuthenticationChallengeFilter):
        return given._fields
    if isinstance(given, dict):
        return {name: value for name, value in given.items() if value is not None}
    raise IllegalArgumentException('the filter is neither a filter nor a dictionary')


def _pending_auth_requests(filter=None):
    slots = _call('signature.getPendingAuthRequests', [_filter(filter)])
    # A list keeps the order in which the requests were asked for; so does the dictionary made of it.
    return _Pending([(UUID(slot['uuid']), slot) for slot in slots])


# A dictionary by UUID, in the order of the list; MicroPython's own dictionary keeps none.
class _Pending:
    def __init__(self, pairs):
        self._pairs = pairs

    def items(self):
        return list(self._pairs)

    def keys(self):
        return [uuid for uuid, _slot in self._pairs]

    def values(self):
        return [slot for _uuid, slot in self._pairs]

    def get(self, key, default=None):
        for uuid, slot in self._pairs:
            if uuid == key:
                return slot
        return default

    def __getitem__(self, key):
        slot = self.get(key)
        if slot is None:
            raise KeyError(key)
        return slot

    def __contains__(self, key):
        return self.get(key) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._pairs)


def _template_fields(template):
    if isinstance(template, MESSignatureTemplate):
        return template._fields
    if isinstance(template, dict):
        return template
    raise IllegalArgumentException('template is neither a MESSignatureTemplate nor a dictionary')


def _saved(template, answer):
    if isinstance(template, MESSignatureTemplate):
        template._keep()
    return answer


def _template_name(template):
    return template.getName() if isinstance(template, MESSignatureTemplate) else template


def _create_template(name, expression, **fields):
    fields['name'] = name
    fields['expression'] = expression
    return _call('signature.createSignatureTemplate', [{'fields': fields}])


def _trigger_auth_request(uuid, session, page, approve):
    uuid = _uuid(uuid)
    if not isinstance(session, _Node) or not isinstance(page, _Node):
        raise IllegalArgumentException('session and page are needed; pass self.session and self.page')
    if not isinstance(approve, bool):
        raise IllegalArgumentException('approve is neither True nor False')
    _call('signature.triggerAuthRequest', [uuid, session, page, approve])


# Names of the session and page of the script that runs now, what functions of `system.perspective` mean by default; and
# of the dispatch of the event that it handles.
_here = (None, None, '')
_requests = 0


def _target(sessionId, pageId):
    if sessionId is not None and pageId is None:
        raise IllegalArgumentException('another session needs a pageId too')
    session, page = sessionId or _here[0], pageId or _here[1]
    if session is None or page is None:
        raise IllegalArgumentException('sessionId and pageId are needed here')
    return [session, page]


def _authentication_challenge(
    sessionId=None, pageId=None, idp=None, forceAuth=None, timeout=2, payload=None, framing='self'
):
    asked = {'idp': idp, 'forceAuth': forceAuth, 'timeout': timeout, 'payload': payload, 'framing': framing}
    _call('perspective.authenticationChallenge', _target(sessionId, pageId) + [asked])


def _login(sessionId=None, pageId=None, forceAuth=None):
    _call('perspective.login', _target(sessionId, pageId) + [_here[2], {'forceAuth': forceAuth}])


def _logout(sessionId=None, pageId=None, message=None):
    _call('perspective.logout', _target(sessionId, pageId) + [_here[2], {'message': message}])


# What the session event "Authentication Challenge" is told.
class _Success:
    def __init__(self, context):
        self._context = context

    def getContext(self):
        return self._context


class _AuthResult:
    def __init__(self, fields):
        self._fields = fields

    def isSuccess(self):
        return 'context' in self._fields

    def isError(self):
        return not self.isSuccess()

    def getAsSuccess(self):
        return _Success(self._fields['context']) if self.isSuccess() else None

    # One of generic, timeout, cancelled.
    def getAsError(self):
        return self._fields.get('error')


def _write_tags(tagPaths, values):
    return [QualityCode(name) for name in _call('tag.write', [tagPaths, values])]


def _make_system():
    system = _Space('system')
    system.util = _Space('system.util')
    system.util.getLogger = _Logger
    system.tag = _Space('system.tag')
    system.tag.readBlocking = lambda tagPaths: _call('tag.read', [tagPaths])
    system.tag.writeBlocking = _write_tags
    system.perspective = _Space('system.perspective')
    system.perspective.print = lambda message, **_: _call('log', ['info', 'perspective', str(message)])
    system.perspective.authenticationChallenge = _authentication_challenge
    system.perspective.login = _login
    system.perspective.logout = _logout
    system.mes = _Space('system.mes')
    system.mes.signature = _Space('system.mes.signature')
    signature = system.mes.signature
    signature.getSignatureTemplate = lambda name: _call('signature.getSignatureTemplate', [name])
    signature.createSignatureTemplate = _create_template
    signature.saveSignatureTemplate = lambda template: _saved(
        template, _call('signature.saveSignatureTemplate', [{'fields': _template_fields(template)}])
    )
    signature.deleteSignatureTemplate = lambda template: _call(
        'signature.deleteSignatureTemplate', [_template_name(template)]
    )
    signature.isSignatureNameExists = lambda name: _call('signature.isSignatureNameExists', [name])
    signature.getSignatureTemplateList = lambda pageNo=1, pageSize=1000, searchPattern='*': _call(
        'signature.getSignatureTemplateList', [pageNo, pageSize, searchPattern]
    )
    signature.getSignatureTemplateLinkList = lambda pageNo=1, pageSize=1000, searchPattern='*': _call(
        'signature.getSignatureTemplateLinkList', [pageNo, pageSize, searchPattern]
    )
    signature.getBatchCommandSignatureTemplate = lambda commandName: _call(
        'signature.getBatchCommandSignatureTemplate', [str(commandName)]
    )
    signature.checkExpression = lambda expression, userName=None: _call(
        'signature.checkExpression', [expression, userName]
    )
    signature.authorization = _Space('system.mes.signature.authorization')
    authorization = signature.authorization
    authorization.queueAuthRequest = _queue_auth_request
    authorization.triggerAuthRequest = _trigger_auth_request
    authorization.getPendingAuthRequests = _pending_auth_requests
    authorization.cancelAuthRequest = lambda uuid, reason: _call(
        'signature.cancelAuthRequest', [_uuid(uuid), reason]
    )
    authorization.getAuthRequest = lambda uuid: _call('signature.getAuthRequest', [_uuid(uuid)])
    authorization.getAuthHistory = lambda filter=None: _call('signature.getAuthHistory', [_filter(filter)])
    authorization.verifyAuthRequest = lambda uuid: _call('signature.verifyAuthRequest', [_uuid(uuid)])
    authorization.getCallbackInfo = lambda: _callback
    system.mes.object = _Space('system.mes.object')
    system.mes.object.signature = _Space('system.mes.object.signature')
    system.mes.object.signature.filter = _Space('system.mes.object.signature.filter')
    system.mes.object.signature.filter.create = AuthenticationChallengeFilter
    system.dataset = _Space('system.dataset')
    system.dataset.toDataSet = Dataset
    return system


def _print(*values, **options):
    text = options.get('sep', ' ').join([str(value) for value in values])
    _call('log', ['info', 'print', text])


system = _make_system()
_making = False

_java = Module(
    'java',
    lang=Module(
        'java.lang',
        RuntimeException=RuntimeException,
        IllegalArgumentException=IllegalArgumentException,
        UnsupportedOperationException=UnsupportedOperationException,
        Exception=Exception,
    ),
    util=Module('java.util', UUID=UUID),
)

_public = dict(_python2.names)
_public.update({
    'system': system,
    'print': _print,
    'RuntimeException': RuntimeException,
    'IllegalArgumentException': IllegalArgumentException,
    'UnsupportedOperationException': UnsupportedOperationException,
    'MESObjectNotFoundException': MESObjectNotFoundException,
    'ValidationError': ValidationError,
    'UUID': UUID,
    'Dataset': Dataset,
    'QualifiedValue': QualifiedValue,
    'MESSignatureTemplate': MESSignatureTemplate,
    'AuthenticationChallengeFilter': AuthenticationChallengeFilter,
})

_guard.made.update(_modules.made)
_guard.made.update({'system': system, 'java': _java, 'java.lang': _java.lang, 'java.util': _java.util})
_guard.later.update(json.loads(_host.zato))
for _library in json.loads(_host.libraries):
    _guard.libraries.add(_library)
    _parts = _library.split('.')
    for _depth in range(1, len(_parts)):
        _guard.packages.add('.'.join(_parts[:_depth]))
    # The script library is in scope without an import.
    if _parts[0] not in _public:
        _public[_parts[0]] = _guard.library(_parts[0])

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


# A function of the script library by its dotted name.
def _find(name):
    module, _dot, own = name.rpartition('.')
    if module not in _guard.libraries:
        raise MESObjectNotFoundException('there is no script library %s' % module)
    function = getattr(_guard.load(module), own, None)
    if function is None:
        raise MESObjectNotFoundException('the script library %s has no function %s' % (module, own))
    return function


# Calls a function that the thread around holds: it alone says that the function ran, when this returns.
def _run(function, info, arguments):
    global _callback, _here
    _dispatch(None)
    _callback = json.loads(info)
    try:
        result = function(*json.loads(arguments))
    finally:
        _callback = None
    if type(result).__name__ == 'generator':
        raise RuntimeException('the function holds a yield: calling it ran nothing of it')


def _dispatch(here):
    global _here, _requests
    _requests += 1
    # What no event handles is a dispatch by itself.
    _here = here or (None, None, 'request %d' % _requests)


# A script of the gateway; raises what the script raised.
def _serve(text):
    request = json.loads(text)
    _dispatch(request.get('here'))
    if request['do'] == 'event':
        # What the browser sent is data: it is never read as an object of ours.
        _script(request)(_decode(request['self']), request['event'])
    elif request['do'] == 'change':
        before, now = QualifiedValue(request['before']), QualifiedValue(request['now'])
        _script(request)(_decode(request['self']), before, now, 'Binding', request['missed'])
    elif request['do'] == 'session event':
        result = _AuthResult(request['result'])
        _find(request['name'])(_decode(request['session']), request['payload'], result)


_host.start(_serve, _find, _run)
import _names
_guard.close(json.loads(_host.standard))
