# How java.text.DecimalFormat writes and reads numbers: a pure matter of a number, a pattern and symbols. An `int` is Java's
# long or BigInteger, a `float` its double, a `Decimal` its BigDecimal. Java rounds the digits that a double is written with,
# and knows whether they stand above or below it.

import math
import re
from decimal import Decimal

import _java_double
from _errors import IllegalArgumentException
from _number_pattern import MOST_PART, MOST_WHOLE, Pattern

UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN, HALF_EVEN, UNNECESSARY = range(8)


class RoundingNeeded(Exception):
    pass


class Symbols:
    def __init__(self, point='.', group=',', minus='-', percent='%', per_mille='\u2030', infinity='\u221e', nan='NaN',
                 exponent='E', money='\xa4', international='XXX', money_point='.', money_group=',', zero='0'):
        self.point, self.group, self.minus, self.percent, self.per_mille = point, group, minus, percent, per_mille
        self.infinity, self.nan, self.exponent, self.money, self.international = infinity, nan, exponent, money, international
        self.money_point, self.money_group, self.zero = money_point, money_group, zero


# Digits without a sign: `decimal_at` is where the point stands among them. `shown` says how they compare to the number that
# they are of: -1 below it, 0 equal, 1 above.
class _Digits:
    def __init__(self, digits, decimal_at, shown=0):
        self.digits, self.decimal_at, self.shown = digits, decimal_at, shown

    def is_zero(self):
        return not self.digits.strip('0')

    def round_part(self, most, mode, negative):
        if -self.decimal_at > most:
            self.digits = ''
        elif -self.decimal_at == most:
            if self._goes_up(0, mode, negative):
                self.digits, self.decimal_at = '1', self.decimal_at + 1
            else:
                self.digits = ''
        else:
            self.round(most + self.decimal_at, mode, negative)

    def round(self, most, mode, negative):
        self.digits = self.digits.rstrip('0') or self.digits[:1]
        if not 0 <= most < len(self.digits):
            return
        up, kept = self._goes_up(most, mode, negative), self.digits[:most]
        if up:
            more = str(int(kept or '0') + 1)
            self.decimal_at += len(more) - len(kept)
            kept = more
        self.digits = kept.rstrip('0') or kept[:1]

    def _goes_up(self, at, mode, negative):
        rest = self.digits[at:]
        if not rest.strip('0'):
            return False
        if mode == UNNECESSARY:
            raise RoundingNeeded('Rounding needed with the rounding mode being set to RoundingMode.UNNECESSARY')
        if mode in (UP, DOWN):
            return mode == UP
        if mode in (CEILING, FLOOR):
            return negative == (mode == FLOOR)
        if rest[0] != '5':
            return rest[0] > '5'
        if len(rest) > 1:
            # Java takes zeros at the end for digits here.
            return mode != HALF_EVEN or bool(rest[1:].strip('0'))
        if self.shown:
            return self.shown < 0
        return mode == HALF_UP or (mode == HALF_EVEN and at > 0 and int(self.digits[at - 1]) % 2 == 1)


def _digits_of(number):
    if isinstance(number, float):
        return _Digits('', 0) if number == 0 else _Digits(*_java_double.digits(number))
    if isinstance(number, int):
        text = str(number).lstrip('0')
        return _Digits(text.rstrip('0'), len(text))
    _sign, digits, exponent = number.as_tuple()
    text = ''.join(map(str, digits)).lstrip('0')
    return _Digits(text, len(text) + exponent if text else 0)


