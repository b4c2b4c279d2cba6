# What Java codes texts and bytes by: `java.util.Base64`, `java.net.URLEncoder`, `java.nio.charset.StandardCharsets` and
# `java.text.Normalizer`. Bytes of Java are `array('b')`.

import array
import base64
import unicodedata
from urllib import parse

from _errors import IllegalArgumentException, IOException, UnsupportedOperationException, derive
from _java_bean import Bean, Constants, refused, text_of
from _java_time_base import Enum, enumerate_names, of_type
from _unicode import bytes_of, letters, unicode

UnsupportedEncodingException = derive(IOException, 'UnsupportedEncodingException', 'java.io', _most=1)
_charsets = {'UTF-8': 'utf-8', 'US-ASCII': 'ascii', 'ISO-8859-1': 'latin-1', 'UTF-16': 'utf-16', 'UTF-16BE': 'utf-16-be', 'UTF-16LE': 'utf-16-le'}
_aliases = {'UTF8': 'UTF-8', 'ASCII': 'US-ASCII', 'ISO8859_1': 'ISO-8859-1', 'LATIN1': 'ISO-8859-1'}


# The codec of a name or of one of `StandardCharsets`; without one it is UTF-8.
def charset(function, given):
    if isinstance(given, Charset):
        return _charsets[given._name]
    name = 'UTF-8' if given is None else text_of(function, given).upper()
    name = _aliases.get(name, name)
    if name == 'UTF-16':
        raise UnsupportedOperationException('UTF-16 without the order of its bytes is not supported in this version')
    if name not in _charsets:
        raise UnsupportedEncodingException(given)
    return _charsets[name]


# Bytes of an array, of a plain text or of a list of numbers.
def bytes_in(function, value):
    if isinstance(value, array.array) and value.typecode in ('b', 'B'):
        return value.tobytes()
    if isinstance(value, (bytes, bytearray)) or isinstance(value, str) and (not isinstance(value, unicode) or value.isascii()):
        return bytes_of(value)
    if isinstance(value, (list, tuple)) and all([isinstance(one, int) and -128 <= one < 128 for one in value]):
        return bytes([one & 255 for one in value])
    raise refused(function, value, 'byte[]')


class Charset(Bean, metaclass=Constants):
    __module__ = 'java.nio.charset'

    def __init__(self, *_):
        raise TypeError('java.nio.charset.Charset is abstract; Charset.forName gives one')

    @staticmethod
    def _constant(name):
        return None

    @staticmethod
    def forName(charsetName):
        charset('forName', charsetName)
        name = text_of('forName', charsetName).upper()
        return _charset(_aliases.get(name, name))

    def name(self):
        return letters(self._name)

    def __eq__(self, other):
        return isinstance(other, Charset) and other._name == self._name

    def __hash__(self):
        return hash(self._name)

    def __repr__(self):
        return self._name

    def toString(self):
        return letters(self._name)


def _charset(name):
    made = object.__new__(Charset)
    object.__setattr__(made, '_name', name)
    return made


class StandardCharsets(Bean, metaclass=Constants):
    __module__ = 'java.nio.charset'

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.nio.charset.StandardCharsets)')

    @staticmethod
    def _constant(name):
        known = {'UTF_8': 'UTF-8', 'US_ASCII': 'US-ASCII', 'ISO_8859_1': 'ISO-8859-1', 'UTF_16BE': 'UTF-16BE', 'UTF_16LE': 'UTF-16LE'}
        return _charset(known[name]) if name in known else None


class Encoder(Bean):
    __module__ = 'java.util'

    def __init__(self, signs, fills=True):
        self._signs, self._fills = signs, fills

    def _coded(self, function, src):
        made = base64.b64encode(bytes_in(function, src), self._signs)
        return made if self._fills else made.rstrip(b'=')

    def encodeToString(self, src):
        return letters(self._coded('encodeToString', src).decode())

    def encode(self, src):
        return array.array('b', self._coded('encode', src))

    def withoutPadding(self):
        return Encoder(self._signs, False)


class Decoder(Bean):
    __module__ = 'java.util'

    def __init__(self, signs):
        self._signs = signs

    def decode(self, src):
        coded = str.encode(src, 'latin-1', 'replace') if isinstance(src, str) else bytes_in('decode', src)
        bare = coded.rstrip(b'=')
        for code in bare:
            if not chr(code).isalnum() and code not in self._signs:
                raise IllegalArgumentException('Illegal base64 character %x' % code)
        if len(bare) % 4 == 1:
            raise IllegalArgumentException('Last unit does not have enough valid bits' if len(bare) > 1 else (
                'Input byte[] should at least have 2 bytes for base64 bytes'))
        if len(coded) > len(bare) and len(coded) % 4:
            raise IllegalArgumentException('Input byte array has wrong 4-byte ending unit')
        return array.array('b', base64.b64decode(bare + b'=' * (-len(bare) % 4), self._signs))


class Base64(Bean):
    __module__ = 'java.util'

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.util.Base64)')

    @staticmethod
    def getEncoder():
        return Encoder(b'+/')

    @staticmethod
    def getDecoder():
        return Decoder(b'+/')

    @staticmethod
    def getUrlEncoder():
        return Encoder(b'-_')

    @staticmethod
    def getUrlDecoder():
        return Decoder(b'-_')


class URLEncoder(Bean):
    __module__ = 'java.net'

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.net.URLEncoder)')

    @staticmethod
    def encode(s, enc=None):
        coded = parse.quote_plus(text_of('encode', s), safe='*', encoding=charset('encode', enc), errors='replace')
        return letters(coded.replace('~', '%7E'))


class URLDecoder(Bean):
    __module__ = 'java.net'

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.net.URLDecoder)')

    @staticmethod
    def decode(s, enc=None):
        return letters(parse.unquote_plus(text_of('decode', s), encoding=charset('decode', enc), errors='replace'))


class Normalizer(Bean):
    __module__ = 'java.text'

    class Form(Enum):
        __module__ = 'java.text'

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.text.Normalizer)')

    @staticmethod
    def normalize(src, form):
        return letters(unicodedata.normalize(of_type('normalize', form, Normalizer.Form)._name, text_of('normalize', src)))


enumerate_names(Normalizer.Form, 'NFD NFC NFKD NFKC'.split())
by_package = {
    'net': {'URLDecoder': URLDecoder, 'URLEncoder': URLEncoder}, 'nio.charset': {'Charset': Charset, 'StandardCharsets': StandardCharsets},
    'text': {'Normalizer': Normalizer}, 'util': {'Base64': Base64},
}
