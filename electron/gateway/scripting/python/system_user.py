# `system.user` and `system.security`, as far as they read: the users of this station, whatever their source is called. Nobody's
# password is asked or told here, and nobody is changed: that is the user service's (`self.sso`) and the page Users'.

from _crossing import call
from _errors import IllegalArgumentException
from _sealed import Sealed
from _texts import text


class ContactInfo(metaclass=Sealed):
    def __init__(self, kind, value):
        self.contactType = kind
        self.value = value

    def getContactType(self):
        return self.contactType

    def getValue(self):
        return self.value

    def __repr__(self):
        return '%s: %s' % (self.contactType, self.value)


class User(metaclass=Sealed):
    Username = 'username'
    FirstName = 'firstname'
    LastName = 'lastname'
    Notes = 'notes'
    Schedule = 'schedule'
    Language = 'language'

    def __init__(self, fields):
        self._fields = fields

    def get(self, name):
        return self._fields.get(text(name))

    def getOrDefault(self, name):
        value = self._fields.get(text(name))
        return '' if value is None else value

    def getId(self):
        return self._fields['id']

    def getRoles(self):
        return list(self._fields['roles'])

    def getContactInfo(self):
        email = self._fields['email']
        return [] if email is None else [ContactInfo('email', email)]

    def getScheduleAdjustments(self):
        return []

    def getProfileName(self):
        return ''

    def __repr__(self):
        return 'User[%s]' % self._fields['username']


class UserSource(metaclass=Sealed):
    def getName(self):
        return 'default'

    def getDescription(self):
        return 'The users of this station'

    def getType(self):
        return 'Internal'

    def __repr__(self):
        return 'default'


def _find(name):
    found = call('user.find', [text(name)])
    return None if found is None else User(found)


def _get_user(userSource='', username=None):
    if username is None:
        raise IllegalArgumentException('getUser needs a user source and a user name')
    return _find(username)


def _get_user_roles(username, authProfile='', timeout=None):
    found = _find(username)
    return None if found is None else tuple(found.getRoles())


def _own_roles():
    name = call('user.own', [])
    if name is None:
        raise IllegalArgumentException('nobody is signed in on this session')
    return list(_get_user_roles(name) or ())


user_functions = {
    'getRoles': lambda userSource='': call('user.roles', []),
    'getUser': _get_user,
    'getUserSources': lambda: [UserSource()],
    'getUsers': lambda userSource='': [User(fields) for fields in call('user.list', [])],
}

security_functions = {
    'getRoles': _own_roles,
    'getUserRoles': _get_user_roles,
    'getUsername': lambda: call('user.own', []) or '',
}