# A pattern with its symbols: what a DecimalFormat is.
class Format:
    def __init__(self, pattern, symbols):
        self.symbols, self.mode = symbols, HALF_EVEN
        self.whole_only = self.big = False
        self.apply(pattern)

    def apply(self, pattern):
        self.pattern = Pattern(pattern)
        self.show_affixes()

    # The texts around a number; a script may set others.
    def show_affixes(self):
        for name in ('prefix', 'suffix', 'negative_prefix', 'negative_suffix'):
            setattr(self, name, self._shown(getattr(self.pattern, name)))

    def _shown(self, affix):
        symbols = self.symbols
        signs = {'\xa4': symbols.money, '%': symbols.percent, '\u2030': symbols.per_mille, '-': symbols.minus, "'": "'"}
        return re.sub("'(\xa4\xa4|.)", lambda found: symbols.international if len(found[1]) > 1 else signs[found[1]], affix)

    def written(self, number):
        pattern = self.pattern
        if isinstance(number, float):
            return self._written_double(number)
        number = number * pattern.multiplier if isinstance(number, int) else _exactly(number, pattern.multiplier)
        negative = number < 0
        digits = _digits_of(abs(number) if isinstance(number, int) else number.copy_abs())
        is_long = isinstance(number, int)
        most = _limited(pattern.most_whole), _limited(pattern.most_part)
        if is_long and -2 ** 63 <= number < 2 ** 63:
            most = min(pattern.most_whole, MOST_WHOLE), min(pattern.most_part, MOST_PART)
        if not is_long and not pattern.is_exponential:
            digits.round_part(most[1], self.mode, negative)
        elif pattern.is_exponential and (not is_long or sum(most) > 0):
            digits.round(sum(most), self.mode, negative)
        return self._around(negative, self._body(digits, most, is_long))

    def _written_double(self, number):
        pattern = self.pattern
        if number != number or (math.isinf(number) and pattern.multiplier == 0):
            return self.symbols.nan
        number *= pattern.multiplier
        negative = (math.copysign(1, number) < 0) != (pattern.multiplier < 0)
        if math.isinf(number):
            return self._around(negative, self.symbols.infinity)
        digits = _digits_of(abs(number))
        most = min(pattern.most_whole, MOST_WHOLE), min(pattern.most_part, MOST_PART)
        if pattern.is_exponential:
            digits.round(sum(most), self.mode, negative)
        elif digits.digits:
            if self._is_fast() and abs(number) <= 2147483647:
                digits.digits = digits.digits.rstrip('0')
            digits.round_part(most[1], self.mode, negative)
        return self._around(negative, self._body(digits, most, False))

    # Java has a faster way for the commonest patterns, which rounds some numbers (0.0005) otherwise.
    def _is_fast(self):
        pattern = self.pattern
        parts = (2, 2) if pattern.is_money else (0, 3)
        return (self.mode == HALF_EVEN and pattern.is_grouped and pattern.grouping == 3 and pattern.multiplier == 1
                and not pattern.always_point and not pattern.is_exponential and pattern.least_whole == 1
                and pattern.most_whole >= 10 and (pattern.least_part, pattern.most_part) == parts)

    def _around(self, negative, body):
        return self.negative_prefix + body + self.negative_suffix if negative else self.prefix + body + self.suffix

    def _body(self, digits, most, is_whole):
        if digits.is_zero():
            digits.digits, digits.decimal_at = '', 0
        made = self._exponential(digits, most[0]) if self.pattern.is_exponential else self._plain(digits, most, is_whole)
        zero = self.symbols.zero
        return made if zero == '0' else re.sub('[0-9]', lambda found: chr(ord(zero) + int(found[0])), made)

    def _point(self):
        return self.symbols.money_point if self.pattern.is_money else self.symbols.point

    def _plain(self, digits, most, is_whole):
        pattern = self.pattern
        count, index, made = max(pattern.least_whole, digits.decimal_at), 0, []
        if count > most[0]:
            count = most[0]
            index = max(digits.decimal_at - count, 0)
        for place in range(count - 1, -1, -1):
            if place < digits.decimal_at and index < len(digits.digits):
                made.append(digits.digits[index])
                index += 1
            else:
                made.append('0')
            if pattern.is_grouped and pattern.grouping and place and place % pattern.grouping == 0:
                made.append(self.symbols.money_group if pattern.is_money else self.symbols.group)
        has_part = pattern.least_part > 0 or (not is_whole and index < len(digits.digits))
        if not has_part and not made:
            made.append('0')
        if pattern.always_point or has_part:
            made.append(self._point())
        place = 0
        while place < most[1] and (place < pattern.least_part or (not is_whole and index < len(digits.digits))):
            if place < -digits.decimal_at or is_whole or index >= len(digits.digits):
                made.append('0')
            else:
                made.append(digits.digits[index])
                index += 1
            place += 1
        return ''.join(made)

    def _exponential(self, digits, most_whole):
        pattern, exponent, least = self.pattern, digits.decimal_at, self.pattern.least_whole
        if most_whole > 1 and most_whole > least:
            # The exponent is a multiple of so many digits.
            exponent = (exponent - 1) // most_whole * most_whole
            least = 1
        else:
            exponent -= least
        if digits.is_zero():
            exponent = 0
        whole = least if digits.is_zero() else digits.decimal_at - exponent
        shown = digits.digits.ljust(max(pattern.least_whole + pattern.least_part, whole), '0')
        point = self._point() if len(shown) > whole or pattern.always_point else ''
        sign = self.symbols.minus if exponent < 0 else ''
        power = str(abs(exponent)).rjust(pattern.least_exponent, '0')
        return shown[:whole] + point + shown[whole:] + self.symbols.exponent + sign + power

    # The number at the begin of a text and where it ends; None where none is there, and where that shows.
    def read(self, text, start=0):
        if text.startswith(self.symbols.nan, start):
            return float('nan'), start + len(self.symbols.nan)
        prefixes = self.prefix, self.negative_prefix
        signs = _longest([text.startswith(one, start) for one in prefixes], prefixes)
        if not any(signs):
            return None, start
        at = start + len(prefixes[0 if signs[0] else 1])
        if text.startswith(self.symbols.infinity, at):
            found, at = math.inf, at + len(self.symbols.infinity)
        else:
            found, at = self._read_digits(text, at)
            if found is None:
                return None, start
        suffixes = self.suffix, self.negative_suffix
        signs = _longest([sign and text.startswith(one, at) for sign, one in zip(signs, suffixes)], suffixes)
        if signs[0] == signs[1]:
            return None, at
        end = at + len(suffixes[0 if signs[0] else 1])
        return (None, at) if end == start else (self._valued(found, signs[0]), end)

    # Digits with their exponent, as a Decimal.
    def _read_digits(self, text, at):
        pattern, symbols = self.pattern, self.symbols
        group = symbols.money_group if pattern.is_money else symbols.group
        digits, part, seen, back = [], None, False, None
        power = 0
        while at < len(text):
            sign = text[at]
            if sign.isdecimal():
                digits.append(str(int(sign)))
                seen, back = True, None
            elif sign == self._point() and part is None and not self.whole_only:
                part = len(digits)
            elif sign == group and pattern.is_grouped and part is None:
                back = at if back is None else at
            else:
                found = re.compile('%s(%s?)(\\d+)' % (re.escape(symbols.exponent), re.escape(symbols.minus))).match(text, at)
                if found:
                    power, at = int(found[2]) * (-1 if found[1] else 1), found.end()
                break
            at += 1
        if not seen:
            return None, at
        if back is not None:
            at = back
        power -= 0 if part is None else len(digits) - part
        return Decimal((0, tuple(map(int, digits)), power)), at

    # Java's Long where the value is one, and its Double.
    def _valued(self, found, positive):
        multiplier = self.pattern.multiplier
        if isinstance(found, float):
            return found if positive == (multiplier >= 0) else -found
        if self.big and multiplier != 1:
            raise IllegalArgumentException('a BigDecimal of a format with a multiplier is not supported in this version')
        if self.big:
            return found if positive else found.copy_negate()
        value = float(found)
        if found == found.to_integral_value() and (found or positive or self.whole_only) and abs(found) < 2 ** 63:
            value = int(found)
        if multiplier != 1:
            if isinstance(value, int) and value % multiplier == 0:
                value //= multiplier
            else:
                value = float(value) / multiplier
        value = value if positive else -value
        if multiplier != 1 and isinstance(value, float) and self.whole_only:
            value = min(2 ** 63 - 1, int(max(-2.0 ** 63, min(2.0 ** 63, value))))
        elif multiplier != 1 and isinstance(value, float) and abs(value) < 2 ** 63:
            if value == int(value) and not (value == 0 and math.copysign(1, value) < 0):
                value = int(value)
        return value


def _limited(count):
    return min(count, 2147483647)


def _exactly(number, multiplier):
    sign, digits, exponent = number.as_tuple()
    product = int(''.join(map(str, digits))) * abs(multiplier)
    return Decimal((sign ^ (multiplier < 0), tuple(map(int, str(product))), exponent))


# Where both match the longer one counts.
def _longest(matches, texts):
    if all(matches) and len(texts[0]) != len(texts[1]):
        return [len(texts[0]) > len(texts[1]), len(texts[0]) < len(texts[1])]
    return matches
