# `java.lang.Math`: whole numbers are Java's long here, as Jython chooses among its functions.

import math
import random
import sys

from _errors import ArithmeticException
from _java_bean import Bean, int_of, long_of
from _java_numbers import double_of
from _unicode import long

_most = (1 << 63) - 1


# Of whole numbers or of fractions.
def _of_either(name, of_whole, of_fraction):
    def function(*given):
        if all([isinstance(value, int) for value in given]):
            return long(of_whole(*[long_of(name, value) for value in given]))
        return of_fraction(*[double_of(name, value) for value in given])

    return function


def _of_fractions(name, work):
    def function(*given):
        values = [double_of(name, value) for value in given]
        try:
            return work(*values)
        except ValueError:
            return float('nan')
        except OverflowError:
            return float('inf')

    return function


def _of_wholes(name, work):
    def function(*given):
        made = work(*[long_of(name, value) for value in given])
        if not -_most - 1 <= made <= _most:
            raise ArithmeticException('long overflow')
        return long(made)

    return function


def _to_int(value):
    number = long_of('toIntExact', value)
    if not -1 << 31 <= number < 1 << 31:
        raise ArithmeticException('integer overflow')
    return number


def _whole_part(down):
    return lambda value: value if value != value or abs(value) == float('inf') else math.copysign(float(down(value)), value)


def _round(a):
    value = double_of('round', a)
    if value != value:
        return long(0)
    if abs(value) >= _most:
        return long(_most if value > 0 else -_most - 1)
    whole = math.floor(value)
    return long(whole + (value - whole >= 0.5))


def _logarithm(work):
    return lambda value: float('-inf') if value == 0 else work(value)


def _power(a, b):
    if b != b or abs(a) == 1 and abs(b) == float('inf'):
        return float('nan')
    if a != a:
        return 1.0 if b == 0 else a
    odd = abs(b) < 2 ** 53 and b % 2 == 1
    if a == 0 and b < 0:
        return math.copysign(float('inf'), a if odd else 1)
    try:
        return math.pow(a, b)
    except OverflowError:
        return float('-inf' if a < 0 and odd else 'inf')


def _extreme(choose):
    def work(a, b):
        if a != a or b != b:
            return float('nan')
        if a == b == 0:
            return choose(a, b, key=lambda value: math.copysign(1, value))
        return choose(a, b)

    return work


def _sign(value):
    return value if value == 0 or value != value else math.copysign(1.0, value)


def _divided(name, work):
    def divide(x, y):
        if y == 0:
            raise ArithmeticException('/ by zero')
        return work(x, y)

    return _of_wholes(name, divide)


def _remainder(x, y):
    return math.nan if math.isinf(x) or y == 0 or x != x or y != y else math.remainder(x, y)


def _scaled(d, scaleFactor):
    return _of_fractions('scalb', lambda value: math.copysign(math.inf, value) if abs(value) > 0 and value - value == 0 and (
        math.frexp(value)[1] + scaleFactor > 1024) else math.ldexp(value, max(-4000, int_of('scalb', scaleFactor))))(d)


def _exponent(d):
    value = abs(_of_fractions('getExponent', lambda given: given)(d))
    return 1024 if value - value != 0 else -1023 if value < sys.float_info.min else math.frexp(value)[1] - 1


_functions = {
    'abs': _of_either('abs', lambda a: a if a == -_most - 1 else abs(a), abs),
    'max': _of_either('max', max, _extreme(max)), 'min': _of_either('min', min, _extreme(min)),
    'round': _round, 'rint': _of_fractions('rint', _whole_part(round)),
    'floor': _of_fractions('floor', _whole_part(math.floor)), 'ceil': _of_fractions('ceil', _whole_part(math.ceil)),
    'pow': _of_fractions('pow', _power), 'sqrt': _of_fractions('sqrt', math.sqrt), 'cbrt': _of_fractions('cbrt', math.cbrt),
    'exp': _of_fractions('exp', math.exp), 'log': _of_fractions('log', _logarithm(math.log)),
    'log10': _of_fractions('log10', _logarithm(math.log10)), 'hypot': _of_fractions('hypot', math.hypot),
    'atan2': _of_fractions('atan2', math.atan2), 'signum': _of_fractions('signum', _sign),
    'toRadians': _of_fractions('toRadians', lambda angle: angle * 0.017453292519943295),
    'toDegrees': _of_fractions('toDegrees', lambda angle: angle * 57.29577951308232),
    'floorDiv': _divided('floorDiv', lambda x, y: x // y), 'floorMod': _divided('floorMod', lambda x, y: x % y),
    'addExact': _of_wholes('addExact', lambda x, y: x + y), 'subtractExact': _of_wholes('subtractExact', lambda x, y: x - y),
    'multiplyExact': _of_wholes('multiplyExact', lambda x, y: x * y), 'random': lambda: random.random(),
    'negateExact': _of_wholes('negateExact', lambda a: -a), 'incrementExact': _of_wholes('incrementExact', lambda a: a + 1),
    'decrementExact': _of_wholes('decrementExact', lambda a: a - 1), 'toIntExact': _to_int,
    'ulp': _of_fractions('ulp', math.ulp), 'copySign': _of_fractions('copySign', math.copysign),
    'log1p': _of_fractions('log1p', lambda x: float('-inf') if x == -1 else math.log1p(x)), 'expm1': _of_fractions('expm1', math.expm1),
    'IEEEremainder': _of_fractions('IEEEremainder', _remainder), 'scalb': _scaled, 'getExponent': _exponent,
    'nextUp': _of_fractions('nextUp', lambda f: math.nextafter(f, math.inf)),
    'nextDown': _of_fractions('nextDown', lambda f: math.nextafter(f, -math.inf)),
    **{name: _of_fractions(name, getattr(math, name)) for name in 'sin cos tan asin acos atan sinh cosh tanh'.split()},
}


class Math(Bean):
    __module__ = 'java.lang'

    PI, E = math.pi, math.e

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.lang.Math)')


for _name, _function in _functions.items():
    type.__setattr__(Math, _name, staticmethod(_function))

names = {'Math': Math}
