# `collections.defaultdict`, in the order that it has in Jython: that of a cache of Guava, which is four tables of four places
# at first. A table doubles before it is more than three quarters full, and is read from its end.

import collections

import _texts
from _order import java_hash, parted

_tables = 4
# What is made anew for a key that is not there, and then put in its place: `counts[key] += 1`.
_replaced = (int, float, complex, str, tuple, type(None))


def _spread(value):
    code = value & 0xffffffff
    code = code + (code << 15 & 0xffffffff ^ 0xffffcd7d) & 0xffffffff
    code ^= code >> 10
    code = code + (code << 3) & 0xffffffff
    code ^= code >> 6
    code = code + (code << 2) + (code << 14) & 0xffffffff
    return code ^ code >> 16


class _Table:
    def __init__(self):
        self.places, self.count = [[] for _ in range(_tables)], 0

    def make_room(self):
        size = len(self.places)
        if self.count < size * 3 // 4:
            return
        wider = [[] for _ in range(2 * size)]
        for place, held in enumerate(self.places):
            if held:
                wider[place], wider[place + size] = parted(held, size)
        self.places = wider

    # A key that was asked for is there before there is room for it, and is put in its place once more where its value is.
    def add(self, code, key, was_asked, is_put):
        if not was_asked:
            self.make_room()
        self.places[code & len(self.places) - 1].insert(0, (code, key))
        if was_asked:
            self.make_room()
        self.count += 1
        if was_asked and is_put:
            self.make_room()


# A dictionary that has its own order, which its lists have too.
class Listed:
    __slots__ = ()

    def keys(self):
        return list(self)

    def values(self):
        return [dict.__getitem__(self, key) for key in self]

    def items(self):
        return [(key, dict.__getitem__(self, key)) for key in self]

    def popitem(self):
        for key in self:
            return key, self.pop(key)
        raise KeyError('popitem(): dictionary is empty')


class DefaultDict(Listed, collections.defaultdict):
    __module__ = 'collections'
    __slots__ = ('_asked',)

    def __init__(self, *given, **named):
        # Those that were asked for before they were there.
        object.__setattr__(self, '_asked', set())
        collections.defaultdict.__init__(self, *given, **named)

    def __missing__(self, key):
        made = collections.defaultdict.__missing__(self, key)
        self._asked.add(key)
        return made

    def __iter__(self):
        tables = [_Table() for _ in range(_tables)]
        for key in dict.keys(self):
            code = _spread(java_hash(key))
            tables[code >> 30].add(code, key, key in self._asked, isinstance(dict.__getitem__(self, key), _replaced))
        return iter([key for table in reversed(tables) for held in reversed(table.places) for _code, key in held])

    def copy(self):
        return DefaultDict(self.default_factory, self)

    def __repr__(self):
        return _texts.represent(self)

    __copy__ = copy


DefaultDict.__name__ = DefaultDict.__qualname__ = 'defaultdict'
