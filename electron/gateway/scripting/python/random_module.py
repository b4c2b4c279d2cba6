# `random`: Jython draws from Java's generator, so the same seed gives the same numbers, in Python 2.7's ways of using them.

import math
import os
import random

import _kinds
from _order import java_hash
from _unicode import long

_MASK = (1 << 48) - 1
# So many different numbers has a fraction.
_MOST = 1 << 53


def _seed_of(given):
    if isinstance(given, float) or not isinstance(given, int):
        hash(given)
        return int(java_hash(given))
    return int(given) if _kinds.is_small(given) else int(given) % ((1 << 63) - 1)


class Random(random.Random):
    def __init__(self, x=None):
        self.seed(x)

    def seed(self, a=None):
        self._at = (_seed_of(a) if a is not None else int.from_bytes(os.urandom(6), 'big')) ^ 0x5deece66d
        self._at &= _MASK
        self.gauss_next = None

    def _bits(self, bits):
        self._at = (self._at * 0x5deece66d + 0xb) & _MASK
        return self._at >> 48 - bits

    def random(self):
        return ((self._bits(27) << 26) + self._bits(26)) / _MOST

    # Java fills bytes from the lowest of each number, and the first byte is the highest of what they make.
    def getrandbits(self, k):
        if k < 1:
            raise ValueError('number of bits must be greater than zero')
        size = (k + 7) // 8
        drawn = b''.join([self._bits(32).to_bytes(4, 'little') for _ in range((size + 3) // 4)])[:size]
        return long(int.from_bytes(drawn, 'big') & (1 << k) - 1)

    def getstate(self):
        return 2, self._at, self.gauss_next

    def setstate(self, state):
        _version, self._at, self.gauss_next = state

    def _below(self, n):
        if n < _MOST:
            return int(self.random() * n)
        bits = int(1.00001 + math.log(n - 1, 2.0))
        while True:
            made = self.getrandbits(bits)
            if made < n:
                return int(made)

    def randrange(self, start, stop=None, step=1):
        for limit in (start, stop, step):
            if limit is not None and int(limit) != limit:
                raise ValueError('non-integer arg for randrange()')
        if step == 0:
            raise ValueError('zero step for randrange()')
        values = range(int(start)) if stop is None else range(int(start), int(stop), int(step))
        size = max(0, -((values.start - values.stop) // values.step))
        if size == 0:
            told = '' if stop is None else ' (%d,%d, %d)' % (values.start, values.stop, values.stop - values.start) if step == 1 else ''
            raise ValueError('empty range for randrange()' + told)
        return values.start + values.step * self._below(size)

    def randint(self, a, b):
        return self.randrange(a, b if isinstance(b, str) else b + 1)

    def choice(self, seq):
        if len(seq) == 0:
            raise IndexError('index out of range: 0')
        return seq[int(self.random() * len(seq))]

    def shuffle(self, x, random=None):
        for place in range(len(x) - 1, 0, -1):
            other = int((random or self.random)() * (place + 1))
            x[place], x[other] = x[other], x[place]

    def gammavariate(self, alpha, beta):
        if alpha != 1.0 or beta <= 0.0:
            return super().gammavariate(alpha, beta)
        drawn = self.random()
        while drawn <= 1e-7:
            drawn = self.random()
        return -math.log(drawn) * beta

    # Of few it draws from a list that gets shorter, of many until it has enough different ones.
    def sample(self, population, k):
        size = len(population)
        if not 0 <= k <= size:
            raise ValueError('sample larger than population')
        few = 21 + (4 ** math.ceil(math.log(k * 3, 4)) if k > 5 else 0)
        if isinstance(population, (dict, set, frozenset)) and size > few:
            return self.sample(tuple(population), k)
        if size <= few:
            pool, made = list(population), []
            for left in range(size, size - k, -1):
                place = int(self.random() * left)
                made.append(pool[place])
                pool[place] = pool[left - 1]
            return made
        places = {}
        while len(places) < k:
            places[int(self.random() * size)] = True
        return [population[place] for place in places]


def _of_random():
    shared = Random()
    names = {name: getattr(shared, name) for name in (
        'random seed getstate setstate randrange randint choice shuffle sample uniform triangular gauss normalvariate '
        'expovariate betavariate lognormvariate paretovariate vonmisesvariate weibullvariate gammavariate getrandbits').split()}
    names['Random'] = Random
    return names


makers = {'random': _of_random}
