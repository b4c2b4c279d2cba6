# `system.mes.signature`: templates, and the requests for signatures.

import _running
from _crossing import call, encode_record
from _errors import IllegalArgumentException, MESObjectNotFoundException
from _functions import find
from _java_uuid import UUID
from _python2 import message_of
from _space import space
from _trees import _Node
from _values import MESSignatureTemplate


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
                find(value)
            except (MESObjectNotFoundException, ImportError) as error:
                raise IllegalArgumentException('%s: %s' % (name, message_of(error)))
    if given.get('record') is not None:
        given['record'] = encode_record(given['record'])
    for name in ('recordId', 'recordVersion'):
        if given.get(name) is not None:
            given[name] = _name_of_record(name, given[name])
    if isinstance(given.get('meanings'), (list, tuple)):
        given['meanings'] = {'approve': list(given['meanings'])}
    return call('signature.queueAuthRequest', [signatureTemplate, given])


# A text, or a number that is one: `str` of anything else would be a name that nobody gave.
def _name_of_record(name, value):
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not isinstance(value, (str, UUID)) and not (is_number and value == value and value not in (float('inf'), float('-inf'))):
        raise IllegalArgumentException('%s is neither a text nor a number' % name)
    return str(value)


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
    slots = call('signature.getPendingAuthRequests', [_filter(filter)])
    # A list keeps the order in which the requests were asked for; so does the dictionary made of it.
    return _Pending([(_uuid_of(slot['uuid']), slot) for slot in slots])


def _uuid_of(value):
    return value if isinstance(value, UUID) else UUID.fromString(value)


# A dictionary by UUID, in the order of the list; Jython's order is that of its table.
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
            if str(uuid) == str(key):
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
    return call('signature.createSignatureTemplate', [{'fields': fields}])


def _trigger_auth_request(uuid, session, page, approve):
    uuid = _uuid(uuid)
    if not isinstance(session, _Node) or not isinstance(page, _Node):
        raise IllegalArgumentException('session and page are needed; pass self.session and self.page')
    if not isinstance(approve, bool):
        raise IllegalArgumentException('approve is neither True nor False')
    call('signature.triggerAuthRequest', [uuid, session, page, approve])


signature = space(
    'system.mes.signature',
    createSignatureTemplate=_create_template,
    saveSignatureTemplate=lambda template: _saved(
        template, call('signature.saveSignatureTemplate', [{'fields': _template_fields(template)}])
    ),
    deleteSignatureTemplate=lambda template: call('signature.deleteSignatureTemplate', [_template_name(template)]),
    authorization=space(
        'system.mes.signature.authorization',
        queueAuthRequest=_queue_auth_request,
        triggerAuthRequest=_trigger_auth_request,
        getPendingAuthRequests=_pending_auth_requests,
        getAuthHistory=lambda filter=None: call('signature.getAuthHistory', [_filter(filter)]),
        getCallbackInfo=lambda: _running.callback,
    ),
)
