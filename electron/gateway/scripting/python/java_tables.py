# `Hashtable` and `ConcurrentHashMap`: maps that hold no None, each in the order of its own table.

from _errors import NullPointerException
from _java_iterators import Iterator
from _java_maps import Map, of_capacity
from _java_values import hash_code
from _unicode import long


def _code(key):
    return hash_code(key) & 0xffffffff


# A table whose places are told from the last one, what came last first.
class _Chained:
    def __init__(self, size=11):
        self._begin, self._size = size, size

    def grow(self, count):
        while count > int(self._size * 0.75) and count > 1:
            self._size = self._size * 2 + 1

    def order(self, keys):
        size, places, count = self._begin, {}, 0
        for key in keys:
            if count >= int(size * 0.75) and size < self._size:
                held = [one for place in sorted(places, reverse=True) for one in places[place]]
                size, places = size * 2 + 1, {}
                for one in held:
                    places.setdefault((_code(one) & 0x7fffffff) % size, []).insert(0, one)
            places.setdefault((_code(key) & 0x7fffffff) % size, []).insert(0, key)
            count += 1
        return [key for place in sorted(places, reverse=True) for key in places[place]]


# A table that doubles with the key that fills three quarters of it. What is divided then is turned around, but for its end.
class _Divided:
    def __init__(self, size=16):
        self._begin, self._size = size, size

    def grow(self, count):
        while count >= self._size * 3 // 4:
            self._size *= 2

    def order(self, keys):
        size, places, count = self._begin, {}, 0
        for key in keys:
            places.setdefault(_place(key, size), []).append(key)
            count += 1
            while count >= size * 3 // 4 and size < self._size:
                size *= 2
                places = {place: held for chain in places.values() for place, held in _divided(chain, size)}
        return [key for place in sorted(places) for key in places[place]]


def _place(key, size):
    code = _code(key)
    return (code ^ code >> 16) & 0x7fffffff & size - 1


def _divided(chain, size):
    end = len(chain) - 1
    while end and _place(chain[end - 1], size) == _place(chain[-1], size):
        end -= 1
    made = {_place(chain[-1], size): chain[end:]}
    for key in chain[:end]:
        made.setdefault(_place(key, size), []).insert(0, key)
    return made.items()


def _needed(*values):
    if any([value is None for value in values]):
        raise NullPointerException()


class _Full(Map):
    def _set(self, key, value):
        _needed(key, value)
        return Map._set(self, key, value)

    def _find(self, key):
        _needed(key)
        return Map._find(self, key)

    def elements(self):
        return Iterator(self.values())

    # Java's: whether a value is there.
    def contains(self, value):
        _needed(value)
        return self.containsValue(value)


class Hashtable(_Full):
    __module__ = 'java.util'

    def __init__(self, *given):
        Map.__init__(self, *given)
        if given and isinstance(given[0], int) and given[0] > 0:
            self._order = _Chained(int(given[0]))

    @staticmethod
    def _table(hashed):
        return _Chained()

    # Java makes room for twice as many.
    def _fill(self, name, source):
        Map._fill(self, name, source)
        if len(source) * 2 > 11:
            self._order = _Chained(len(source) * 2)
            self._changed()

    def keys(self):
        return Iterator(self._keys())

    def items(self):
        return [(key, self[key]) for key in self._keys()]


class ConcurrentHashMap(_Full):
    __module__ = 'java.util.concurrent'

    def __init__(self, *given):
        Map.__init__(self, *given)
        if given and isinstance(given[0], int):
            size = of_capacity('java.util.concurrent.ConcurrentHashMap', given[0] + (given[0] >> 1) + 1)._size
            self._order = _Divided(size)

    @staticmethod
    def _table(hashed):
        return _Divided()

    # Java makes room for half as many more, and then for twice as many as that.
    def _fill(self, name, source):
        Map._fill(self, name, source)
        room = of_capacity(name, len(source) + (len(source) >> 1) + 1)._size
        self._order = _Divided(2 * room if room >= 16 else 16)
        self._order.grow(len(source))
        self._changed()

    # What changes below a loop does not end it.
    def __iter__(self):
        return iter([key for key in self._keys()])

    def mappingCount(self):
        return long(len(self))


names = {'Hashtable': Hashtable}
concurrent_names = {'ConcurrentHashMap': ConcurrentHashMap}
