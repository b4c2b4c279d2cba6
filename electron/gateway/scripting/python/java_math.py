# `java.math` for scripts: BigDecimal is a whole number and how many of its digits are behind the point.

import re
from decimal import Decimal
from fractions import Fraction

import _java_double
from _errors import ArithmeticException, NumberFormatException
from _java_big_integer import BigInteger, hash_of
from _java_arrays import of
from _java_bits import single
from _java_bean import Bean, Constants, int_of, refused, signed
from _java_rounding import MathContext, RoundingMode, mode_of, names as _rounding_names, rounded
from _unicode import letters, long


class BigDecimal(Bean, metaclass=Constants):
    __module__ = 'java.math'

    (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
     ROUND_UNNECESSARY) = range(8)

    def __init__(self, val, mc=None):
        if isinstance(val, str):
            self._whole, self._scale = _read(str.__str__(val))
        elif isinstance(val, int) and -2 ** 63 <= val < 2 ** 63:
            self._whole, self._scale = int(val), 0
        elif isinstance(val, BigInteger):
            self._whole, self._scale = val._whole, 0
        elif isinstance(val, (int, float)):
            self._whole, self._scale = _of_double(float(val))
        else:
            raise refused('java.math.BigDecimal', val, 'long, String, double, int')
        if mc is not None:
            rounded = self.round(mc)
            self._whole, self._scale = rounded._whole, rounded._scale

    @staticmethod
    def _constant(name):
        return _made({'ZERO': 0, 'ONE': 1, 'TEN': 10}[name], 0) if name in ('ZERO', 'ONE', 'TEN') else None

    @staticmethod
    def valueOf(val, scale=0):
        if isinstance(val, float):
            return BigDecimal(_java_double.text(val))
        if not isinstance(val, int) or not -2 ** 63 <= val < 2 ** 63:
            raise refused('valueOf', val, 'long')
        return _made(int(val), int_of('valueOf', scale))

    def _fraction(self):
        return Fraction(self._whole) / Fraction(10) ** self._scale

    def _decimal(self):
        return Decimal((int(self._whole < 0), tuple(map(int, str(abs(self._whole)))), -self._scale))

    def _at(self, scale):
        return self._whole * 10 ** (scale - self._scale)

    def add(self, augend, mc=None):
        scale = max(self._scale, _big('add', augend)._scale)
        return _in(mc, _made(self._at(scale) + augend._at(scale), scale))

    def subtract(self, subtrahend, mc=None):
        return self.add(_big('subtract', subtrahend).negate(), mc)

    def multiply(self, multiplicand, mc=None):
        return _in(mc, _made(self._whole * _big('multiply', multiplicand)._whole, self._scale + multiplicand._scale))

    # With a scale, a mode or a context; with nothing the exact quotient.
    def divide(self, divisor, *how):
        wanted = _big('divide', divisor)
        if len(how) > 2:
            raise TypeError('divide(): expected 1-3 args; got %d' % (len(how) + 1))
        if wanted._whole == 0:
            raise ArithmeticException('Division by zero' if self._whole or how else 'Division undefined')
        quotient, preferred = self._fraction() / wanted._fraction(), self._scale - wanted._scale
        if not how:
            return _exact(quotient, preferred)
        if isinstance(how[0], MathContext) and len(how) == 1:
            return _to_precision(quotient, preferred, how[0])
        scale = int_of('divide', how[0]) if len(how) == 2 else self._scale
        return _made(rounded(quotient * Fraction(10) ** scale, mode_of('divide', how[-1])), scale)

    def divideToIntegralValue(self, divisor):
        wanted = _big('divideToIntegralValue', divisor)
        if wanted._whole == 0:
            raise ArithmeticException('Division by zero' if self._whole else 'Division undefined')
        preferred = self._scale - wanted._scale
        whole = rounded(self._fraction() / wanted._fraction(), 'DOWN')
        if whole == 0:
            return _made(0, preferred)
        return _stripped(whole, 0, preferred).setScale(preferred) if preferred > 0 else _stripped(whole, 0, preferred)

    def remainder(self, divisor):
        return self.subtract(self.divideToIntegralValue(divisor).multiply(divisor))

    def divideAndRemainder(self, divisor):
        whole = self.divideToIntegralValue(divisor)
        return of('java.math.BigDecimal', [whole, self.subtract(whole.multiply(divisor))])

    def floatValue(self):
        return single(float(self._fraction()))

    # A power of ten that is a multiple of three.
    def toEngineeringString(self):
        power = len(str(abs(self._whole))) - self._scale - 1
        if self._scale == 0 or self._scale > 0 and power >= -6:
            return self.toString()
        digits, shift = str(abs(self._whole)), power % 3
        if self._whole == 0:
            digits, shift, power = ('0', 0, power) if shift == 0 else ('000' if shift == 1 else '00', 0, power + 3 - shift)
            text = digits[:1] + ('.' + digits[1:] if digits[1:] else '')
        else:
            digits = digits.ljust(shift + 1, '0')
            text = digits[:shift + 1] + ('.' + digits[shift + 1:] if digits[shift + 1:] else '')
        made = text + ('E%+d' % (power - shift) if power != shift else '')
        return letters(('-' if self._whole < 0 else '') + made)

    def toBigIntegerExact(self):
        return long(self.setScale(0)._whole)

    def pow(self, n, mc=None):
        times = int_of('pow', n)
        if not 0 <= times <= 999999999 or mc is not None:
            raise ArithmeticException('Invalid operation')
        return _made(self._whole ** times, self._scale * times)

    def negate(self):
        return _made(-self._whole, self._scale)

    def abs(self):
        return _made(abs(self._whole), self._scale)

    def plus(self):
        return self

    def signum(self):
        return (self._whole > 0) - (self._whole < 0)

    def scale(self):
        return self._scale

    def precision(self):
        return len(str(abs(self._whole)))

    def unscaledValue(self):
        return long(self._whole)

    def ulp(self):
        return _made(1, self._scale)

    def setScale(self, newScale, roundingMode=7):
        scale, mode = int_of('setScale', newScale), mode_of('setScale', roundingMode)
        if scale >= self._scale:
            return _made(self._at(scale), scale)
        return _made(rounded(Fraction(self._whole, 10 ** (self._scale - scale)), mode), scale)

    def round(self, mc):
        if not isinstance(mc, MathContext):
            raise refused('round', mc, 'java.math.MathContext')
        made = self
        # Rounding 99.9 to two digits gives a third one.
        while 0 < mc._precision < made.precision():
            made = made.setScale(made._scale - (made.precision() - mc._precision), RoundingMode._constant(mc._mode))
        return made

    def stripTrailingZeros(self):
        return _stripped(self._whole, self._scale, None) if self._whole else _made(0, 0)

    def movePointLeft(self, n):
        return self._moved(int_of('movePointLeft', n))

    def movePointRight(self, n):
        return self._moved(-int_of('movePointRight', n))

    def _moved(self, count):
        made = _made(self._whole, self._scale + count)
        return made.setScale(0) if count and made._scale < 0 else made

    def scaleByPowerOfTen(self, n):
        return _made(self._whole, self._scale - int_of('scaleByPowerOfTen', n))

    def max(self, val):
        return self if self.compareTo(val) >= 0 else val

    def min(self, val):
        return self if self.compareTo(val) <= 0 else val

    def compareTo(self, val):
        one, other = self._fraction(), _big('compareTo', val)._fraction()
        return (one > other) - (one < other)

    # The same number with more zeros is another one here, and the same in `compareTo` and for `<`.
    def __eq__(self, other):
        return isinstance(other, BigDecimal) and (self._whole, self._scale) == (other._whole, other._scale)

    def __lt__(self, other):
        return self.compareTo(other) < 0 if isinstance(other, BigDecimal) else NotImplemented

    def __le__(self, other):
        return self.compareTo(other) <= 0 if isinstance(other, BigDecimal) else NotImplemented

    def __gt__(self, other):
        return self.compareTo(other) > 0 if isinstance(other, BigDecimal) else NotImplemented

    def __ge__(self, other):
        return self.compareTo(other) >= 0 if isinstance(other, BigDecimal) else NotImplemented

    def hashCode(self):
        return signed(31 * hash_of(self._whole) + self._scale, 32)

    def __hash__(self):
        return self.hashCode()

    def intValue(self):
        return signed(self._cut(), 32)

    def longValue(self):
        return long(signed(self._cut(), 64))

    def toBigInteger(self):
        return long(self._cut())

    def doubleValue(self):
        return float(self._decimal())

    def intValueExact(self):
        return self._fits(32)

    def longValueExact(self):
        return long(self._fits(64))

    def _cut(self):
        return rounded(self._fraction(), 'DOWN')

    def _fits(self, bits):
        whole = self.setScale(0)._whole
        if signed(whole, bits) != whole:
            raise ArithmeticException('Overflow')
        return whole

    def toPlainString(self):
        return letters(format(self._decimal(), 'f') if self._scale > 0 else str(self._at(0)))

    def toString(self):
        return letters(repr(self))

    def __repr__(self):
        digits, exponent = str(abs(self._whole)), self.precision() - 1 - self._scale
        sign = '-' if self._whole < 0 else ''
        if self._scale >= 0 and exponent >= -6:
            padded = digits.rjust(self._scale + 1, '0')
            return sign + (padded[:-self._scale] + '.' + padded[-self._scale:] if self._scale else padded)
        return '%s%s%sE%+d' % (sign, digits[0], '.' + digits[1:] if len(digits) > 1 else '', exponent)

    __str__ = __repr__


