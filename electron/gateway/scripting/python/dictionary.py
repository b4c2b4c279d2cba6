# Dictionaries and sets as Python 2.7 has them: lists from `keys`, `items` and `values`, and Jython's order.

import copyreg

import _texts
from _order import exactly, in_hash_order, in_java_order


# What a dictionary is filled with. What another one holds is taken past what its class says of one item.
def _pairs_of(given):
    held = given[0] if given else None
    if type(held) is Dict and dict.__len__(held) == _most_of(held) > exactly:
        # As they came: a table that is as large gives those of one place the same turns.
        return dict.items(held), *given[1:]
    if isinstance(held, Dict) and type(held).__getitem__ is not dict.__getitem__:
        return [(key, dict.__getitem__(held, key)) for key in in_order(held)], *given[1:]
    if given and not isinstance(held, dict) and hasattr(held, 'keys'):
        return [(key, held[key]) for key in held.keys()], *given[1:]
    return given


# `dict[str, int]` of Python 3.
def _not_subscribed(_parts):
    raise TypeError("'type' object is unsubscriptable")


class Dict(dict):
    __class_getitem__ = staticmethod(_not_subscribed)
    __slots__ = ('_most',)
    # Of Java's table, at first.
    _py2_places = 32

    def __init__(self, *given, **named):
        dict.__init__(self, *_pairs_of(given), **named)
        _keep_most(self, dict.__len__(self))

    def __iter__(self):
        return iter(in_order(self))

    def __delitem__(self, key):
        _most_of(self)
        dict.__delitem__(self, key)

    def pop(self, *arguments):
        _most_of(self)
        return dict.pop(self, *arguments)

    def popitem(self):
        for key in in_order(self):
            return key, self.pop(key)
        raise KeyError('popitem(): dictionary is empty')

    def clear(self):
        _keep_most(self, 0)
        dict.clear(self)

    def keys(self):
        return in_order(self)

    def values(self):
        return [dict.__getitem__(self, key) for key in in_order(self)]

    def items(self):
        return [(key, dict.__getitem__(self, key)) for key in in_order(self)]

    def copy(self):
        return Dict(self)

    def update(self, *given, **named):
        dict.update(self, *_pairs_of(given), **named)

    def __repr__(self):
        return _texts.represent(self)

    # It is filled once it is there, since it may hold itself; one of a class of a script without its `__init__`.
    def __reduce__(self):
        return copyreg.__newobj__, (type(self),), getattr(self, '__dict__', None) or None, None, iter(dict.items(self))

    # Python 3 alone puts two together so, and goes through one backwards.
    def __or__(self, other):
        return NotImplemented

    __ror__ = __ior__ = __or__
    __reversed__ = None

    __hash__ = None


# Its keys in Jython's order, whatever a class of a script says of itself.
def in_order(held):
    return in_java_order(dict.keys(held), _most_of(held), held._py2_places)


# How many keys it held at once. A class of a script may say what attributes are, and leave out what the first ones are.
_kept = Dict.__dict__['_most']


def _keep_most(held, most):
    _kept.__set__(held, most)


def _most_of(held):
    most = dict.__len__(held)
    try:
        most = max(most, _kept.__get__(held))
    except AttributeError:
        pass
    _keep_most(held, most)
    return most


Dict.__name__ = Dict.__qualname__ = 'dict'


# What an object holds, and the names of a function: a smaller table.
class StringMap(Dict):
    __slots__ = ()
    _py2_places = 8


StringMap.__name__ = StringMap.__qualname__ = 'dict'


# What a function takes of arguments by name.
def named(given):
    return Dict(given) if type(given) is dict else given


# What a set is put together of: its items, and what a class of a script holds in it.
def _parts(held):
    return type(held), (list(held),), getattr(held, '__dict__', None) or None


class Set(set):
    __class_getitem__ = staticmethod(_not_subscribed)
    __slots__ = ('_came',)

    def __init__(self, items=()):
        # In the order in which they came: items of one place of the table stand in it.
        came = dict.fromkeys(items)
        object.__setattr__(self, '_came', came)
        set.__init__(self, came)

    def __iter__(self):
        came = [item for item in self._came if item in self]
        came += [item for item in set.__iter__(self) if item not in self._came]
        return iter(in_java_order(came, len(came)))

    def add(self, item):
        set.add(self, item)
        self._came[item] = None

    def update(self, *others):
        for other in others:
            for item in other:
                self.add(item)

    def __repr__(self):
        return _texts.represent(self)

    def pop(self):
        for item in self:
            self.remove(item)
            return item
        raise KeyError('pop from an empty set')

    def __reduce__(self):
        return _parts(self)

    __hash__ = None


class FrozenSet(frozenset):
    __class_getitem__ = staticmethod(_not_subscribed)
    __slots__ = ('_came',)

    def __new__(cls, items=()):
        came = dict.fromkeys(items)
        made = frozenset.__new__(cls, came)
        object.__setattr__(made, '_came', came)
        return made

    def __iter__(self):
        return iter(in_hash_order(self._came))

    def __repr__(self):
        return _texts.represent(self)

    def __reduce__(self):
        return _parts(self)


def _same_kind(cls, base, name):
    plain = getattr(base, name)

    def method(self, *others):
        others = [other if isinstance(other, (set, frozenset)) else list(other) for other in others] if name[0] != '_' else others
        made = plain(self, *others)
        if made is NotImplemented:
            return made
        kept = [item for items in (self,) + tuple(others) for item in items if item in made]
        # One of a class of a script is of that class.
        same = cls.__new__(type(self), kept)
        if cls is Set:
            Set.__init__(same, kept)
        return same

    method.__name__ = name
    setattr(cls, name, method)


for _name in ('__and__', '__or__', '__xor__', '__sub__', '__rand__', '__ror__', '__rxor__', '__rsub__', 'copy', 'union',
              'intersection', 'difference', 'symmetric_difference'):
    _same_kind(Set, set, _name)
    _same_kind(FrozenSet, frozenset, _name)
Set.__name__ = Set.__qualname__ = 'set'
FrozenSet.__name__ = FrozenSet.__qualname__ = 'frozenset'
