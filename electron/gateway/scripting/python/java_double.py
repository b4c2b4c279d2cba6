# The digits of a double as Java 17 writes them: enough to tell it from its neighbours, and at times one more than needed.
# Java's number formats round these digits, so they are made by Java's own rule and not by Python's.

import math
import struct
from fractions import Fraction


# Of a positive double: its digits, where its point stands before or after their begin ((12, 1) is 1.2), and how they stand
# to the double: -1 below it, 0 equal, 1 above. A whole number passes for one whose digits are below it.
def digits(value):
    bits = struct.unpack('>q', struct.pack('>d', value))[0]
    exponent, fraction = bits >> 52 & 0x7ff, bits & (1 << 52) - 1
    significant = 53
    if exponent == 0:
        significant = fraction.bit_length()
        fraction <<= 53 - significant
        exponent = significant - 52
    else:
        fraction |= 1 << 52
    exponent -= 1023
    held = 53 - _zeros_at_end(fraction)
    tiny = max(0, held - exponent - 1)
    if tiny == 0 and exponent <= 62:
        text, point = _of_whole(fraction, exponent, significant)
        return text, point, -1
    text, point = _developed(fraction, exponent, significant, held, tiny)
    shown, exact = Fraction(int(text)) * Fraction(10) ** (point - len(text)), Fraction(value)
    return text, point, (shown > exact) - (shown < exact)


# `Double.toString`.
def text(value):
    if value != value:
        return 'NaN'
    if value in (float('inf'), float('-inf')):
        return 'Infinity' if value > 0 else '-Infinity'
    sign = '-' if math.copysign(1, value) < 0 else ''
    if value == 0:
        return sign + '0.0'
    shown, point, _side = digits(abs(value))
    shown = shown.rstrip('0')
    if -3 < point <= 7:
        whole = shown[:max(point, 0)].ljust(point, '0') or '0'
        part = '0' * -point + shown[max(point, 0):]
        return '%s%s.%s' % (sign, whole, part or '0')
    return '%s%s.%sE%d' % (sign, shown[0], shown[1:] or '0', point - 1)


def _zeros_at_end(number):
    return (number & -number).bit_length() - 1


# A whole number below 2 ** 63; digits that its double does not hold are rounded away.
def _of_whole(fraction, exponent, significant):
    number = fraction << exponent - 52 if exponent >= 52 else fraction >> 52 - exponent
    spare = exponent - significant - 1
    vague = int(spare * math.log10(2)) if exponent > significant and spare > 1 else 0
    if vague:
        number, rest = divmod(number, 10 ** vague)
        number += rest >= 10 ** vague // 2
    return str(number).rstrip('0'), len(str(number)) + vague


# How many decimal places, estimated as Java does: one too many at times, which the first digit then shows.
def _estimate(fraction, exponent):
    near = math.ldexp(fraction, -52)
    return math.floor((near - 1.5) * 0.289529654 + 0.176091259 + exponent * 0.301029995663981)


# Digit after digit, until what is left is less than half of the way to the next double.
def _developed(fraction, exponent, significant, held, tiny):
    place = _estimate(fraction, exponent)
    fives, scale_fives = max(0, -place), max(0, place)
    twos, scale_twos = fives + tiny + exponent, scale_fives + tiny
    half_twos = twos - significant
    fraction >>= 53 - held
    twos -= held - 1
    common = min(twos, scale_twos)
    twos, scale_twos, half_twos = twos - common, scale_twos - common, half_twos - common
    if held == 1:
        half_twos -= 1
    if half_twos < 0:
        twos, scale_twos, half_twos = twos - half_twos, scale_twos - half_twos, 0
    # Java compares a tie in another way where the numbers do not fit into 64 bits.
    small = (held + twos + _bits(fives) < 64) and (scale_twos + 1 + _bits(scale_fives + 1) < 64)
    rest, scale, half = fraction * 5 ** fives << twos, 5 ** scale_fives << scale_twos, 5 ** fives << half_twos
    found, first, low, high = [], True, False, False
    while not low and not high:
        digit, rest = divmod(rest, scale)
        rest, half = rest * 10, half * 10
        low = rest < half
        high = rest + half > 10 * scale if small else rest + half >= 10 * scale
        if first and digit == 0 and not high:
            place -= 1
        else:
            found.append(digit)
        # One digit is not enough where the number is written with an exponent.
        if first and not -3 <= place < 8:
            low = high = False
        first = False
    up = high and (not low or 2 * rest > 10 * scale or 2 * rest == 10 * scale and found[-1] % 2 == 1)
    number = int(''.join(map(str, found))) + up
    return str(number), place + 1 + len(str(number)) - len(found)


# The bits that a power of five takes, as Java counts them.
def _bits(power):
    return 0 if power == 0 else (5 ** power).bit_length() if power < 27 else power * 3