def _made(whole, scale):
    made = object.__new__(BigDecimal)
    made._whole, made._scale = whole, scale
    return made


def of_decimal(value):
    sign, digits, exponent = value.as_tuple()
    return _made(int(''.join(map(str, digits))) * (-1 if sign else 1), -exponent)


def _big(function, value):
    if not isinstance(value, BigDecimal):
        raise refused(function, value, 'java.math.BigDecimal')
    return value


def _in(context, value):
    return value if context is None else value.round(context)


def _read(text):
    found = re.fullmatch(r'([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,10}))?', text)
    if found is None or not (found[2] or found[3]):
        raise NumberFormatException('%s is no java.math.BigDecimal' % text)
    whole = int(found[2] + (found[3] or ''))
    return -whole if found[1] == '-' else whole, len(found[3] or '') - int(found[4] or 0)


# The exact number that a double is.
def _of_double(value):
    if value - value != 0:
        raise NumberFormatException('Infinite or NaN')
    made = of_decimal(Decimal(value))
    return (made._whole, made._scale) if made._scale > 0 else (made._at(0), 0)


def _exact(quotient, preferred):
    scale, rest = preferred, quotient.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        raise ArithmeticException('Non-terminating decimal expansion; no exact representable decimal result.')
    while (quotient * Fraction(10) ** scale).denominator != 1:
        scale += 1
    return _made(int(quotient * Fraction(10) ** scale), scale)


def _to_precision(quotient, preferred, context):
    if context._precision == 0:
        return _exact(quotient, preferred)
    if quotient == 0:
        return _made(0, preferred)
    scale = context._precision - len(str(abs(int(quotient)))) if abs(quotient) >= 1 else context._precision
    while abs(quotient) * Fraction(10) ** scale < Fraction(10) ** (context._precision - 1):
        scale += 1
    whole = rounded(quotient * Fraction(10) ** scale, context._mode)
    if abs(whole) >= 10 ** context._precision:
        whole, scale = whole // 10, scale - 1
    is_exact = Fraction(whole) / Fraction(10) ** scale == quotient
    return _stripped(whole, scale, preferred) if is_exact else _made(whole, scale)


# Without zeros at the end, as far as the scale is above the least one.
def _stripped(whole, scale, least):
    while whole and whole % 10 == 0 and (least is None or scale > least):
        whole, scale = whole // 10, scale - 1
    return _made(whole, scale)


names = {'BigDecimal': BigDecimal, 'BigInteger': BigInteger, **_rounding_names}
