# Modules of the standard library that work on bytes, which are plain texts in Python 2.7: addresses, digests, codings.

import importlib
import re

from _dictionary import Dict
from _texts import kind_name, text as text_of
from _unicode import bytes_of, encode, joined, letters, long, unicode


def _of_urllib():
    from urllib import parse

    def quote(text, safe='/'):
        if not isinstance(text, str):
            _no_text(text, 'rstrip', text is None and 'None object cannot be quoted')
        if isinstance(text, unicode) and not text.isascii():
            raise KeyError([sign for sign in text if sign > '\x7f'][0])
        # `~` was no sign that stays.
        made = parse.quote(bytes_of_text(text), safe)
        made = made if '~' in safe else made.replace('~', '%7E')
        return letters(made) if isinstance(text, unicode) and len(made) == len(text) else made

    def quote_plus(text, safe=''):
        if not isinstance(text, str):
            raise TypeError("'%s' object is not iterable" % kind_name(text))
        parts = [quote(letters(part) if isinstance(text, unicode) else part, safe) for part in str.split(text, ' ')]
        return joined('+', parts)

    def unquote(text):
        if not isinstance(text, str):
            _no_text(text, 'split')
        return _same(text, parse.unquote(str.__str__(text), 'latin-1'))

    def encoded(query, doseq=0):
        if isinstance(query, str) and query or not hasattr(query, '__len__') or (
                len(query) and not isinstance(query, dict) and not isinstance(list(query)[0], tuple)):
            raise TypeError('not a valid non-string sequence or mapping object')
        pairs = [(key, query[key]) for key in query] if isinstance(query, dict) else list(query)
        made = []
        for key, value in pairs:
            values = value if doseq and isinstance(value, (list, tuple)) else [value]
            made += [quote_plus(text_of(key)) + '=' + quote_plus(text_of(one)) for one in values]
        return '&'.join(made)

    return {'quote': quote, 'quote_plus': quote_plus, 'unquote': unquote, 'urlencode': encoded,
            'unquote_plus': lambda text: unquote(text.replace('+', ' '))}


# What is asked of a text is no method of another value.
def _no_text(value, method, said=False):
    raise TypeError(said) if said else AttributeError("'%s' object has no attribute '%s'" % (kind_name(value), method))


def bytes_of_text(text):
    if not isinstance(text, str):
        raise TypeError('argument is not a text')
    return encode(text, 'ascii').encode('latin-1') if isinstance(text, unicode) else bytes_of(text)


def _same(like, text):
    return letters(text) if isinstance(like, unicode) else text


def _of_urlparse():
    from urllib import parse

    def over(function):
        def call(url, *rest, **named):
            if not isinstance(url, (str, tuple, list)):
                raise AttributeError("'%s' object has no attribute 'find'" % kind_name(url))
            return function(url, *rest, **named)

        return call

    # `;` stands between two of them too.
    def parse_qsl(qs, keep_blank_values=0, strict_parsing=0):
        made = []
        for pair in [one for part in qs.split('&') for one in part.split(';')]:
            if not pair and not strict_parsing:
                continue
            name, sign, value = pair.partition('=')
            if not sign and strict_parsing:
                raise ValueError('bad query field: %r' % pair)
            if value or keep_blank_values:
                made.append(tuple([_same(qs, parse.unquote(part.replace('+', ' '), 'latin-1')) for part in (name, value)]))
        return made

    def parse_qs(qs, *rest, **named):
        made = Dict()
        for name, value in parse_qsl(qs, *rest, **named):
            made.setdefault(name, []).append(value)
        return made

    names = {name: over(getattr(parse, name)) for name in 'urlparse urlunparse urljoin urlsplit urlunsplit'.split()}

    # `host:80` is a path: what stands before digits alone is no scheme.
    def of_parts(plain, kind):
        def call(url, scheme='', allow_fragments=True):
            found = plain(url, scheme, allow_fragments)
            if found.scheme and re.fullmatch(r'[^:]*:[0-9]+', url):
                return kind(*[scheme, '', url, '', '', ''][:len(found)])
            return found

        return call

    names['urlparse'] = of_parts(names['urlparse'], parse.ParseResult)
    names['urlsplit'] = of_parts(names['urlsplit'], parse.SplitResult)
    names.update({'urldefrag': lambda url: tuple(parse.urldefrag(url)), 'parse_qs': parse_qs, 'parse_qsl': parse_qsl})
    return names


