# `String.format` of Java in its English locale.

import decimal
import re

import _java_double
from _errors import (
    DuplicateFormatFlagsException, FormatFlagsConversionMismatchException, IllegalFormatCodePointException, IllegalFormatConversionException,
    IllegalFormatFlagsException, IllegalFormatPrecisionException, IllegalFormatWidthException, MissingFormatArgumentException,
    MissingFormatWidthException, UnknownFormatConversionException, UnsupportedOperationException,
)
from _java_big_integer import BigInteger
from _java_math import BigDecimal
from _java_values import hash_code, java_kind, shown
from _kinds import is_small
from _unicode import letters, long

_specifier = re.compile(r'%(\d+\$)?([-#+ 0,(<]*)(\d+)?(\.\d+)?([tT])?([a-zA-Z%])')
_percent = re.compile(r'%')
_kinds = 'bBhHsScCdoxXeEfgGaA%n'
# Flags that a kind of conversion does not know, in the order in which Java looks at them.
_bad_flags = {
    'b': '#+ 0,(', 'h': '#+ 0,(', 's': '+ 0,(', 'c': '#+ 0,(', 'd': '#', 'o': ',', 'x': ',', 'a': '(,', 'e': ',', 'g': '#', 'f': '',
}


# One part of a template between `%` and its letter.
class _Part:
    def __init__(self, found):
        index, self.flags, width, precision, dated, self.letter = found.groups()
        self.index = int(index[:-1]) if index else 0
        self.width = None if width is None else int(width)
        self.precision = None if precision is None else int(precision[1:])
        for place, flag in enumerate(self.flags):
            if flag in self.flags[:place]:
                raise DuplicateFormatFlagsException("Flags = '%s'" % flag)
        if dated:
            raise UnsupportedOperationException('%s of String.format is not supported in this version' % found[0])
        if self.letter not in _kinds:
            raise UnknownFormatConversionException("Conversion = '%s'" % self.letter)
        self.kind = self.letter.lower()
        self._check()

    def text(self):
        shown = ''.join([flag for flag in '-#+ 0,(<' if flag in self.flags])
        return '%' + shown + ('%d$' % self.index if self.index else '') + ('' if self.width is None else str(self.width)) + (
            '' if self.precision is None else '.%d' % self.precision) + self.letter

    # What Java refuses before it writes anything.
    def _check(self):
        flags, kind = self.flags.replace('<', ''), self.kind
        if kind in '%n':
            self._check_text(kind, flags)
            return
        if kind == 'c' and self.precision is not None:
            raise IllegalFormatPrecisionException('%d' % self.precision)
        if kind in 'bh' and '#' in flags:
            raise self.mismatch('#')
        if kind in 'doxefga':
            if self.width is None and ('-' in flags or '0' in flags):
                raise MissingFormatWidthException(self.text())
            if '+' in flags and ' ' in flags or '-' in flags and '0' in flags:
                raise self._wrong_flags()
            if kind in 'dox' and self.precision is not None:
                raise IllegalFormatPrecisionException('%d' % self.precision)
        elif kind != 'c' and self.width is None and '-' in flags:
            raise MissingFormatWidthException(self.text())
        for flag in _bad_flags[kind]:
            if flag in flags:
                raise self.mismatch(flag)
        if kind == 'c' and self.width is None and '-' in flags:
            raise MissingFormatWidthException(self.text())

    def _check_text(self, kind, flags):
        if self.precision is not None:
            raise IllegalFormatPrecisionException('%d' % self.precision)
        if kind == 'n' and self.width is not None:
            raise IllegalFormatWidthException('%d' % self.width)
        if flags and (kind == 'n' or flags != '-'):
            raise self._wrong_flags()
        if '-' in flags and self.width is None:
            raise MissingFormatWidthException(self.text())

    # A large letter is a flag to Java.
    def _wrong_flags(self):
        held = self.flags + ('^' if self.letter.isupper() else '')
        return IllegalFormatFlagsException("Flags = '%s'" % ''.join([flag for flag in '-^#+ 0,(' if flag in held]))

    def mismatch(self, flag):
        return FormatFlagsConversionMismatchException('Conversion = %s, Flags = %s' % (self.kind, flag))


def formatted(template, values):
    made, at, ordinary, last = [], 0, 0, None
    pieces = []
    for found in iter(lambda: _percent.search(template, at), None):
        pieces.append(template[at:found.start()])
        read = _specifier.match(template, found.start())
        if read is None:
            raise UnknownFormatConversionException("Conversion = '%s'" % (template[found.start() + 1:found.start() + 2] or '%'))
        pieces.append(_Part(read))
        at = read.end()
    pieces.append(template[at:])
    for piece in pieces:
        if isinstance(piece, str):
            made.append(piece)
        elif piece.kind in '%n':
            made.append('\n' if piece.kind == 'n' else _filled('%', piece.flags, piece.width))
        else:
            if '<' not in piece.flags:
                last = piece.index - 1 if piece.index else ordinary
                ordinary += not piece.index
            if last is None or last >= len(values):
                raise MissingFormatArgumentException("Format specifier '%s'" % piece.text())
            made.append(_one(values[last], piece))
    return letters(''.join(made))


