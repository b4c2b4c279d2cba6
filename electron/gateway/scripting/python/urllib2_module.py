# `urllib2`: what scripts ask of other computers by Python's own names. It goes where `system.net` goes, to those alone that the
# site lists, with certificates checked, through no proxy and without cookies.

from urllib import parse

from _bytes_modules import bytes_of_text, makers as byte_makers
from _dictionary import Dict
from _standard_errors import IOError
from _string_io import StringIO
from _system_net import ask
from _texts import text

_usual_timeout = 60
# Seconds that are not said: the usual ones.
_no_timeout = object()
_agent = 'Python-urllib/2.7'
_reasons = {
    200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content', 206: 'Partial Content', 301: 'Moved Permanently', 302: 'Found',
    303: 'See Other', 304: 'Not Modified', 307: 'Temporary Redirect', 400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required',
    403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable', 408: 'Request Timeout', 409: 'Conflict', 410: 'Gone',
    411: 'Length Required', 412: 'Precondition Failed', 413: 'Request Entity Too Large', 414: 'Request-URI Too Long',
    415: 'Unsupported Media Type', 417: 'Expectation Failed', 500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway',
    503: 'Service Unavailable', 504: 'Gateway Timeout', 505: 'HTTP Version Not Supported',
}


class URLError(IOError):
    __module__ = 'urllib2'

    def __init__(self, reason):
        self.args = reason,
        self.reason = reason

    def __str__(self):
        return '<urlopen error %s>' % text(self.reason)


# Names of headers are the same in letters of any size.
class _Headers(Dict):
    __module__ = 'httplib'

    def __getitem__(self, name):
        return Dict.__getitem__(self, name.lower())

    def __contains__(self, name):
        return Dict.__contains__(self, name.lower())

    has_key = __contains__

    def get(self, name, default=None):
        return Dict.get(self, name.lower(), default)

    getheader = get

    def getheaders(self, name):
        return [self[name]] if name in self else []

    def gettype(self):
        return self.get('content-type', 'text/plain').partition(';')[0].strip().lower()

    getmimetype = get_content_type = gettype

    def getparam(self, name):
        for part in self.get('content-type', '').split(';')[1:]:
            key, _, value = part.partition('=')
            if key.strip().lower() == name.lower():
                return value.strip().strip('"')
        return None


# An answer: a file of its bytes, and where it came from.
class _Answer(StringIO):
    def _fill(self, answer):
        StringIO.__init__(self, answer._bytes().decode('latin-1'))
        headers = _Headers()
        for name, value in answer._answer['headers']:
            headers[str.__str__(name).lower()] = str.__str__(value)
        self.headers, self.url = headers, str.__str__(answer.getUrl())
        self.code = answer.getStatusCode()
        self.msg = _reasons.get(self.code, '')

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.code


class addinfourl(_Answer):
    __module__ = 'urllib'

    def __init__(self, answer):
        self._fill(answer)

    def __repr__(self):
        return '<addinfourl of %s>' % self.url


class HTTPError(URLError):
    __module__ = 'urllib2'

    def __init__(self, url, code, msg, hdrs, fp):
        self.args = ()
        self.filename, self.code, self.msg, self.hdrs, self.fp = url, code, msg, hdrs, fp
        self.headers, self.reason, self.url = hdrs, msg, url

    def __str__(self):
        return 'HTTP Error %s: %s' % (self.code, self.msg)

    def read(self, *given):
        return '' if self.fp is None else self.fp.read(*given)

    def readlines(self):
        return [] if self.fp is None else self.fp.readlines()

    def close(self):
        pass

    def info(self):
        return self.hdrs

    def geturl(self):
        return self.filename

    def getcode(self):
        return self.code


class Request:
    __module__ = 'urllib2'

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False):
        if not isinstance(url, str):
            raise AttributeError("'%s' object has no attribute 'strip'" % type(url).__name__)
        self._url = url.strip()
        self.data = data
        self.headers = Dict()
        self.unredirected_hdrs = Dict()
        for key, value in headers.items():
            self.add_header(key, value)

    def get_method(self):
        return 'GET' if self.data is None else 'POST'

    def add_data(self, data):
        self.data = data

    def has_data(self):
        return self.data is not None

    def get_data(self):
        return self.data

    def get_full_url(self):
        return self._url

    def get_type(self):
        scheme, sign, _ = self._url.partition(':')
        if not sign:
            raise ValueError('unknown url type: %s' % self._url)
        return scheme

    def get_host(self):
        return parse.urlsplit(self._url).netloc

    def get_selector(self):
        parts = parse.urlsplit(self._url)
        return parse.urlunsplit(('', '', parts.path or '/', parts.query, ''))

    def add_header(self, key, val):
        self.headers[str.capitalize(key)] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[str.capitalize(key)] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())

    def __repr__(self):
        return '<urllib2.Request of %s>' % self._url


def _origin(url):
    parts = parse.urlsplit(url)
    return parts.scheme, parts.netloc


def _asked(method, url, headers, body, timeout):
    problem, answer = ask(method, url, headers, body, timeout * 1000, method in ('GET', 'HEAD'))
    if problem is not None:
        raise URLError(problem)
    return answer


def urlopen(url, data=None, timeout=_no_timeout):
    request = url if isinstance(url, Request) else Request(url)
    if data is not None:
        request.add_data(data)
    address = request.get_full_url()
    if request.get_type() not in ('http', 'https'):
        raise URLError('unknown url type: %s' % request.get_type())
    body = None if request.data is None else bytes_of_text(request.data)
    seconds = _usual_timeout if timeout is _no_timeout or timeout is None else timeout
    headers = {str.__str__(text(name)): str.__str__(text(value)) for name, value in request.header_items()}
    if body is not None and not request.has_header('Content-type'):
        headers['Content-type'] = 'application/x-www-form-urlencoded'
    if not request.has_header('User-agent'):
        headers['User-agent'] = _agent
    method = str.__str__(request.get_method())
    answer = _asked(method, str.__str__(address), headers, body, seconds)
    # What was posted is not posted again: where it leads to is read. Who asks is told to no other computer.
    to = answer._header('location')
    if answer.getStatusCode() in (301, 302, 303) and method == 'POST' and to != '':
        to = parse.urljoin(address, to)
        untold = () if _origin(to) == _origin(address) else ('authorization', 'cookie')
        onward = {name: value for name, value in headers.items() if not name.lower().startswith('content-') and name.lower() not in untold}
        answer = _asked('GET', to, onward, None, seconds)
    found = addinfourl(answer)
    if not 200 <= found.code < 300:
        raise HTTPError(found.url, found.code, found.msg, found.headers, found)
    return found


def _names():
    quoting = byte_makers['urllib']()
    return {'HTTPError': HTTPError, 'Request': Request, 'URLError': URLError, 'quote': quoting['quote'], 'unquote': quoting['unquote'],
            'urlopen': urlopen}


makers = {'urllib2': _names}
