# What `zato.server.service` and `zato.sso.api` bring into scripts: services, and the user service by the names of Zato
# SSO. Each function builds one input and calls the gateway, which checks it; nothing here decides anything.

from _arithmetic import remainder as _remainder
from _crossing import call as _call
from _errors import ValidationError
from _library import module
from _printing import shown as _shown


# A time as the gateway gives it (ISO 8601 UTC), with what scripts ask of a datetime.
class Time:
    def __init__(self, text):
        self._text = text

    def isoformat(self):
        return self._text[:-1] + '000' if len(self._text) == 24 else self._text[:-1]

    def __str__(self):
        return self.isoformat().replace('T', ' ')

    def __repr__(self):
        return self.isoformat()

    def __eq__(self, other):
        return isinstance(other, Time) and other._text == self._text

    def __lt__(self, other):
        return self._text < other._text

    def __gt__(self, other):
        return self._text > other._text

    def __hash__(self):
        return hash(self._text)


_times = (
    'creation_time', 'expiration_time', 'locked_time', 'approval_status_mod_time', 'sign_up_time',
    'sign_up_confirm_time', 'password_last_set', 'password_expiry', 'timestamp_utc', 'creation', 'last_modified',
    'expiration',
)


def _read(key, value):
    if key in _times and isinstance(value, str):
        return Time(value)
    if isinstance(value, dict):
        return Record(value)
    if isinstance(value, list):
        return [_read('', item) for item in value]
    return value


# What the gateway answered, by attribute and by key.
class Record:
    def __init__(self, fields):
        self._fields = fields
        for key, value in fields.items():
            setattr(self, key, value if key == 'value' else _read(key, value))

    def __getitem__(self, key):
        return getattr(self, key)

    def __contains__(self, key):
        return key in self._fields

    def to_dict(self):
        return self._fields

    def __repr__(self):
        return 'Record(%s)' % ', '.join(self._fields.keys())


def _invoke(operation, fields):
    given = {key: value for key, value in fields.items() if value is not None}
    return Record(_call('sso.call', [operation, given]))


def _nothing(answer):
    return None


def _same(answer):
    return answer


# A function of the documented positions: `parameters` is a list of names, or (name, default).
def _function(operation, parameters, read=_same, renamed=None):
    names = [item if isinstance(item, str) else item[0] for item in parameters]
    renamed = renamed or {}

    def call(*arguments, **named):
        if len(arguments) > len(names):
            raise TypeError('%s takes at most %d arguments' % (operation, len(names)))
        fields = {item[0]: item[1] for item in parameters if not isinstance(item, str)}
        fields.update(zip(names, arguments))
        for name, value in named.items():
            if name not in names:
                raise TypeError('%s has no argument %s' % (operation, name))
            fields[name] = value
        for name in names:
            if name not in fields:
                raise TypeError('%s needs %s' % (operation, name))
        return read(_invoke(operation, {renamed.get(key, key): value for key, value in fields.items()}))

    return call


_where = ['current_app', 'remote_addr']
_whence = ['current_app', 'remote_addr', ('user_agent', None)]
_ust = {'current_ust': 'ust'}


