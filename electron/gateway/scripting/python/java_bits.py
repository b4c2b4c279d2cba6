# Numbers of Java as their bits: what `Integer` and `Long` say of them, and fractions of four and of eight bytes.

import math
import struct

import _java_double
from _errors import ArithmeticException, NumberFormatException, UnsupportedOperationException
from _java_bean import int_of, long_of, refused, text_of
from _unicode import letters, long


# The functions of a class of whole numbers: `whole` reads one, `give` makes what Jython gives back, `parsed` reads a text.
def functions(whole, give, bits, parsed):
    mask = (1 << bits) - 1

    def unsigned(name, value):
        return whole(name, value) & mask

    def back(number):
        number &= mask
        return give(number - (1 << bits) if number >> bits - 1 else number)

    def of_one(name, work, made=back):
        return lambda i: made(work(unsigned(name, i)))

    def turned(name, direction):
        def turn(i, distance):
            number, by = unsigned(name, i), direction * int_of(name, distance) & bits - 1
            return back(number << by | number >> bits - by)

        return turn

    def divided(name, work):
        def divide(dividend, divisor):
            by = unsigned(name, divisor)
            if by == 0:
                raise ArithmeticException('/ by zero')
            return back(work(unsigned(name, dividend), by))

        return divide

    def compared(x, y):
        one, other = unsigned('compareUnsigned', x), unsigned('compareUnsigned', y)
        return (one > other) - (one < other)

    return {
        'reverse': of_one('reverse', lambda number: int(format(number, '0%db' % bits)[::-1], 2)),
        'reverseBytes': of_one('reverseBytes', lambda number: int.from_bytes(number.to_bytes(bits // 8, 'big'), 'little')),
        'highestOneBit': of_one('highestOneBit', lambda number: 1 << number.bit_length() >> 1),
        'lowestOneBit': of_one('lowestOneBit', lambda number: number & -number),
        'numberOfLeadingZeros': of_one('numberOfLeadingZeros', lambda number: bits - number.bit_length(), int),
        'numberOfTrailingZeros': of_one(
            'numberOfTrailingZeros', lambda number: (number & -number).bit_length() - 1 if number else bits, int),
        'rotateLeft': turned('rotateLeft', 1), 'rotateRight': turned('rotateRight', -1),
        'toUnsignedString': of_one('toUnsignedString', str, letters), 'compareUnsigned': compared,
        'divideUnsigned': divided('divideUnsigned', lambda one, other: one // other),
        'remainderUnsigned': divided('remainderUnsigned', lambda one, other: one % other),
        'decode': _decoder(parsed),
        **({'toUnsignedLong': of_one('toUnsignedLong', int, long)} if bits == 32 else {}),
    }


# `Integer.decode("-0x1F")`.
def _decoder(parsed):
    def decode(nm):
        text = text_of('decode', nm)
        if not text:
            raise NumberFormatException('Zero length string')
        sign, digits = (text[0], text[1:]) if text[0] in '+-' else ('', text)
        radix = 10
        for begin, base in (('0x', 16), ('0X', 16), ('#', 16), ('0', 8)):
            if digits.startswith(begin) and (begin != '0' or len(digits) > 1):
                digits, radix = digits[len(begin):], base
                break
        if digits[:1] in ('+', '-'):
            raise NumberFormatException('Sign character in wrong position')
        return parsed((sign if sign == '-' else '') + digits, radix)

    return decode


# A fraction as four bytes hold it.
def single(value):
    try:
        return struct.unpack('>f', struct.pack('>f', value))[0]
    except OverflowError:
        return math.copysign(math.inf, value)


def single_of(function, value):
    if not isinstance(value, (int, float)):
        raise refused(function, value, 'float')
    return single(float(value))


def _as(written, read, value):
    return struct.unpack(read, struct.pack(written, value))[0]


# The fewest digits that tell a fraction of four bytes from others, and where its point stands.
def _fewest_digits(value):
    for count in range(9):
        shown = '%.*e' % (count, value)
        if single(float(shown)) == value:
            break
    digits, power = shown.split('e')
    return digits.replace('.', ''), int(power) + 1


# `Float`: `parse` reads a text, `compare` orders two.
def of_float(parse, compare):
    def bits(name):
        return lambda value: _as('>f', '>i', single_of(name, value))

    def parsed(s):
        return single(parse(s))

    # Of whole numbers above 24 bits Java 17 shows other digits than the fewest that tell them apart.
    def shown(value):
        number = single_of('toString', value)
        if math.isfinite(number) and abs(number) >= 1 << 25:
            raise UnsupportedOperationException('the text of a Float of 2^25 and above is not supported in this version; use a Double')
        return letters(_java_double.text(number, _fewest_digits))

    return {
        'parseFloat': parsed, 'toString': shown, 'max': lambda a, b: max(single_of('max', a), single_of('max', b)),
        'min': lambda a, b: min(single_of('min', a), single_of('min', b)),
 'valueOf': lambda value: parsed(value) if value is None or isinstance(value, str) else single_of('valueOf', value),
        'intBitsToFloat': lambda value: _as('>i', '>f', int_of('intBitsToFloat', value)),
        'floatToIntBits': bits('floatToIntBits'), 'floatToRawIntBits': bits('floatToRawIntBits'), 'hashCode': bits('hashCode'),
        'isNaN': lambda v: math.isnan(single_of('isNaN', v)), 'isInfinite': lambda v: math.isinf(single_of('isInfinite', v)),
        'isFinite': lambda f: math.isfinite(single_of('isFinite', f)),
        'compare': lambda f1, f2: compare(single_of('compare', f1), single_of('compare', f2)),
        'sum': lambda a, b: single(single_of('sum', a) + single_of('sum', b)),
    }


constants_of_float = {
    'MAX_VALUE': 3.4028234663852886e38, 'MIN_VALUE': 2.0 ** -149, 'NaN': math.nan, 'POSITIVE_INFINITY': math.inf,
    'NEGATIVE_INFINITY': -math.inf,
}
_NAN = 0x7ff8000000000000


# Of `Double`; `read` takes an argument.
def of_double(read):
    def bits(name):
        def of(value):
            number = read(name, value)
            return long(_NAN if number != number else _as('>d', '>q', number))

        return of

    return {
        'doubleToLongBits': bits('doubleToLongBits'), 'doubleToRawLongBits': bits('doubleToRawLongBits'),
        'longBitsToDouble': lambda bits: _as('>q', '>d', long_of('longBitsToDouble', bits)),
        'max': lambda a, b: max(read('max', a), read('max', b)), 'min': lambda a, b: min(read('min', a), read('min', b)),
    }
