# `system.net`: what scripts ask of other computers, of those alone that the site lists. Certificates are always checked, and the
# station goes through no proxy: a script that asks for anything else is refused, and nothing is sent.

import base64
from array import array
from urllib import parse

from _crossing import call
from _errors import IllegalArgumentException, IOException
from _ignition_json import json_decode, json_encode
from _java_bean import Bean
from _java_lists import ArrayList
from _java_maps import HashMap
from _texts import kind_name, text
from _trees import Tree
from _unicode import letters

_usual_timeout = 60000
# What `httpClient` takes a name of.
_redirects = ('NEVER', 'ALWAYS', 'NORMAL')
_cookies = ('ACCEPT_NONE', 'ACCEPT_ALL', 'ACCEPT_ORIGINAL_SERVER')


def _refused(name, wanted, value):
    return IllegalArgumentException('%s is %s, not %s' % (name, wanted, 'None' if value is None else kind_name(value)))


def _text(name, value):
    if not isinstance(value, str):
        raise _refused(name, 'a text', value)
    return str.__str__(value)


# Pairs of texts of a dictionary: names and their values, each of a list apart.
def _pairs(name, given):
    given = given._plain() if isinstance(given, Tree) else given
    if not isinstance(given, (dict, HashMap)):
        raise _refused(name, 'a dictionary', given)
    pairs = []
    for key in list(given):
        value = given[key]
        for one in value if isinstance(value, (list, tuple)) else [value]:
            pairs.append((str.__str__(text(key)), str.__str__(text(one))))
    return pairs


def _headers(given):
    return {} if given is None else dict(_pairs('headers', given))


def _named(headers, name):
    return any([one.lower() == name for one in headers])


# The name and password that a server is told at once (RFC 7617).
def _with_credentials(headers, username, password):
    if username is None or _named(headers, 'authorization'):
        return headers
    both = '%s:%s' % (_text('username', username), '' if password is None else _text('password', password))
    return {**headers, 'Authorization': 'Basic ' + base64.b64encode(both.encode()).decode()}


def _only_checked(name, value):
    if value:
        raise IllegalArgumentException('%s is not supported in this version: certificates are always checked' % name)


def _with_params(url, params):
    if params is None:
        return url
    asked = _text('params', params) if isinstance(params, str) else parse.urlencode(_pairs('params', params))
    return url if asked == '' else url + ('&' if '?' in url else '?') + asked


# What is sent of `data`, and what it is where its headers do not say so.
def _body(data):
    data = data._plain() if isinstance(data, Tree) else data
    if data is None:
        return None, None
    if isinstance(data, str):
        return str.__str__(data).encode(), 'text/plain;charset=UTF-8'
    if isinstance(data, (bytes, bytearray, array)):
        return bytes(data), 'application/octet-stream'
    return str.__str__(json_encode(data)).encode(), 'application/json;charset=UTF-8'


# What is wrong, or else the answer.
def ask(method, url, headers, body, timeout, follows):
    answer = call('net.request', [url, {
        'method': method, 'headers': headers, 'body': None if body is None else base64.b64encode(body).decode(),
        'timeout': timeout, 'follows': follows}], read=False, is_data=True)
    return (answer['problem'], None) if 'problem' in answer else (None, Response(answer))


def _send(method, url, headers, body, timeout, follows):
    problem, answer = ask(method, url, headers, body, timeout, follows)
    if problem is not None:
        raise IOException(problem)
    return answer


# Names of headers are the same in letters of any size.
class _Headers(HashMap):
    __module__ = 'java.util'

    def _find(self, key):
        return HashMap._find(self, letters(key.lower()) if isinstance(key, str) else key)