class _Attributes:
    def __init__(self, prefix, context):
        self._prefix = prefix
        self._context = context

    def _run(self, verb, **fields):
        given = dict(self._context)
        given.update({key: value for key, value in fields.items() if value is not None})
        return _invoke(self._prefix + verb, given)

    def create(self, name, value, expiration=None, encrypt=False, user_id=None):
        self._run('create', name=name, value=value, expiration=expiration, encrypt=encrypt, user_id=user_id)

    def set(self, name, value, expiration=None, encrypt=False, user_id=None):
        self._run('set', name=name, value=value, expiration=expiration, encrypt=encrypt, user_id=user_id)

    def update(self, name, value, expiration=None, encrypt=False, user_id=None):
        self._run('update', name=name, value=value, expiration=expiration, encrypt=encrypt, user_id=user_id)

    def create_many(self, data, expiration=None, encrypt=False, user_id=None):
        self._run('create', data=data, expiration=expiration, encrypt=encrypt, user_id=user_id)

    def set_many(self, data, expiration=None, encrypt=False, user_id=None):
        self._run('set', data=data, expiration=expiration, encrypt=encrypt, user_id=user_id)

    def update_many(self, data, expiration=None, encrypt=False, user_id=None):
        self._run('update', data=data, expiration=expiration, encrypt=encrypt, user_id=user_id)

    def get(self, data, decrypt=True, serialize_dt=False, user_id=None):
        if isinstance(data, str):
            return self._run('get', name=data, decrypt=decrypt, user_id=user_id).attributes[0]
        found = self._run('get', data=list(data), decrypt=decrypt, user_id=user_id).attributes
        return {item.name: item for item in found}

    def to_dict(self, decrypt=True, user_id=None):
        return {item.name: item for item in self._run('to_dict', decrypt=decrypt, user_id=user_id).attributes}

    def names(self, user_id=None):
        return self._run('names', user_id=user_id).result

    def exists(self, data, user_id=None):
        if isinstance(data, str):
            return self._run('exists', name=data, user_id=user_id).result[0].exists
        return {item.name: item.exists for item in self._run('exists', data=list(data), user_id=user_id).result}

    def delete(self, data, user_id=None):
        if isinstance(data, str):
            self._run('delete', name=data, user_id=user_id)
        else:
            self._run('delete', data=list(data), user_id=user_id)

    def set_expiry(self, name, expiration, user_id=None):
        self._run('set_expiry', name=name, expiration=expiration, user_id=user_id)

    def set_expiry_many(self, data, expiration=None, user_id=None):
        self._run('set_expiry', data=list(data), expiration=expiration, user_id=user_id)


def _with_attributes(function, prefix, token):
    def call(*arguments, **named):
        record = function(*arguments, **named)
        given = dict(zip(token['positions'], arguments))
        given.update(named)
        context = {'cid': given.get('cid'), 'current_app': given.get('current_app'),
                   'remote_addr': given.get('remote_addr'), 'ust': given.get(token['ust'])}
        if token['other']:
            context['user_id'] = record.user_id
        record.attr = _Attributes(prefix, context)
        return record

    return call


def _user_reader(operation, parameters, other):
    positions = [item if isinstance(item, str) else item[0] for item in parameters]
    function = _function(operation, parameters, renamed=_ust)
    return _with_attributes(function, 'user.attr.', {'positions': positions, 'ust': 'current_ust', 'other': other})


class _Session:
    def __init__(self):
        self.login = _User.login
        self.logout = _User.logout
        self._verify = _function('user.session.verify', ['cid', 'target_ust', 'current_ust'] + _whence)
        self.renew = _function('user.session.renew', ['cid', 'ust'] + _whence, lambda answer: answer.expiration_time)
        parameters = ['cid', 'target_ust', 'current_ust'] + _whence
        self.get = _with_attributes(
            _function('user.session.get', parameters), 'user.session.attr.',
            {'positions': ['cid', 'target_ust', 'current_ust'] + _where, 'ust': 'target_ust', 'other': False})
        self.get_list = _function(
            'user.session.get_list', ['cid', 'ust', 'target_ust', 'current_ust'] + _whence,
            lambda answer: answer.sessions)
        parameters = ['cid', 'current_ust', 'current_app', 'remote_addr', ('needs_super_user', False)]
        self.get_current_session = _with_attributes(
            _function('user.session.get_current_session', parameters), 'user.session.attr.',
            {'positions': ['cid', 'current_ust'] + _where, 'ust': 'current_ust', 'other': False})
        self.require_super_user = _function(
            'user.session.require_super_user', ['cid', 'current_ust'] + _where, _nothing)
        self.get_session_by_ext_id = _function(
            'user.session.get_session_by_ext_id', ['cid', 'ext_session_id', ('current_ust', None)] + [
                ('current_app', None), ('remote_addr', None)])
        self.on_external_auth_succeeded = _function(
            'user.session.on_external_auth_succeeded',
            ['cid', 'auth_type', 'auth_principal', 'ext_session_id', 'current_app', 'remote_addr'])

    # Every doubt is False.
    def verify(self, *arguments, **named):
        try:
            return self._verify(*arguments, **named).is_valid
        except ValidationError:
            return False