# Digests and codings work on bytes: plain texts here.
def _of_hashlib():
    import hashlib

    def digest(name):
        class Digest:
            def __init__(self, text=''):
                self._digest, self.name = hashlib.new(name), name.replace('sha', 'sha-')
                self.digest_size, self.block_size = self._digest.digest_size, self._digest.block_size
                self.update(text)

            def update(self, text):
                self._digest.update(bytes_of_text(text))

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
    def new(name, text=''):
        kind = names.get(name.lower().replace('-', ''))
        if kind is None:
            raise ValueError('unsupported hash type %s' % name)
        return kind(text)

    names['new'] = new
    return names


# `md5` and `sha`, which `hashlib` came after.
def _of_digest(name):
    def names():
        digest = _of_hashlib()[name]
        return {'new': digest, name.rstrip('1'): digest, 'digest_size': digest().digest_size}

    return names


def _of_hmac():
    import hmac

    class _Hmac:
        def __init__(self, key, msg=None, digestmod=None):
            name = 'md5' if digestmod is None else digestmod().name.replace('-', '') if callable(digestmod) else digestmod
            self._made = hmac.new(bytes_of_text(key), bytes_of_text(msg) if msg is not None else None, name)

        def update(self, text):
            self._made.update(bytes_of_text(text))

        def hexdigest(self):
            return self._made.hexdigest()

        def digest(self):
            return self._made.digest().decode('latin-1')

    return {'new': _Hmac}


def _over_bytes(name, functions):
    real = importlib.import_module(name)

    def over(function):
        def call(*arguments, **named):
            made = function(*[bytes_of_text(one) if isinstance(one, str) else one for one in arguments], **named)
            return made.decode('latin-1') if isinstance(made, bytes) else made

        call.__name__ = function.__name__
        return call

    return {own: over(getattr(real, own)) for own in functions.split()}


def _of_base64():
    names = _over_bytes('base64', 'b64encode b64decode standard_b64encode standard_b64decode urlsafe_b64encode '
                        'urlsafe_b64decode b32encode b32decode b16encode b16decode encodebytes decodebytes')
    names['encodestring'], names['decodestring'] = names.pop('encodebytes'), names.pop('decodebytes')

    for name in ('b16decode', 'b32decode', 'b64decode'):
        names[name] = _with_type_errors(names[name])
    return names


# What cannot be read was of a wrong type in Python 2.7.
def _with_type_errors(function):
    def call(*arguments, **named):
        try:
            return function(*arguments, **named)
        except ValueError as problem:
            said = str(problem)
            raise TypeError('Incorrect padding' if said.startswith('Invalid base64-encoded string: number of') else said)

    return call


def _of_binascii():
    import binascii

    names = _over_bytes('binascii', 'hexlify unhexlify b2a_hex a2b_hex b2a_base64 a2b_base64 crc32 crc_hqx')
    crc = names['crc32']
    names['crc32'] = lambda text, *start: _signed(crc(text, *start))
    names['Error'] = binascii.Error
    for name in ('unhexlify', 'a2b_hex'):
        names[name] = _with_type_errors(names[name])
    return names


def _signed(value):
    return value - 0x100000000 if value > 0x7fffffff else value


def _of_zlib():
    import zlib

    names = _over_bytes('zlib', 'compress decompress crc32 adler32')
    for name in ('crc32', 'adler32'):
        names[name] = (lambda plain: lambda text, *start: _signed(plain(text, *start)))(names[name])
    compress = names['compress']

    def compressed(string, level=6):
        if not 1 <= level <= 9:
            raise zlib.error('Bad compression level')
        return compress(string, level)

    names.update({'compress': compressed, 'error': zlib.error})
    return names


