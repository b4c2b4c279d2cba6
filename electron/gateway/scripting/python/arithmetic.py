# Operators on numbers that mean something else in Python 3: the translation calls these in their place.

import decimal
import fractions
import math

import _texts
from _percent import percent
from _unbound import special_of
from _unicode import long, unicode

_infinite = float('inf')
_reals = frozenset((int, float))
_half_up = decimal.Context(prec=800, rounding=decimal.ROUND_HALF_UP)


def _zero_division(one, other):
    if isinstance(one, complex) or isinstance(other, complex):
        return ZeroDivisionError('complex division')
    if isinstance(one, float) or isinstance(other, float):
        return ZeroDivisionError('float division')
    is_long = not (_is_small(one) and _is_small(other))
    return ZeroDivisionError('long division or modulo' if is_long else 'integer division or modulo by zero')


_least, _most = -0x80000000, 0x7fffffff


def _is_small(value):
    return not isinstance(value, long) and _least <= value <= _most


# A whole number that was made of a long one is long, however small it is.
def _of_whole(made, one, other):
    if _least <= made <= _most and type(made) is int and not (_least <= one <= _most and _least <= other <= _most):
        return long(made)
    return made


def _are_fractions(one, other):
    return isinstance(one, float) and isinstance(other, (float, int)) or isinstance(other, float) and isinstance(one, int)


# One of `fractions` beside a float is counted as a float.
def _is_ratio_with_float(one, other):
    return isinstance(one, fractions.Fraction) and isinstance(other, float) or isinstance(one, float) and isinstance(other, fractions.Fraction)


_numbers = (int, float, complex)


def _are_complex(one, other):
    return isinstance(one, complex) and isinstance(other, _numbers) or isinstance(other, complex) and isinstance(one, _numbers)


# How often the one is in the other: a whole number, of their quotient's real part.
def _complex_times(one, other):
    if other == 0:
        raise _zero_division(one, other)
    return complex(math.floor((one / other).real))


# What the classes of scripts say of `one / other` themselves, or NotImplemented.
def _own(name, one, other):
    sides = [(one, other, '__%s__' % name), (other, one, '__r%s__' % name)]
    if type(other) is not type(one) and isinstance(other, type(one)):
        sides.reverse()
    for value, given, method in sides:
        own = special_of(value, method)
        if own is not None:
            made = own(value, given)
            if made is not NotImplemented:
                return made
    return NotImplemented