def _fields_of(data):
    return data if isinstance(data, dict) else {
        key: getattr(data, key) for key in dir(data) if not key.startswith('_')
    }


def _create(operation):
    def call(cid, data, ust=None, current_app=None, remote_addr=None, require_super_user=True, auto_approve=False):
        fields = dict(_fields_of(data))
        if auto_approve:
            fields['auto_approve'] = True
        return _invoke(operation, {'cid': cid, 'data': fields, 'ust': ust, 'current_app': current_app,
                                   'remote_addr': remote_addr})

    return call


def _spread(operation, ust_name=None):
    def call(cid, data, current_ust=None, current_app=None, remote_addr=None):
        fields = dict(_fields_of(data))
        fields.update({'cid': cid, 'current_app': current_app, 'remote_addr': remote_addr})
        if ust_name is not None:
            fields[ust_name] = current_ust
        return _invoke(operation, fields)

    return call


class _User:
    login = staticmethod(_function('user.login', [
        'cid', 'username', 'password', 'current_app', 'remote_addr', ('user_agent', None), ('has_remote_addr', False),
        ('has_user_agent', False), ('new_password', ''), ('totp_code', None), ('replaces_ust', None)]))
    logout = staticmethod(_function('user.logout', ['cid', 'ust'] + _where, _nothing))

    def __init__(self):
        self.session = _Session()
        self.create_user = _create('user.create_user')
        self.create_super_user = _create('user.create_super_user')
        self.confirm_signup = _function('user.confirm_signup', ['cid', 'confirm_token'] + _where, _nothing)
        self.get_current_user = _user_reader('user.get_current_user', [
            'cid', 'current_ust', 'current_app', 'remote_addr'], False)
        self.get_user_by_id = _user_reader('user.get_user_by_id', [
            'cid', 'user_id', 'current_ust', 'current_app', 'remote_addr'], True)
        self.get_user_by_username = _user_reader('user.get_user_by_username', [
            'cid', 'username', 'current_ust', 'current_app', 'remote_addr'], True)
        self.get_user_by_linked_auth = _user_reader('user.get_user_by_linked_auth', [
            'cid', 'auth_type', 'auth_principal', 'current_ust', 'current_app', 'remote_addr', ('auth_source', '')],
            True)
        self.update_current_user = _function(
            'user.update_current_user', ['cid', 'data', 'current_ust'] + _where, renamed=_ust)
        self.update_user_by_id = _function(
            'user.update_user_by_id', ['cid', 'user_id', 'data', 'current_ust'] + _where, renamed=_ust)
        for verb in ('delete_user_by_id', 'approve_user', 'reject_user', 'lock_user'):
            setattr(self, verb, _function(
                'user.' + verb, ['cid', 'user_id', 'current_ust'] + _where, _nothing, _ust))
        self.unlock_user = _function(
            'user.unlock_user', ['cid', 'user_id', 'current_ust', 'current_app', 'remote_addr', ('reason', None)],
            _nothing, _ust)
        self.delete_user_by_username = _function(
            'user.delete_user_by_username', ['cid', 'username', 'current_ust'] + _where, _nothing, _ust)
        self.set_password = _function('user.set_password', [
            'cid', 'user_id', 'password', ('must_change', None), ('password_expiry', None), ('current_app', None),
            ('remote_addr', None), ('current_ust', None)], _nothing, _ust)
        self.change_password = _spread('user.change_password', 'ust')
        self.reset_totp_key = _function('user.reset_totp_key', [
            'cid', 'current_ust', 'user_id', ('key', None), ('key_label', None), ('current_app', None),
            ('remote_addr', None), ('totp_code', None), ('password', None)], lambda answer: answer.totp_key,
            {'current_ust': 'ust', 'key': 'totp_key', 'key_label': 'totp_label'})
        self.create_recovery_codes = _function('user.create_recovery_codes', [
            'cid', 'current_ust', 'current_app', 'remote_addr', ('user_id', None), ('password', None),
            ('totp_code', None)], lambda answer: answer.recovery_codes, _ust)
        link = ['cid', 'current_ust', 'user_id', 'auth_type', 'auth_principal']
        tail = [('current_app', None), ('remote_addr', None), ('auth_source', '')]
        self.get_linked_auth_list = _function('user.get_linked_auth_list', [
            'cid', 'current_ust', ('user_id', None), ('current_app', None), ('remote_addr', None)],
            lambda answer: answer.result, _ust)
        self.create_linked_auth = _function(
            'user.create_linked_auth', link + [('is_active', True)] + tail, _nothing, _ust)
        self.delete_linked_auth = _function('user.delete_linked_auth', link + tail, _nothing, _ust)

    def signup(self, cid, ctx, current_app, remote_addr):
        fields = {key: value for key, value in _fields_of(ctx).items()}
        fields.update({'cid': cid, 'current_app': current_app, 'remote_addr': remote_addr})
        return _invoke('user.signup', fields).confirm_token

    def search(self, cid, ctx, current_ust, current_app, remote_addr):
        fields = dict(_fields_of(ctx))
        fields.update({'cid': cid, 'ust': current_ust, 'current_app': current_app, 'remote_addr': remote_addr})
        return _invoke('user.search', fields)

    def validate_password(self, password):
        _invoke('user.validate_password', {'password': password})