# The numbers of Java stand with their higher byte first. Without a sign of order each begins at a multiple of its size.
def _of_struct():
    import math
    import re
    import struct

    known = re.compile(r'\s*(\d*)([xcbBhHiIlLqQfdsp])\s*')
    # From here on a number is infinite in four bytes.
    largest = (2 - 2 ** -24) * 2.0 ** 127

    def written(form):
        form = str.__str__(form)
        order, items = (form[0], form[1:]) if form[:1] in ('>', '<', '=', '!', '@') else ('@', form)
        made, kinds, at = '>' if order in '=@' else order, [], 0
        while at < len(items):
            found = known.match(items, at)
            if found is None:
                raise struct.error('bad char in struct format')
            count, kind = found.groups()
            size = struct.calcsize('>' + kind)
            if order == '@':
                made += 'x' * (-struct.calcsize(made) % size)
            made += count + kind
            kinds += [kind] if kind in 'sp' else [] if kind == 'x' else [kind] * int(count or 1)
            at = found.end()
        return made, kinds

    # What is too large loses its upper bits, and a fraction what is behind its point.
    def fitted(kind, value):
        if kind in 'fd':
            if not isinstance(value, (int, float)):
                raise TypeError('a float is required')
            return math.copysign(math.inf, value) if kind == 'f' and abs(value) >= largest else value
        if kind in 'csp':
            if not isinstance(value, str) or kind == 'c' and len(value) != 1:
                raise struct.error('char format require string of length 1' if kind == 'c' else "argument for 's' must be a string")
            return bytes_of_text(value)
        if not isinstance(value, (int, float)):
            raise struct.error('required argument is not an integer')
        value, wide = int(value), 64 if kind in 'ILqQ' else 32
        if kind == 'Q':
            if not 0 <= value < 1 << 64:
                raise struct.error("can't convert negative long to unsigned" if value < 0 else 'unsigned long int too long to convert')
        elif not -1 << wide - 1 <= value < 1 << wide - 1:
            raise struct.error('long int too long to convert' if wide == 64 else 'required argument is not an integer')
        bits = 8 * struct.calcsize('>' + kind)
        value &= (1 << bits) - 1
        return value - (1 << bits) if kind.islower() and value >> bits - 1 else value

    def pack(form, *values):
        made, kinds = written(form)
        if len(values) != len(kinds):
            raise struct.error('too many arguments for pack format' if len(values) > len(kinds) else 'insufficient arguments to pack')
        return struct.pack(made, *map(fitted, kinds, values)).decode('latin-1')

    def read(kind, value):
        return value.decode('latin-1') if isinstance(value, bytes) else long(value) if kind in 'ILqQ' else value

    def unpack(form, text):
        made, kinds = written(form)
        if len(text) != struct.calcsize(made):
            raise struct.error('unpack str size does not match format')
        return tuple([read(kind, value) for kind, value in zip(kinds, struct.unpack(made, bytes_of(text) if isinstance(text, bytearray) else bytes_of_text(text)))])

    def unpack_from(form, text, offset=0):
        return unpack(form, text[offset:offset + calcsize(form)])

    def calcsize(form):
        return struct.calcsize(written(form)[0])

    class Struct:
        def __init__(self, form):
            self.format, self.size = form, calcsize(form)

        def pack(self, *values):
            return pack(self.format, *values)

        def unpack(self, text):
            return unpack(self.format, text)

        def unpack_from(self, text, offset=0):
            return unpack_from(self.format, text, offset)

    Struct.__module__ = 'struct'
    return {'Struct': Struct, 'pack': pack, 'unpack': unpack, 'unpack_from': unpack_from, 'calcsize': calcsize, 'error': struct.error}


makers = {
    'base64': _of_base64, 'binascii': _of_binascii, 'hashlib': _of_hashlib, 'md5': _of_digest('md5'), 'sha': _of_digest('sha1'), 'hmac': _of_hmac, 'struct': _of_struct,
    'urllib': _of_urllib, 'urlparse': _of_urlparse, 'zlib': _of_zlib,
}