def _filled(text, flags, width):
    if width is None:
        return text
    return text.ljust(width) if '-' in flags else text.rjust(width)


def _one(value, part):
    kind, flags, width, precision = part.letter, part.flags, part.width, part.precision
    if part.kind in 'sbh':
        if part.kind == 's' or part.kind == 'h' and value is None:
            text = shown(value)
        else:
            text = format(hash_code(value) & 0xffffffff, 'x') if part.kind == 'h' else 'false' if value is None or value is False else 'true'
        if '#' in flags:
            raise part.mismatch('#')
        text = text if precision is None else text[:precision]
        return _filled(_upper(kind, text), flags, width)
    if value is None:
        return _filled(_upper(kind, 'null'), flags, width)
    if part.kind == 'c':
        if isinstance(value, bool) or not isinstance(value, int) or not is_small(value):
            raise _conversion(part.kind, value)
        if not 0 <= value < 0x110000:
            raise IllegalFormatCodePointException('Code point = 0x%x' % (value & 0xffffffff))
        return _filled(_upper(kind, chr(value)), flags, width)
    return _number(value, part)


def _conversion(kind, value):
    return IllegalFormatConversionException('%s != %s' % (kind, java_kind(value)))


def _number(value, part):
    kind, flags, width = part.letter, part.flags, part.width
    if isinstance(value, BigInteger):
        value = long(value._whole)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    is_exact = isinstance(value, BigDecimal)
    if part.kind in 'dxo' and not is_whole or part.kind in 'fega' and not isinstance(value, float) and not (is_exact and part.kind != 'a'):
        raise _conversion(part.kind, value)
    if part.kind == 'a':
        raise UnsupportedOperationException('%s of String.format is not supported in this version' % part.text())
    if part.kind in 'xo':
        if is_small(value):
            for flag in '( +':
                if flag in flags:
                    raise part.mismatch(flag)
        # An int shows its 32 bits; a long number has a sign.
        number = int(value) & 0xffffffff if value < 0 and is_small(value) else int(value)
        before = {'x': '0x', 'X': '0X', 'o': '0'}[kind] if '#' in flags else ''
        return _signed(format(abs(number), kind), number < 0, flags, width, before=before)
    if is_whole:
        return _signed(format(abs(int(value)), ',d' if ',' in flags else 'd'), value < 0, flags, width)
    if is_exact:
        exact = value._decimal()
        return _signed(_fraction(abs(exact), part), exact < 0, flags, width)
    if value != value or value in (float('inf'), float('-inf')):
        return _signed(_upper(kind, 'NaN' if value != value else 'Infinity'), value < 0, flags.replace('0', ''), width, value == value)
    return _signed(_fraction(decimal.Decimal(_java_double.text(abs(value))), part), str(value).startswith('-'), flags, width)


# Its digits, without a sign.
def _fraction(digits, part):
    kind, flags, precision = part.letter, part.flags, 6 if part.precision is None else part.precision
    if kind in 'gG':
        # So many digits in all, written out where that is short.
        digits = decimal.Context(prec=precision or 1, rounding=decimal.ROUND_HALF_UP).plus(digits)
        power = digits.adjusted() if digits else 0
        kind, precision = ('f', (precision or 1) - power - 1) if -4 <= power < (precision or 1) else (
            'e' if kind == 'g' else 'E', (precision or 1) - 1)
    text = _plain(digits, precision, flags) if kind == 'f' else _scientific(digits, precision, kind)
    if '#' in flags and precision == 0:
        # The point stands, where nothing is behind it.
        text = text + '.' if kind == 'f' else text.replace(kind, '.' + kind)
    return text


def _upper(kind, text):
    return text.upper() if kind.isupper() else text


_exact = decimal.Context(prec=2000, rounding=decimal.ROUND_HALF_UP)


def _plain(digits, precision, flags):
    return format(digits.quantize(decimal.Decimal(1).scaleb(-precision), context=_exact), ',f' if ',' in flags else 'f')


def _scientific(digits, precision, kind):
    if digits:
        digits = decimal.Context(prec=precision + 1, rounding=decimal.ROUND_HALF_UP).plus(digits)
    power = digits.adjusted() if digits else 0
    return '%s%s%s%02d' % (format(digits.scaleb(-power, context=_exact), '.%df' % precision), kind, '-' if power < 0 else '+', abs(power))


def _signed(text, is_negative, flags, width, has_sign=True, before=''):
    after = ''
    if is_negative:
        before, after = ('(', ')') if '(' in flags else ('-' + before, '')
    elif has_sign:
        before = ('+' if '+' in flags else ' ' if ' ' in flags else '') + before
    if '0' in flags and width is not None:
        text = text.rjust(width - len(before) - len(after), '0')
    return _filled(before + text + after, flags, width)