class _TOTP:
    def validate_code(self, req_ctx, code, ust=None, username=None, current_ust=None):
        fields = {key: value for key, value in _fields_of(req_ctx).items()
                  if key in ('cid', 'current_app', 'remote_addr', 'user_agent')}
        fields.update({'code': code, 'ust': ust, 'username': username, 'current_ust': current_ust})
        _invoke('totp.validate_code', fields)
        return True


class _PasswordReset:
    def __init__(self):
        self.access_token = _function('password_reset.access_token', ['cid', 'token'] + _whence)
        self.change_password = _function('password_reset.change_password', [
            'cid', 'new_password', 'token', 'reset_key'] + _whence, _nothing, {'new_password': 'password'})

    def create_token(self, cid, credential, current_app=None, remote_addr=None, user_agent=None, current_ust=None):
        answer = _invoke('password_reset.create_token', {
            'cid': cid, 'credential': credential, 'current_app': current_app, 'remote_addr': remote_addr,
            'user_agent': user_agent, 'ust': current_ust})
        return answer.token if 'token' in answer else None


class SSO:
    def __init__(self):
        self.user = _User()
        self.totp = _TOTP()
        self.password_reset = _PasswordReset()


# Python's own logging: arguments after the text are put into it.
class _ServiceLogger:
    def __init__(self, name):
        self._name = name

    def _log(self, level, message, arguments):
        _call('log', [level, self._name, _shown(_remainder(message, arguments) if arguments else message)])

    def debug(self, message, *arguments):
        self._log('debug', message, arguments)

    def info(self, message, *arguments):
        self._log('info', message, arguments)

    def warning(self, message, *arguments):
        self._log('warn', message, arguments)

    warn = warning

    def error(self, message, *arguments):
        self._log('error', message, arguments)


# A Zato service as a script writes it: `MyService().handle()` runs it.
class Service:
    def __init__(self):
        self.cid = _call('sso.newCid', [])
        self.logger = _ServiceLogger(type(self).__name__)
        self.sso = SSO()

    def handle(self):
        pass


_service = module('zato.server.service', {'Service': Service})
_api = module('zato.sso.api', {'ValidationError': ValidationError, 'SSO': SSO})
_sso = module('zato.sso', {'ValidationError': ValidationError, 'api': _api})
_server = module('zato.server', {'service': _service})
made = {
    'zato': module('zato', {'server': _server, 'sso': _sso}), 'zato.server': _server, 'zato.server.service': _service,
    'zato.sso': _sso, 'zato.sso.api': _api,
}
