# Messages to sessions and to the gateway: `sendMessage`, `sendRequest` and `sendRequestAsync` of `system.util`.

from _crossing import call
from _errors import RuntimeException
from _texts import kind_name


def send_message(project, messageHandler, payload=None, scope=None, clientSessionId=None, user=None, hasRole=None, hostName=None,
                 remoteServers=None):
    return call('util.sendMessage', [{
        'project': project, 'messageHandler': messageHandler, 'payload': payload, 'scope': scope, 'clientSessionId': clientSessionId,
        'user': user, 'hasRole': hasRole, 'hostName': hostName, 'remoteServers': remoteServers,
    }], is_data=True)


def _asked(project, handler, payload, hostName, remoteServer, timeoutSec, scope):
    return {'project': project, 'messageHandler': handler, 'payload': payload, 'hostName': hostName, 'remoteServer': remoteServer,
            'timeoutSec': timeoutSec, 'scope': scope}


def send_request(project, messageHandler, payload=None, hostName=None, remoteServer=None, timeoutSec=None, scope=None):
    return call('util.sendRequest', [_asked(project, messageHandler, payload, hostName, remoteServer, timeoutSec, scope)],
                read=False, is_data=True)


# A request that is not waited for.
class Request:
    def __init__(self, asked, on_success, on_error):
        self._is_heard = False
        self._on_success = self._on_error = None
        self._id = call('util.sendRequestAsync', [asked], is_data=True)
        if on_success is not None:
            self.onSuccess(on_success)
        if on_error is not None:
            self.onError(on_error)

    def _ended(self):
        return call('util.requestEnded', [self._id], read=False)

    def get(self):
        ended = self._ended()
        if 'error' in ended:
            raise RuntimeException(ended['error'])
        return ended['value']

    def block(self):
        return 'value' in self._ended()

    def getError(self):
        ended = self._ended()
        return RuntimeException(ended['error']) if 'error' in ended else None

    def cancel(self):
        return call('util.cancelRequest', [self._id])

    def onSuccess(self, function):
        self._on_success = _function(function)
        self._hear()

    def onError(self, function):
        self._on_error = _function(function)
        self._hear()

    # Once there is an answer: whichever function is set then.
    def _hear(self):
        if not self._is_heard:
            self._is_heard = True
            call('util.whenRequestEnded', [self._id, self._tell])

    def _tell(self):
        ended = self._ended()
        if 'error' in ended:
            if self._on_error is not None:
                self._on_error(RuntimeException(ended['error']))
        elif self._on_success is not None:
            self._on_success(ended['value'])


def _function(given):
    if not callable(given):
        raise TypeError('a function is needed, and not %s' % kind_name(given))
    return given


def send_request_async(project, messageHandler, payload=None, hostName=None, remoteServer=None, timeoutSec=None, onSuccess=None,
                       onError=None, scope=None):
    return Request(_asked(project, messageHandler, payload, hostName, remoteServer, timeoutSec, scope), onSuccess, onError)
