# Modules of the standard library on numbers: `math`, `decimal` and `fractions`.

import decimal
import fractions
import importlib
import re
import types

import _arithmetic
import _kinds
from _texts import represent
from _unicode import long


def public(name, *without):
    real = importlib.import_module(name)
    return {own: value for own, value in vars(real).items()
            if not own.startswith('_') and own not in without and not isinstance(value, types.ModuleType)}


def _of_math():
    import math

    names = public('math')

    def power(x, y):
        try:
            return math.pow(x, y)
        except OverflowError:
            return float(_arithmetic.power(float(x), float(y)))

    def parts(x):
        part, whole = math.modf(x)
        return part, whole or 0.0

    def factorial(x):
        if x != int(x):
            raise ValueError('factorial() only accepts integral values')
        return long(math.factorial(int(x)))

    def whole(function):
        def call(x):
            if isinstance(x, str) or not hasattr(x, '__float__'):
                raise TypeError('a float is required')
            x = float(x)
            # What becomes nothing keeps its sign.
            return x if not math.isfinite(x) else math.copysign(float(function(x)), x) if function(x) == 0 else float(function(x))

        return call

    def hypot(*given):
        if len(given) != 2:
            raise TypeError('hypot(): expected 2 args; got %d' % len(given))
        return math.hypot(*given)

    # The quotient of two logarithms, also where that of the base is 0.
    def log(x, *base):
        if len(base) != 1:
            return math.log(x, *base)
        upper, lower = math.log(x), math.log(base[0])
        return upper / lower if lower else math.copysign(math.inf, upper) if upper else math.nan

    names.update({
        'hypot': hypot, 'log': log, 'floor': whole(math.floor), 'ceil': whole(math.ceil), 'factorial': factorial, 'modf': parts, 'pow': power,
        'ldexp': lambda x, power: math.ldexp(x, int(power) if isinstance(power, float) else power),
        'trunc': lambda x: x if isinstance(x, (bool, long)) else math.trunc(x),
    })
    return {name: names[name] for name in (
        'acos acosh asin asinh atan atan2 atanh ceil copysign cos cosh degrees e erf erfc exp expm1 fabs factorial floor fmod '
        'frexp fsum gamma hypot isinf isnan ldexp lgamma log log10 log1p modf pi pow radians sin sinh sqrt tan tanh trunc').split()}


# `Decimal` and `Fraction`, whose texts Python 3 reads more freely; `kind` is what a script calls.
def _make_decimal(kind, value='0', context=None):
    of = decimal.Decimal if kind is _Decimal else kind
    if not isinstance(value, str):
        return decimal.Decimal.__new__(of, value, context)
    try:
        return decimal.Decimal.__new__(of, 'x' if '_' in value else value, context)
    except decimal.InvalidOperation:
        raise decimal.InvalidOperation('Invalid literal for Decimal: %s' % represent(value))


def _make_fraction(kind, numerator=0, denominator=None):
    if isinstance(numerator, str) and re.search(r'_|\s/|/\s', numerator.strip()):
        raise ValueError('Invalid literal for Fraction: %s' % represent(numerator))
    return fractions.Fraction.__new__(fractions.Fraction if kind is _Fraction else kind, numerator, denominator)


_Decimal = _kinds.stand_in(decimal.Decimal, _make_decimal)
_Fraction = _kinds.stand_in(fractions.Fraction, _make_fraction)


# The exponents are as large as they can be: in Python 2.7 they are larger still.
def of_decimal():
    for context in (decimal.DefaultContext, decimal.BasicContext, decimal.ExtendedContext, decimal.getcontext()):
        context.Emax, context.Emin = decimal.MAX_EMAX, decimal.MIN_EMIN
    # Those that others are made of stay what they are, whatever a script does to what it finds.
    own = {name: getattr(decimal, name).copy() for name in ('DefaultContext', 'BasicContext', 'ExtendedContext')}
    return {**public('decimal'), **own}


def _of_old_decimal():
    return {**of_decimal(), 'Decimal': _Decimal}


def _of_fractions():
    def gcd(a, b):
        while b:
            a, b = b, a % b
        return a

    return {**public('fractions'), 'Fraction': _Fraction, 'gcd': gcd}


makers = {'math': _of_math, 'decimal': _of_old_decimal, 'fractions': _of_fractions}
