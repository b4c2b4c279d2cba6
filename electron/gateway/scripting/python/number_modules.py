# Modules of the standard library on numbers: `math`, `decimal`, `fractions` and `random`.

import importlib
import types

import _arithmetic
import _kinds
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
        made = math.factorial(int(x))
        return made if _kinds.is_small(made) else long(made)

    def whole(function):
        def call(x):
            x = float(x)
            # What becomes nothing keeps its sign.
            return x if not math.isfinite(x) else math.copysign(float(function(x)), x) if function(x) == 0 else float(function(x))

        return call

    names.update({
        'floor': whole(math.floor), 'ceil': whole(math.ceil), 'factorial': factorial, 'modf': parts, 'pow': power,
        'trunc': lambda x: math.trunc(x),
    })
    return {name: names[name] for name in (
        'acos acosh asin asinh atan atan2 atanh ceil copysign cos cosh degrees e erf erfc exp expm1 fabs factorial floor fmod '
        'frexp fsum gamma hypot isinf isnan ldexp lgamma log log10 log1p modf pi pow radians sin sinh sqrt tan tanh trunc').split()}


# The exponents are as large as they can be: in Python 2.7 they are larger still.
def _of_decimal():
    import decimal

    for context in (decimal.DefaultContext, decimal.BasicContext, decimal.ExtendedContext, decimal.getcontext()):
        context.Emax, context.Emin = decimal.MAX_EMAX, decimal.MIN_EMIN
    # Those that others are made of stay what they are, whatever a script does to what it finds.
    own = {name: getattr(decimal, name).copy() for name in ('DefaultContext', 'BasicContext', 'ExtendedContext')}
    return {**public('decimal'), **own}


def _of_fractions():
    def gcd(a, b):
        while b:
            a, b = b, a % b
        return a

    return {**public('fractions'), 'gcd': gcd}


def _of_random():
    import random

    class Random(random.Random):
        def __init__(self, x=None):
            random.Random.__init__(self)
            self.seed(x)

        def seed(self, a=None, version=2):
            random.Random.seed(self, a if a is None or isinstance(a, (int, float)) else hash(a))

        def randrange(self, start, stop=None, step=1):
            for limit in (start, stop, step):
                if limit is not None and (not isinstance(limit, (int, float)) or limit != int(limit)):
                    raise ValueError('non-integer arg for randrange()')
            values = range(int(start)) if stop is None else range(int(start), int(stop), int(step))
            if not len(values):
                raise ValueError('empty range for randrange()')
            return values[int(self.random() * len(values))]

        def randint(self, a, b):
            return self.randrange(a, b if isinstance(b, str) else b + 1)

        def choice(self, seq):
            return seq[int(self.random() * len(seq))]

        def shuffle(self, x, random=None):
            for place in range(len(x) - 1, 0, -1):
                other = int((random or self.random)() * (place + 1))
                x[place], x[other] = x[other], x[place]

        def sample(self, population, k):
            items = list(population)
            if not 0 <= k <= len(items):
                raise ValueError('sample larger than population')
            self.shuffle(items)
            return items[:k]

    shared = Random()
    names = {name: getattr(shared, name) for name in (
        'random seed getstate setstate randrange randint choice shuffle sample uniform triangular gauss normalvariate '
        'expovariate betavariate lognormvariate paretovariate vonmisesvariate weibullvariate gammavariate getrandbits').split()}
    names['Random'] = Random
    return names


makers = {'math': _of_math, 'decimal': _of_decimal, 'fractions': _of_fractions, 'random': _of_random}
