# `java.util.UUID`: what scripts make, and the ids of the gateway.

import hashlib
import re
import uuid

from _errors import ClassCastException, IllegalArgumentException, NullPointerException, NumberFormatException, UnsupportedOperationException
from _java_bean import Bean, long_of, refused, signed, text_of
from _texts import kind_name
from _unicode import bytes_of, letters, long, unicode

_widths = (32, 16, 16, 16, 48)


def _signed_long(number):
    return (number + (1 << 63) & (1 << 64) - 1) - (1 << 63)


class UUID(Bean):
    __module__ = 'java.util'

    def __init__(self, mostSigBits, leastSigBits):
        most, least = [long_of('java.util.UUID', bits) & (1 << 64) - 1 for bits in (mostSigBits, leastSigBits)]
        self._number = most << 64 | least

    @staticmethod
    def randomUUID():
        return _of_number(uuid.uuid4().int)

    # Leading zeros may be missing, and of a part that is too long the end counts.
    @staticmethod
    def fromString(name):
        if name is None:
            raise NullPointerException()
        text = text_of('fromString', name)
        parts = text.split('-')
        if len(text) > 36 or len(parts) != 5:
            raise IllegalArgumentException('Invalid UUID string: %s' % text)
        if not all([re.fullmatch('[0-9a-fA-F]{1,15}', part) for part in parts]):
            raise NumberFormatException('For input string: "%s"' % text)
        number = 0
        for part, width in zip(parts, _widths):
            number = number << width | int(part, 16) & (1 << width) - 1
        return _of_number(number)

    @staticmethod
    def nameUUIDFromBytes(name):
        if isinstance(name, str) and not isinstance(name, unicode):
            name = bytes_of(name)
        elif not isinstance(name, (list, tuple)) or not all([isinstance(one, int) and -128 <= one < 128 for one in name]):
            raise refused('nameUUIDFromBytes', name, 'byte[]')
        digest = hashlib.md5(bytes([one & 255 for one in name])).digest()
        return _of_number(uuid.UUID(bytes=digest, version=3).int)

    def getMostSignificantBits(self):
        return long(_signed_long(self._number >> 64))

    def getLeastSignificantBits(self):
        return long(_signed_long(self._number))

    def version(self):
        return self._number >> 76 & 15

    def variant(self):
        bits = self._number >> 61 & 7
        return 0 if bits < 4 else 2 if bits < 6 else bits

    # Those of a UUID that was made of a time.
    def _timed(self):
        if self.version() != 1:
            raise UnsupportedOperationException('Not a time-based UUID')
        return uuid.UUID(int=self._number)

    def timestamp(self):
        return long(self._timed().time)

    def clockSequence(self):
        return self._timed().clock_seq

    def node(self):
        return long(self._timed().node)

    def compareTo(self, val):
        if val is None:
            raise NullPointerException()
        if not isinstance(val, UUID):
            raise ClassCastException('class %s cannot be cast to class java.util.UUID' % kind_name(val))
        one, other = [(int(each.getMostSignificantBits()), int(each.getLeastSignificantBits())) for each in (self, val)]
        return (one > other) - (one < other)

    def __eq__(self, other):
        return isinstance(other, UUID) and self._number == other._number

    def __lt__(self, other):
        return self.compareTo(other) < 0 if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.compareTo(other) > 0 if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.compareTo(other) <= 0 if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.compareTo(other) >= 0 if isinstance(other, UUID) else NotImplemented

    def hashCode(self):
        bits = self._number >> 64 ^ self._number & (1 << 64) - 1
        return signed(bits >> 32 ^ bits)

    def __hash__(self):
        return self.hashCode()

    def toString(self):
        return letters(str(uuid.UUID(int=self._number)))

    def __str__(self):
        return self.toString()

    __repr__ = __str__


def _of_number(number):
    made = object.__new__(UUID)
    made._number = number
    return made
