# `String.format` of Java in its English locale.

import decimal
import re

import _java_double
from _errors import (
    IllegalFormatConversionException, IllegalFormatPrecisionException, MissingFormatArgumentException, MissingFormatWidthException,
    UnknownFormatConversionException, UnsupportedOperationException,
)
from _java_values import hash_code, java_kind, shown
from _kinds import is_small
from _unicode import letters

_specifier = re.compile(r'%(\d+\$)?([-#+ 0,(<]*)(\d+)?(\.\d+)?([a-zA-Z%])')
_percent = re.compile(r'%')
_kinds = 'dsSfeEgGxXocCbBhH'


def formatted(template, values):
    made, at, ordinary = [], 0, 0
    for found in iter(lambda: _percent.search(template, at), None):
        made.append(template[at:found.start()])
        read = _specifier.match(template, found.start())
        if read is None:
            raise UnknownFormatConversionException("Conversion = '%s'" % template[found.start() + 1:found.start() + 2])
        index, flags, width, precision, kind = read.groups()
        if kind in '%n':
            made.append(_filled('%' if kind == '%' else '\n', flags, width))
        elif kind not in _kinds or '<' in flags or '#' in flags and kind not in 'xXo':
            if kind in 'aAtT' or kind in _kinds:
                raise UnsupportedOperationException('%s of String.format is not supported in this version' % read[0])
            raise UnknownFormatConversionException("Conversion = '%s'" % kind)
        else:
            place = int(index[:-1]) - 1 if index else ordinary
            ordinary += not index
            if not 0 <= place < len(values):
                raise MissingFormatArgumentException("Format specifier '%s'" % read[0])
            made.append(_one(values[place], flags, width, None if precision is None else int(precision[1:]), kind))
        at = read.end()
    made.append(template[at:])
    return letters(''.join(made))


def _filled(text, flags, width):
    if width is None:
        if '-' in flags:
            raise MissingFormatWidthException('%-')
        return text
    return text.ljust(int(width)) if '-' in flags else text.rjust(int(width))


def _one(value, flags, width, precision, kind):
    if kind in 'sSbBhH':
        if kind in 'sS' or kind in 'hH' and value is None:
            text = shown(value)
        else:
            text = format(hash_code(value) & 0xffffffff, 'x') if kind in 'hH' else 'false' if value is None or value is False else 'true'
        text = text if precision is None else text[:precision]
        return _filled(_upper(kind, text), flags, width)
    if value is None:
        return _filled(_upper(kind, 'null'), flags, width)
    if kind in 'cC':
        if isinstance(value, bool) or not isinstance(value, int) or not is_small(value):
            raise _conversion(kind, value)
        return _filled(_upper(kind, chr(value)), flags, width)
    return _number(value, flags, width, precision, kind)


def _conversion(kind, value):
    return IllegalFormatConversionException('%s != %s' % (kind, java_kind(value)))


def _number(value, flags, width, precision, kind):
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if kind in 'dxXo' and not is_whole or kind in 'feEgG' and not isinstance(value, float):
        raise _conversion(kind, value)
    if kind in 'dxXo' and precision is not None:
        raise IllegalFormatPrecisionException('%d' % precision)
    if kind in 'xXo' and set(flags) & set('+ ,('):
        raise UnsupportedOperationException('this flag of %%%s is not supported in this version' % kind)
    if kind in 'xXo':
        # An int shows its 32 bits; a long number has a sign.
        number = int(value) & 0xffffffff if value < 0 and is_small(value) else int(value)
        before = {'x': '0x', 'X': '0X', 'o': '0'}[kind] if '#' in flags else ''
        return _signed(format(abs(number), kind), number < 0, flags, width, before=before)
    if is_whole:
        return _signed(format(abs(int(value)), ',d' if ',' in flags else 'd'), value < 0, flags, width)
    if value != value or value in (float('inf'), float('-inf')):
        return _signed(_upper(kind, 'NaN' if value != value else 'Infinity'), value < 0, flags.replace('0', ''), width, value == value)
    digits = decimal.Decimal(_java_double.text(abs(value)))
    precision = 6 if precision is None else precision
    if kind in 'gG':
        # So many digits in all, written out where that is short.
        digits = decimal.Context(prec=precision or 1, rounding=decimal.ROUND_HALF_UP).plus(digits)
        power = digits.adjusted() if digits else 0
        kind, precision = ('f', (precision or 1) - power - 1) if -4 <= power < (precision or 1) else (
            'e' if kind == 'g' else 'E', (precision or 1) - 1)
    text = _plain(digits, precision, flags) if kind == 'f' else _scientific(digits, precision, kind)
    return _signed(text, str(value).startswith('-'), flags, width)


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
        text = text.rjust(int(width) - len(before) - len(after), '0')
    return _filled(before + text + after, flags, width)
