# The digits of a double as Java 17 writes them: enough to tell it from its neighbours, and at times one more than needed.
# Java's number formats round these digits, so they are made by Java's own rule and not by Python's: digit after digit, until
# what is left is less than half of the distance to the next number, in whole numbers of 32 or 64 bits where they fit.

import math
from fractions import Fraction


# Of a positive double: its digits, and where its point stands before or after their begin ((12, 1) is 1.2).
def shortest(value):
    return _shortest(value)[:2]


# The same, and how they stand to the double: -1 below it, 0 equal, 1 above. A whole number passes for one whose digits are
# below it.
def digits(value):
    text, point, is_whole = _shortest(value)
    if is_whole:
        return text, point, -1
    shown, exact = Fraction(int(text)) * Fraction(10) ** (point - len(text)), Fraction(value)
    return text, point, (shown > exact) - (shown < exact)


# `Double.toString`.
def text(value, digits_of=shortest):
    if value != value:
        return 'NaN'
    if value in (float('inf'), float('-inf')):
        return 'Infinity' if value > 0 else '-Infinity'
    sign = '-' if math.copysign(1, value) < 0 else ''
    if value == 0:
        return sign + '0.0'
    shown, point = digits_of(abs(value))
    shown = shown.rstrip('0')
    if -3 < point <= 7:
        whole = shown[:max(point, 0)].ljust(point, '0') or '0'
        part = '0' * -point + shown[max(point, 0):]
        return '%s%s.%s' % (sign, whole, part or '0')
    return '%s%s.%sE%d' % (sign, shown[0], shown[1:] or '0', point - 1)


# The bits of a number without the zeros at their end, and the power of two of the first of them; how many bits its
# neighbours differ by.
def _bits(size):
    mantissa, exponent = math.frexp(size)
    bits, first = int(mantissa * 2 ** 53), exponent - 1
    kept = 53 if first >= -1022 else 53 + first + 1022
    while bits % 2 == 0:
        bits //= 2
    return bits, first, kept


def _shortest(size):
    bits, first, kept = _bits(size)
    length = bits.bit_length()
    below = max(0, length - first - 1)
    if below == 0 and first <= 62:
        return *_of_whole(bits << (first - length + 1), first - kept - 1 if first > kept else 0), True
    power = _estimate(size, first)
    fives, scale_fives = max(0, -power), max(0, power)
    twos, scale_twos = fives + below + first - (length - 1), scale_fives + below
    half_twos = fives + below + first - kept
    common = min(twos, scale_twos)
    twos, scale_twos, half_twos = twos - common, scale_twos - common, half_twos - common
    if length == 1:
        half_twos -= 1
    if half_twos < 0:
        twos, scale_twos, half_twos = twos - half_twos, scale_twos - half_twos, 0
    needed = max(length + twos + _bits_of_five(fives), scale_twos + 1 + _bits_of_five(scale_fives + 1))
    text, power = _developed(bits * 5 ** fives << twos, 5 ** scale_fives << scale_twos, 5 ** fives << half_twos, power,
                             32 if needed < 32 else 64 if needed < 64 else None)
    return text, power + 1, False


def _bits_of_five(power):
    return 0 if power == 0 else (5 ** power).bit_length() if power < 27 else power * 3


# Of a whole number that is too large for its last digits to mean anything.
def _of_whole(whole, beyond):
    dropped = len(str(1 << beyond)) - 1 if beyond > 3 else 0
    unit = 10 ** dropped
    whole, rest = divmod(whole, unit)
    if dropped and rest >= unit // 2:
        whole += 1
    return str(whole).rstrip('0'), len(str(whole)) + dropped


def _estimate(size, first):
    mantissa = math.frexp(size)[0] * 2
    return math.floor((mantissa - 1.5) * 0.289529654 + 0.176091259 + first * 0.301029995663981)


# A whole number as it stands in so many bits.
def _wrapped(value, width):
    half = 1 << (width - 1)
    return (value + half) % (2 * half) - half


# Digits of `rest / scale`, until what is left is below `half` of the distance to the next number.
def _developed(rest, scale, half, power, width):
    ten, digits = scale * 10, []

    def taken():
        nonlocal rest, half
        digit, rest = divmod(rest, scale)
        rest *= 10
        half *= 10
        if width is None:
            return digit, rest < half, rest + half >= ten
        half = _wrapped(half, width)
        if half <= 0:
            return digit, True, True
        return digit, rest < half, _wrapped(rest + half, width) > ten

    digit, low, high = taken()
    if digit == 0 and not high:
        power -= 1
    else:
        digits.append(digit)
    if not -3 <= power < 8:
        low = high = False
    while not low and not high:
        digit, low, high = taken()
        digits.append(digit)
    twice = rest * 2
    if high and (not low or twice > ten or twice == ten and digits[-1] % 2):
        power += _rounded_up(digits)
    return ''.join([str(digit) for digit in digits]), power


def _rounded_up(digits):
    for place in reversed(range(len(digits))):
        if digits[place] < 9:
            digits[place] += 1
            return 0
        digits[place] = 0
    digits[0] = 1
    return 1