def divide(one, other):
    if isinstance(one, int) and isinstance(other, int):
        if other == 0:
            raise _zero_division(one, other)
        return _of_whole(one // other, one, other)
    if type(one) in _reals and type(other) in _reals and other:
        return one / other
    made = _own('div', one, other)
    if made is not NotImplemented:
        return made
    try:
        return one / other
    except ZeroDivisionError:
        if isinstance(one, (int, float, complex)):
            raise _zero_division(one, other)
        raise


# `operator.truediv`, whose errors say what was divided.
def true_divide(one, other):
    try:
        return one / other
    except ZeroDivisionError:
        if isinstance(one, long) or isinstance(other, long):
            raise _zero_division(one, other)
        raise ZeroDivisionError('float division') if isinstance(one, (int, float)) else _zero_division(one, other)


def floor_divide(one, other):
    if type(one) is int and type(other) is int and other:
        return _of_whole(one // other, one, other)
    if _are_fractions(one, other) or _is_ratio_with_float(one, other):
        return _whole_times(float(one), float(other))
    if _are_complex(one, other):
        return _complex_times(one, other)
    try:
        made = one // other
        return _of_whole(made, one, other) if type(made) is int and isinstance(one, int) and isinstance(other, int) else made
    except ZeroDivisionError:
        if isinstance(one, int):
            raise _zero_division(one, other)
        raise


def _whole_times(one, other):
    if other == 0:
        raise _zero_division(one, other)
    times = one / other
    return times if times == 0 or times != times or abs(times) == _infinite else float(math.floor(times))


def remainder(one, other):
    if type(one) is int and type(other) is int and other:
        return _of_whole(one % other, one, other)
    if isinstance(one, str):
        own = None if type(one) in (str, unicode) else _texts.own_method(one, '__mod__')
        return percent(one, other) if own is None else one % other
    if _are_fractions(one, other):
        return _rest(float(one), float(other))
    if _is_ratio_with_float(one, other):
        return one - other * _whole_times(float(one), float(other))
    if _are_complex(one, other):
        return one - other * _complex_times(one, other)
    try:
        made = one % other
        return _of_whole(made, one, other) if type(made) is int and isinstance(one, int) and isinstance(other, int) else made
    except ZeroDivisionError:
        if isinstance(one, int):
            raise _zero_division(one, other)
        raise


# It has the sign of what is divided by.
def _rest(one, other):
    if other == 0:
        raise ZeroDivisionError('float modulo')
    if abs(one) == _infinite or one != one or other != other:
        return float('nan')
    rest = math.fmod(one, other)
    if rest == 0:
        return math.copysign(rest, other)
    return rest if (rest > 0) == (other > 0) else rest + other


# `divmod`, whose rest is what its quotient leaves and so may differ from that of `%`.
def divided(one, other):
    if _are_fractions(one, other):
        one, other = float(one), float(other)
        if other == 0:
            raise ZeroDivisionError('float division')
        times = _whole_times(one, other)
        return times, one - times * other
    if _is_ratio_with_float(one, other):
        return floor_divide(one, other), remainder(one, other)
    if _are_complex(one, other):
        times = _complex_times(one, other)
        return times, one - other * times
    try:
        made = divmod(one, other)
        if isinstance(one, int) and isinstance(other, int):
            return tuple([_of_whole(part, one, other) for part in made])
        return made
    except ZeroDivisionError:
        if isinstance(one, int):
            raise _zero_division(one, other)
        raise


# A number too large for a float is infinite.
def power(one, other, *modulus):
    if modulus and modulus[0] is not None:
        own = _texts.own_method(one, '__pow__')
        if own is not None:
            return own(one, other, *modulus)
        return _power_of_rest(one, other, *modulus)
    if not isinstance(one, (int, float)) or not isinstance(other, (int, float)):
        made = pow(one, other)
        if isinstance(made, complex) and isinstance(one, (int, float, fractions.Fraction)) and isinstance(other, (int, float, fractions.Fraction)):
            raise ValueError('negative number cannot be raised to a fractional power')
        return made
    try:
        made = pow(one, other)
    except ZeroDivisionError:
        is_long = isinstance(one, int) and isinstance(other, int) and not (_is_small(one) and _is_small(other))
        raise ZeroDivisionError('zero to a negative power' if is_long else '0.0 cannot be raised to a negative power')
    except OverflowError:
        return -_infinite if one < 0 and other % 2 == 1 else _infinite
    if isinstance(made, complex):
        raise ValueError('negative number cannot be raised to a fractional power')
    return long(made) if type(made) is int and not _least <= made <= _most else made


def _power_of_rest(one, other, modulus):
    for value in (one, other, modulus):
        if not isinstance(value, int):
            raise TypeError('pow() 3rd argument not allowed unless all arguments are integers')
    if other < 0:
        raise TypeError('pow() 3rd argument not allowed unless all arguments are integers')
    made = pow(one, other, modulus)
    return long(made) if any([isinstance(value, long) for value in (one, other, modulus)]) else made


# A whole number that bits of a long one make is long, however small it is.
def common_bits(one, other):
    made = one & other
    if type(one) is int and not -0x80000000 <= one <= 0x7fffffff or type(other) is int and not -0x80000000 <= other <= 0x7fffffff:
        return _of_whole(made, one, other)
    return made


def shifted_right(one, other):
    made = one >> other
    return _of_whole(made, one, 0) if type(one) is int and not -0x80000000 <= one <= 0x7fffffff else made


# Python 3 makes types of classes: `list | None`, and `list[int]`.
def either(one, other):
    if isinstance(one, type) or isinstance(other, type):
        raise TypeError("unsupported operand type(s) for |: '%s' and '%s'" % (_texts.kind_name(one), _texts.kind_name(other)))
    return one | other


def indexed(value):
    if isinstance(value, type) and not hasattr(type(value), '__getitem__'):
        raise TypeError("'type' object is unsubscriptable")
    return value


# `one op= other`: what its class says of it, or what the operator gives.
def _in_place(method, plain):
    def change(one, other):
        own = special_of(one, method)
        made = NotImplemented if own is None else own(one, other)
        return plain(one, other) if made is NotImplemented else made

    return change


divide_in_place = _in_place('__idiv__', divide)
floor_divide_in_place = _in_place('__ifloordiv__', floor_divide)
remainder_in_place = _in_place('__imod__', remainder)
power_in_place = _in_place('__ipow__', power)
and_in_place = _in_place('__iand__', common_bits)
shift_in_place = _in_place('__irshift__', shifted_right)


# `round`: half away from zero, of the number that is held.
def rounded(number, ndigits=0):
    if isinstance(number, (str, complex)) or not hasattr(number, '__float__') and not hasattr(number, '__index__'):
        raise TypeError('a float is required')
    if isinstance(ndigits, (str, complex)) or ndigits is None:
        raise TypeError("'%s' object cannot be interpreted as an index" % _texts.kind_name(ndigits))
    if isinstance(ndigits, float):
        raise TypeError('an integer is required')
    value, digits = float(number), int(ndigits)
    # No number has places beyond these.
    if value == 0 or value != value or abs(value) == _infinite or digits > 330:
        return value
    if digits < -330:
        return math.copysign(0.0, value)
    size = abs(value)
    if math.ldexp(1.0, math.frexp(size)[1] - 1) < decimal.Decimal(25).scaleb(-digits - 2):
        return math.copysign(0.0, value)
    made = float(decimal.Decimal(size).quantize(decimal.Decimal(1).scaleb(-digits), context=_half_up))
    if made == _infinite:
        raise OverflowError('rounded value too large to represent')
    return -made if value < 0 and made else made


# `sum`, one after the other: Python 3 makes up for what floats lose.
def summed(items, start=0, /):
    if isinstance(start, str):
        raise TypeError("sum() can't sum strings [use ''.join(seq) instead]")
    made = start
    for item in items:
        made = made + item
    return made


names = {
    '_py2_div_': divide, '_py2_floordiv_': floor_divide, '_py2_mod_': remainder, '_py2_pow_': power,
    '_py2_idiv_': divide_in_place, '_py2_ifloordiv_': floor_divide_in_place, '_py2_imod_': remainder_in_place,
    '_py2_ipow_': power_in_place, '_py2_and_': common_bits, '_py2_rshift_': shifted_right, '_py2_iand_': and_in_place,
    '_py2_irshift_': shift_in_place, '_py2_or_': either, '_py2_indexed_': indexed, 'divmod': divided, 'pow': power, 'round': rounded, 'sum': summed,
}
