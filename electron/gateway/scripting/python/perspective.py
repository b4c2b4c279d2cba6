# `system.perspective`, and what it tells a session event.

import base64
from array import array

import _running
from _crossing import call
from _errors import IllegalArgumentException, RuntimeException
from _printing import shown
from _space import space


def _target(sessionId, pageId):
    session, page = sessionId or _running.here[0], pageId or _running.here[1]
    if session != _running.here[0] and not pageId:
        raise IllegalArgumentException('another session needs a pageId too')
    if session is None or page is None:
        raise IllegalArgumentException('sessionId and pageId are needed here')
    return [session, page]


def _authentication_challenge(
    sessionId=None, pageId=None, idp=None, forceAuth=None, timeout=2, payload=None, framing='self'
):
    asked = {'idp': idp, 'forceAuth': forceAuth, 'timeout': timeout, 'payload': payload, 'framing': framing}
    call('perspective.authenticationChallenge', _target(sessionId, pageId) + [asked])


def _login(sessionId=None, pageId=None, forceAuth=None):
    call('perspective.login', _target(sessionId, pageId) + [_running.here[2], {'forceAuth': forceAuth}])


def _logout(sessionId=None, pageId=None, message=None):
    call('perspective.logout', _target(sessionId, pageId) + [_running.here[2], {'message': message}])


def _download(filename, data, contentType=None, sessionId=None, pageId=None):
    if not isinstance(data, (str, bytes, bytearray, array)):
        raise IllegalArgumentException('data is neither a text nor bytes')
    file = {'filename': filename, 'data': data, 'contentType': contentType}
    call('perspective.download', _target(sessionId, pageId) + [file])


# It reaches handlers of components, of the view that the script stands in for the scope `view`.
def _send_message(messageType, payload=None, scope='page', sessionId=None, pageId=None):
    view = _running.here[3] if len(_running.here) > 3 else None
    message = {'messageType': messageType, 'payload': payload, 'scope': scope}
    call('perspective.sendMessage', _target(sessionId, pageId) + [view, message], is_data=True)


def _print(message, sessionId=None, pageId=None, destination='client'):
    call('perspective.print', [shown(message), sessionId, pageId, destination])


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


# A file that a person handed over.
class UploadedFile:
    def __init__(self, fields):
        self.name = fields['name']
        self.size = fields['size']
        self._data = fields['data']

    # Java's bytes go from -128 to 127.
    def getBytes(self):
        return array('b', base64.b64decode(self._data))

    def getString(self, encoding='UTF-8'):
        try:
            return base64.b64decode(self._data).decode(encoding, 'replace')
        except LookupError:
            raise IllegalArgumentException('there is no character set named %s' % encoding)

    def copyTo(self, path):
        raise RuntimeException('copyTo is not for pages: they write no files of the station')


perspective = space(
    'system.perspective',
    print=_print,
    authenticationChallenge=_authentication_challenge,
    download=_download,
    login=_login,
    logout=_logout,
    sendMessage=_send_message,
)