# An answer, whatever its status.
class Response(Bean):
    __module__ = 'com.inductiveautomation.ignition.common.script.builtin.http'

    def __init__(self, answer):
        object.__setattr__(self, '_answer', answer)

    def _bytes(self):
        return base64.b64decode(self._answer['body'])

    def _header(self, wanted):
        return next((value for name, value in self._answer['headers'] if name == wanted), '')

    # Java's bytes go from -128 to 127.
    def getBody(self):
        return array('b', self._bytes())

    def getText(self, encoding=None):
        named = [part.partition('=')[2].strip(' "') for part in self._header('content-type').split(';') if part.strip().lower().startswith('charset')]
        wanted = named[0] if encoding is None and named else 'UTF-8' if encoding is None else _text('encoding', encoding)
        try:
            return letters(self._bytes().decode(wanted, 'replace'))
        except LookupError:
            raise IllegalArgumentException('there is no character set named %s' % wanted)

    def getJson(self, encoding='UTF-8'):
        return json_decode(self.getText(encoding))

    def getStatusCode(self):
        return int(self._answer['status'])

    def isGood(self):
        return 200 <= self.getStatusCode() < 400

    def isClientError(self):
        return 400 <= self.getStatusCode() < 500

    def isServerError(self):
        return self.getStatusCode() >= 500

    def getUrl(self):
        return letters(self._answer['url'])

    # The values of each by its name, however that is written.
    def getHeaders(self):
        found = _Headers()
        for name, value in self._answer['headers']:
            held = found.get(name)
            if held is None:
                held = ArrayList()
                found.put(letters(name), held)
            held.add(letters(value))
        return found

    def __repr__(self):
        return '<Response [%d]>' % self.getStatusCode()


def _name_of(name, given, known):
    found = str.__str__(text(given)).upper().rsplit('.', 1)[-1]
    if found not in known:
        raise IllegalArgumentException('%s is none of %s' % (name, ', '.join(known)))
    return found


# What a client was made with. No cookies are kept: a server that gives one is named in the log, where a script does not want it so.
class JythonHttpClient(Bean):
    __module__ = 'com.inductiveautomation.ignition.common.script.builtin.http'

    def __init__(self, timeout, username, password, follows, says):
        held = (('_timeout', timeout), ('_username', username), ('_password', password), ('_follows', follows), ('_says', says))
        for name, value in held:
            object.__setattr__(self, name, value)

    def request(self, url, method='GET', params=None, data=None, file=None, headers=None, username=None, password=None, timeout=None):
        if file is not None:
            raise IllegalArgumentException('file is not supported in this version: give what system.file.readFileAsBytes reads as data')
        own = _headers(headers)
        own = _with_credentials(own, username, password) if username is not None else _with_credentials(own, self._username, self._password)
        body, kind = _body(data)
        if kind is not None and not _named(own, 'content-type'):
            own = {**own, 'Content-Type': kind}
        answer = _send(_text('method', method).upper(), _with_params(_text('url', url), params), own, body,
                       self._timeout if timeout is None else timeout, self._follows)
        if self._says and answer._header('set-cookie') != '':
            call('log', ['warn', 'system.net.httpClient', 'A server gave a cookie. No cookies are kept, and the next request has none.'])
            object.__setattr__(self, '_says', False)
        return answer

    def get(self, url, params=None, data=None, file=None, headers=None, username=None, password=None, timeout=None):
        if data is not None:
            raise IllegalArgumentException('get with data is not supported in this version')
        return self.request(url, 'GET', params, None, file, headers, username, password, timeout)

    def __repr__(self):
        return '<JythonHttpClient>'


def _asking(method):
    def ask(self, url, params=None, data=None, file=None, headers=None, username=None, password=None, timeout=None):
        return self.request(url, method, params, data, file, headers, username, password, timeout)

    ask.__name__ = ask.__qualname__ = method.lower()
    return ask


for _method in ('POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'):
    setattr(JythonHttpClient, _method.lower(), _asking(_method))


