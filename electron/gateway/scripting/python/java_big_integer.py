# `java.math.BigInteger`: what a script makes by its name is an object; what its functions give are long numbers, since Jython
# makes those of it.

import array
import math
import re

from _errors import ArithmeticException, ClassCastException, NullPointerException, NumberFormatException
from _java_arrays import of
from _java_bean import Bean, Constants, int_of, refused, signed
from _unicode import letters, long

_constants = {'ZERO': 0, 'ONE': 1, 'TWO': 2, 'TEN': 10}


# The hash of a whole number of any size, as Java's.
def hash_of(whole):
    rest, words = abs(whole), []
    while rest:
        rest, word = rest >> 32, rest & 0xffffffff
        words.insert(0, word)
    code = 0
    for word in words:
        code = 31 * code + word
    return signed(-code if whole < 0 else code)


class BigInteger(Bean, metaclass=Constants):
    __module__ = 'java.math'

    # Of digits and their base, of bytes, or of a sign and bytes.
    def __init__(self, *given):
        if len(given) == 1 and isinstance(given[0], str):
            self._whole = _read(str.__str__(given[0]), 10)
        elif len(given) == 2 and isinstance(given[0], str):
            self._whole = _read(str.__str__(given[0]), int_of('java.math.BigInteger', given[1]))
        elif len(given) == 1:
            self._whole = int.from_bytes(_bytes(given[0]), 'big', signed=True)
        elif len(given) == 2:
            self._whole = int_of('java.math.BigInteger', given[0]) * int.from_bytes(_bytes(given[1]), 'big')
        else:
            raise TypeError('java.math.BigInteger(): expected 1-2 args; got %d' % len(given))

    @staticmethod
    def _constant(name):
        return long(_constants[name]) if name in _constants else None

    @staticmethod
    def valueOf(val):
        return long(int_of('valueOf', val, 64, 'long'))

    def compareTo(self, val):
        other = _compared(val)
        return (self._whole > other) - (self._whole < other)

    def __eq__(self, other):
        return isinstance(other, BigInteger) and self._whole == other._whole

    def _ordered(name):
        def method(self, other):
            return getattr(int, name)(self._whole, other._whole) if isinstance(other, BigInteger) else NotImplemented

        return method

    __lt__, __le__, __gt__, __ge__ = map(_ordered, ('__lt__', '__le__', '__gt__', '__ge__'))
    del _ordered

    def hashCode(self):
        return hash_of(self._whole)

    def __hash__(self):
        return self.hashCode()

    # `long(...)` of it, and no other of Python's numbers.
    def _as_long(self):
        return self._whole

    def signum(self):
        return (self._whole > 0) - (self._whole < 0)

    def toString(self, radix=10):
        base, rest, digits = int_of('toString', radix), abs(self._whole), ''
        if not 2 <= base <= 36:
            base = 10
        while rest:
            rest, digit = divmod(rest, base)
            digits = '0123456789abcdefghijklmnopqrstuvwxyz'[digit] + digits
        return letters(('-' if self._whole < 0 else '') + (digits or '0'))

    def __repr__(self):
        return str(self._whole)

    __str__ = __repr__

    def intValue(self):
        return signed(self._whole)

    def longValue(self):
        return long(signed(self._whole, 64))

    def shortValue(self):
        return signed(self._whole, 16)

    def byteValue(self):
        return signed(self._whole, 8)

    def doubleValue(self):
        try:
            return float(self._whole)
        except OverflowError:
            return float('inf') if self._whole > 0 else float('-inf')

    floatValue = doubleValue

    def bitLength(self):
        return (self._whole if self._whole >= 0 else ~self._whole).bit_length()

    def bitCount(self):
        return (self._whole if self._whole >= 0 else ~self._whole).bit_count()

    def getLowestSetBit(self):
        return (self._whole & -self._whole).bit_length() - 1

    def testBit(self, n):
        if n < 0:
            raise ArithmeticException('Negative bit address')
        return bool(self._whole >> int_of('testBit', n) & 1)

    def toByteArray(self):
        return array.array('b', self._whole.to_bytes(self.bitLength() // 8 + 1, 'big', signed=True))

    def isProbablePrime(self, certainty):
        return int_of('isProbablePrime', certainty) <= 0 or _is_prime(abs(self._whole))

    def nextProbablePrime(self):
        if self._whole < 0:
            raise ArithmeticException('start < 0: %d' % self._whole)
        found = self._whole + 1
        while not _is_prime(found):
            found += 1
        return long(found)

    def sqrt(self):
        if self._whole < 0:
            raise ArithmeticException('Negative BigInteger')
        return long(math.isqrt(self._whole))

    def pow(self, exponent):
        if int_of('pow', exponent) < 0:
            raise ArithmeticException('Negative exponent')
        return long(self._whole ** exponent)

    def modPow(self, exponent, m):
        power, by = _number('modPow', exponent), _positive(_number('modPow', m))
        try:
            return long(pow(self._whole, power, by))
        except ValueError:
            raise ArithmeticException('BigInteger not invertible.')

    def modInverse(self, m):
        by = _positive(_number('modInverse', m))
        try:
            return long(0 if by == 1 else pow(self._whole, -1, by))
        except ValueError:
            raise ArithmeticException('BigInteger not invertible.')

    def divideAndRemainder(self, val):
        by = _number('divideAndRemainder', val)
        return of('java.math.BigInteger', [long(_quotient(self._whole, by)), long(self._whole - _quotient(self._whole, by) * by)])


def _read(text, base):
    digits = text[1:] if text[:1] in ('-', '+') else text
    if text == '':
        raise NumberFormatException('Zero length BigInteger')
    if digits == '':
        raise NumberFormatException('Zero length BigInteger')
    if re.search('[-+]', digits):
        raise NumberFormatException('Illegal embedded sign character')
    try:
        return int(text, base) if '_' not in text and not re.search(r'\s', text) else int('')
    except ValueError:
        raise NumberFormatException('For input string: "%s"' % digits)


def _bytes(given):
    if not isinstance(given, (list, tuple, array.array)):
        raise refused('java.math.BigInteger', given, 'String, byte[]')
    if not len(given):
        raise NumberFormatException('Zero length BigInteger')
    return bytes([int(one) & 0xff for one in given])


# An argument: such an object, or a long number.
def _number(function, value):
    if value is None:
        raise NullPointerException()
    if isinstance(value, BigInteger):
        return value._whole
    if isinstance(value, int) and not isinstance(value, bool) and (isinstance(value, long) or not -1 << 31 <= value < 1 << 31):
        return int(value)
    raise refused(function, value, 'java.math.BigInteger')


def _compared(value):
    if isinstance(value, int) and not isinstance(value, long) and -1 << 31 <= value < 1 << 31:
        raise ClassCastException('class java.lang.Integer cannot be cast to class java.math.BigInteger')
    return _number('compareTo', value)


def _positive(by):
    if by <= 0:
        raise ArithmeticException('BigInteger: modulus not positive')
    return by


def _quotient(one, by):
    if by == 0:
        raise ArithmeticException('BigInteger divide by zero')
    return abs(one) // abs(by) * (1 if (one >= 0) == (by > 0) else -1)


def _mod(one, by):
    if by <= 0:
        raise ArithmeticException('BigInteger: modulus not positive')
    return one % by


# Whether it is prime: surely below 3 * 10^24, and as surely as Java says above.
def _is_prime(number):
    small = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)
    if number < 2 or any([number % one == 0 for one in small]):
        return number in small
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for base in small:
        found = pow(base, odd, number)
        if found not in (1, number - 1) and all([pow(found, 1 << turn, number) != number - 1 for turn in range(1, twos)]):
            return False
    return True


def _with(name, work):
    def method(self, val):
        return long(work(self._whole, _number(name, val)))

    method.__name__ = name
    type.__setattr__(BigInteger, name, method)


def _alone(name, work):
    type.__setattr__(BigInteger, name, lambda self: long(work(self._whole)))


def _shifted(name, work):
    def method(self, n):
        return long(work(self._whole, int_of(name, n)))

    type.__setattr__(BigInteger, name, method)


def _exact(name, kind, bits, made):
    def method(self):
        if signed(self._whole, bits) != self._whole:
            raise ArithmeticException('BigInteger out of %s range' % kind)
        return made(self._whole)

    type.__setattr__(BigInteger, name, method)


for _name, _work in (
        ('add', lambda one, two: one + two), ('subtract', lambda one, two: one - two), ('multiply', lambda one, two: one * two),
        ('divide', _quotient), ('remainder', lambda one, two: one - _quotient(one, two) * two), ('mod', _mod), ('gcd', math.gcd), ('max', max),
        ('min', min), ('and', lambda one, two: one & two), ('or', lambda one, two: one | two), ('xor', lambda one, two: one ^ two),
        ('andNot', lambda one, two: one & ~two)):
    _with(_name, _work)
for _name, _work in (('negate', lambda one: -one), ('abs', abs), ('not', lambda one: ~one)):
    _alone(_name, _work)
for _name, _work in (
        ('shiftLeft', lambda one, n: one << n if n >= 0 else one >> -n), ('shiftRight', lambda one, n: one >> n if n >= 0 else one << -n),
        ('setBit', lambda one, n: one | 1 << n), ('clearBit', lambda one, n: one & ~(1 << n)), ('flipBit', lambda one, n: one ^ 1 << n)):
    _shifted(_name, _work)
for _name, _kind, _bits, _made in (('intValueExact', 'int', 32, int), ('longValueExact', 'long', 64, long), ('shortValueExact', 'short', 16, int),
                                   ('byteValueExact', 'byte', 8, int)):
    _exact(_name, _kind, _bits, _made)
