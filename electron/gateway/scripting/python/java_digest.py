# `java.security.MessageDigest` and the check sums of `java.util.zip`. Bytes of Java are `array('b')`.

import array
import hashlib
import hmac
import zlib

from _errors import ArrayIndexOutOfBoundsException, Exception_, NullPointerException, derive
from _java_bean import Bean, int_of, text_of
from _java_coding import bytes_in
from _unicode import letters, long

GeneralSecurityException = derive(Exception_, 'GeneralSecurityException', 'java.security')
NoSuchAlgorithmException = derive(GeneralSecurityException, 'NoSuchAlgorithmException', 'java.security')

_algorithms = {
    'MD5': 'md5', 'SHA': 'sha1', 'SHA1': 'sha1', 'SHA-1': 'sha1', 'SHA-224': 'sha224', 'SHA-256': 'sha256', 'SHA-384': 'sha384',
    'SHA-512': 'sha512', 'SHA3-256': 'sha3_256', 'SHA3-512': 'sha3_512',
}


# One byte, bytes, or a part of them.
def _given(function, input, place):
    if isinstance(input, int) and not place:
        return bytes([int_of(function, input) & 255])
    if input is None:
        raise NullPointerException()
    whole = bytes_in(function, input)
    if not place:
        return whole
    begin, size = [int_of(function, one) for one in place]
    if begin < 0 or size < 0 or begin + size > len(whole):
        raise ArrayIndexOutOfBoundsException()
    return whole[begin:begin + size]


class MessageDigest(Bean):
    __module__ = 'java.security'

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.security.MessageDigest)')

    @staticmethod
    def getInstance(algorithm):
        name = text_of('getInstance', algorithm)
        if name.upper() not in _algorithms:
            raise NoSuchAlgorithmException('%s MessageDigest not available' % name)
        made = object.__new__(MessageDigest)
        made._name = name
        made.reset()
        return made

    @staticmethod
    def isEqual(digesta, digestb):
        return hmac.compare_digest(bytes_in('isEqual', digesta), bytes_in('isEqual', digestb))

    def reset(self):
        self._sum = hashlib.new(_algorithms[self._name.upper()])

    def update(self, input, *place):
        self._sum.update(_given('update', input, place))

    # It begins anew afterwards.
    def digest(self, *input):
        if input:
            self.update(*input)
        made = array.array('b', self._sum.digest())
        self.reset()
        return made

    def getAlgorithm(self):
        return letters(self._name)

    def getDigestLength(self):
        return self._sum.digest_size


class _Sum(Bean):
    __module__ = 'java.util.zip'

    def __init__(self):
        self.reset()

    def reset(self):
        self._value = self._begin

    def update(self, b, *place):
        self._value = type(self)._count(_given('update', b, place), self._value)

    def getValue(self):
        return long(self._value)


class CRC32(_Sum):
    __module__ = 'java.util.zip'
    _begin, _count = 0, staticmethod(zlib.crc32)


class Adler32(_Sum):
    __module__ = 'java.util.zip'
    _begin, _count = 1, staticmethod(zlib.adler32)


by_package = {
    'security': {kind.__name__: kind for kind in (GeneralSecurityException, MessageDigest, NoSuchAlgorithmException)},
    'util.zip': {'CRC32': CRC32, 'Adler32': Adler32},
}
