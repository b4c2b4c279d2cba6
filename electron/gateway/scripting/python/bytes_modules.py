# Modules of the standard library that work on bytes, which are plain texts in Python 2.7: addresses, digests, codings.

import importlib

from _dictionary import Dict
from _texts import text as text_of
from _unicode import bytes_of, encode, letters, unicode


def _of_urllib():
    from urllib import parse

    def quote(text, safe='/'):
        return parse.quote(_bytes(text), safe)

    def quote_plus(text, safe=''):
        return parse.quote_plus(_bytes(text), safe)

    def unquote(text):
        return _same(text, parse.unquote(str.__str__(text), 'latin-1'))

    def encoded(query, doseq=0):
        pairs = [(key, query[key]) for key in query] if isinstance(query, dict) else list(query)
        made = []
        for key, value in pairs:
            values = value if doseq and isinstance(value, (list, tuple)) else [value]
            made += [quote_plus(text_of(key)) + '=' + quote_plus(text_of(one)) for one in values]
        return '&'.join(made)

    return {'quote': quote, 'quote_plus': quote_plus, 'unquote': unquote, 'urlencode': encoded,
            'unquote_plus': lambda text: unquote(text.replace('+', ' '))}


def _bytes(text):
    if not isinstance(text, str):
        raise TypeError('argument is not a text')
    return encode(text, 'ascii').encode('latin-1') if isinstance(text, unicode) else bytes_of(text)


def _same(like, text):
    return letters(text) if isinstance(like, unicode) else text


def _of_urlparse():
    from urllib import parse

    names = {name: getattr(parse, name) for name in (
        'urlparse urlunparse urljoin urldefrag urlsplit urlunsplit').split()}
    names.update({
        'parse_qs': lambda text, *rest: Dict(parse.parse_qs(text, *rest)),
        'parse_qsl': lambda text, *rest: parse.parse_qsl(text, *rest),
    })
    return names


# Digests and codings work on bytes: plain texts here.
def _of_hashlib():
    import hashlib

    def digest(name):
        class Digest:
            def __init__(self, text=''):
                self._digest, self.name = hashlib.new(name), name
                self.digest_size, self.block_size = self._digest.digest_size, self._digest.block_size
                self.update(text)

            def update(self, text):
                self._digest.update(_bytes(text))

            def hexdigest(self):
                return self._digest.hexdigest()

            def digest(self):
                return self._digest.digest().decode('latin-1')

            def copy(self):
                other = Digest()
                other._digest = self._digest.copy()
                return other

        return Digest

    names = {name: digest(name) for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512')}
    names['new'] = lambda name, text='': names[name.lower().replace('-', '')](text)
    return names


def _of_hmac():
    import hmac

    class _Hmac:
        def __init__(self, key, msg=None, digestmod=None):
            name = 'md5' if digestmod is None else digestmod().name if callable(digestmod) else digestmod
            self._made = hmac.new(_bytes(key), _bytes(msg) if msg is not None else None, name)

        def update(self, text):
            self._made.update(_bytes(text))

        def hexdigest(self):
            return self._made.hexdigest()

        def digest(self):
            return self._made.digest().decode('latin-1')

    return {'new': _Hmac}


def _over_bytes(name, functions):
    real = importlib.import_module(name)

    def over(function):
        def call(*arguments, **named):
            made = function(*[_bytes(one) if isinstance(one, str) else one for one in arguments], **named)
            return made.decode('latin-1') if isinstance(made, bytes) else made

        call.__name__ = function.__name__
        return call

    return {own: over(getattr(real, own)) for own in functions.split()}


def _of_base64():
    names = _over_bytes('base64', 'b64encode b64decode standard_b64encode standard_b64decode urlsafe_b64encode '
                        'urlsafe_b64decode b32encode b32decode b16encode b16decode encodebytes decodebytes')
    names['encodestring'], names['decodestring'] = names.pop('encodebytes'), names.pop('decodebytes')

    def checked(function):
        def call(*arguments, **named):
            try:
                return function(*arguments, **named)
            except ValueError as problem:
                raise TypeError(str(problem))

        return call

    names['b64decode'] = checked(names['b64decode'])
    return names


def _of_binascii():
    import binascii

    names = _over_bytes('binascii', 'hexlify unhexlify b2a_hex a2b_hex b2a_base64 a2b_base64 crc32')
    crc = names['crc32']
    names['crc32'] = lambda text, *start: _signed(crc(text, *start))
    names['Error'] = binascii.Error
    return names


def _signed(value):
    return value - 0x100000000 if value > 0x7fffffff else value


def _of_zlib():
    import zlib

    names = _over_bytes('zlib', 'compress decompress crc32 adler32')
    for name in ('crc32', 'adler32'):
        names[name] = (lambda plain: lambda text, *start: _signed(plain(text, *start)))(names[name])
    names['error'] = zlib.error
    return names


def _of_struct():
    import struct

    def pack(form, *values):
        return struct.pack(str.__str__(form), *[_bytes(one) if isinstance(one, str) else one for one in values]).decode('latin-1')

    def unpack(form, text):
        return tuple([one.decode('latin-1') if isinstance(one, bytes) else one for one in struct.unpack(str.__str__(form), _bytes(text))])

    return {'pack': pack, 'unpack': unpack, 'calcsize': struct.calcsize, 'error': struct.error}


makers = {
    'base64': _of_base64, 'binascii': _of_binascii, 'hashlib': _of_hashlib, 'hmac': _of_hmac, 'struct': _of_struct,
    'urllib': _of_urllib, 'urlparse': _of_urlparse, 'zlib': _of_zlib,
}