def _http_client(timeout=_usual_timeout, bypass_cert_validation=False, username=None, password=None, proxy=None,
                 cookie_policy=None, redirect_policy='NORMAL', version='HTTP_2', customizer=None):
    _only_checked('bypass_cert_validation', bypass_cert_validation)
    for name, value in (('proxy', proxy), ('customizer', customizer)):
        if value is not None:
            raise IllegalArgumentException('%s is not supported in this version' % name)
    if cookie_policy is not None and _name_of('cookie_policy', cookie_policy, _cookies) != 'ACCEPT_NONE':
        raise IllegalArgumentException('cookie_policy %s is not supported in this version: no cookies are kept' % text(cookie_policy))
    _name_of('version', version, ('HTTP_1_1', 'HTTP_2'))
    follows = _name_of('redirect_policy', redirect_policy, _redirects) != 'NEVER'
    return JythonHttpClient(timeout, username, password, follows, cookie_policy is None)


# What an older function gives of an answer: its text, or an error.
def _text_of(answer, throws):
    if throws and not answer.isGood():
        raise IOException('Server returned HTTP response code: %d for URL: %s' % (answer.getStatusCode(), answer.getUrl()))
    return answer.getText()


def _older(method, url, kind, body, connectTimeout, readTimeout, username, password, headerValues, bypassCertValidation, throwOnError):
    _only_checked('bypassCertValidation', bypassCertValidation)
    headers = _with_credentials(_headers(headerValues), username, password)
    if kind is not None:
        headers = {**headers, 'Content-Type': kind}
    return _text_of(_send(method, _text('url', url), headers, body, connectTimeout + readTimeout, True), throwOnError)


def _http_get(url, connectTimeout=10000, readTimeout=_usual_timeout, username=None, password=None, headerValues=None,
              bypassCertValidation=False, useCaches=True, throwOnError=True):
    return _older('GET', url, None, None, connectTimeout, readTimeout, username, password, headerValues, bypassCertValidation, throwOnError)


def _http_delete(url, contentType=None, connectTimeout=10000, readTimeout=_usual_timeout, username=None, password=None, headerValues=None,
                 bypassCertValidation=False, throwOnError=True):
    kind = None if contentType is None else _text('contentType', contentType)
    return _older('DELETE', url, kind, None, connectTimeout, readTimeout, username, password, headerValues, bypassCertValidation, throwOnError)


# `(url, params)`, whose pairs are sent as a form, or `(url, contentType, data ...)`.
def _sending(method, params_name, data_name):
    names = ('contentType', data_name, 'connectTimeout', 'readTimeout', 'username', 'password', 'headerValues', 'bypassCertValidation', 'throwOnError')

    def send(url, *arguments, **named):
        given, found = list(arguments), dict(named)
        params = found.pop(params_name, None)
        if params is None and given and not isinstance(given[0], str) and given[0] is not None:
            params = given.pop(0)
        for name, value in zip(names, given):
            if name in found:
                raise TypeError('%s got %s twice' % (method, name))
            found[name] = value
        strange = sorted(set(found) - set(names))
        if strange or len(given) > len(names):
            raise TypeError('no argument %s' % strange[0] if strange else 'too many arguments')
        kind, data = found.get('contentType'), found.get(data_name)
        if params is not None:
            kind, body = 'application/x-www-form-urlencoded', parse.urlencode(_pairs(params_name, params)).encode()
        else:
            kind = 'text/plain' if kind is None else _text('contentType', kind)
            body = b'' if data is None else bytes(data) if isinstance(data, (bytearray, array)) else _text(data_name, data).encode()
        return _older(method, url, kind, body, found.get('connectTimeout', 10000), found.get('readTimeout', _usual_timeout),
                      found.get('username'), found.get('password'), found.get('headerValues'), found.get('bypassCertValidation', False),
                      found.get('throwOnError', True))

    return send


functions = {
    'httpClient': _http_client,
    'httpDelete': _http_delete,
    'httpGet': _http_get,
    'httpPost': _sending('POST', 'postParams', 'postData'),
    'httpPut': _sending('PUT', 'putParams', 'putData'),
}
