# What `viewkeys`, `viewvalues` and `viewitems` give: what stands in a dictionary whenever it is looked at, in Jython's order.

import collections.abc as abc

import _texts
from _dictionary import Dict, Set, in_order
from _default_dictionary import Listed
from _order import in_java_order


def _keys_of(held):
    if isinstance(held, Dict):
        return in_order(held)
    if isinstance(held, Listed):
        return list(held)
    return in_java_order(dict.keys(held), dict.__len__(held))


class _View:
    __slots__ = ('_held',)

    def __init__(self, held):
        self._held = held

    def __len__(self):
        return dict.__len__(self._held)

    def __iter__(self):
        return iter([self._shown(key, dict.__getitem__(self._held, key)) for key in _keys_of(self._held)])

    def __repr__(self):
        return '%s(%s)' % (type(self).__name__, _texts.represent(list(self)))

    __hash__ = object.__hash__


class Values(_View):
    __slots__ = ()

    @staticmethod
    def _shown(_key, value):
        return value

    def __contains__(self, value):
        return value in list(self)

    def __eq__(self, other):
        return isinstance(other, Values) and len(self) == len(other) and all([value in other for value in self])

    __hash__ = _View.__hash__


def _set_of(other):
    if not isinstance(other, (set, frozenset, _Several)):
        raise TypeError('can only compare to a set')
    return Set(other)


# Keys and items, which are sets too. What Jython says of their order is the opposite: less is what is no part of the other.
class _Several(_View):
    __slots__ = ()

    def __and__(self, other):
        return Set(self).intersection(other)

    def __or__(self, other):
        return Set(self).union(other)

    def __sub__(self, other):
        return Set(self).difference(other)

    def __xor__(self, other):
        return Set(self).symmetric_difference(other)

    def __eq__(self, other):
        return isinstance(other, (set, frozenset, _Several)) and Set(self) == Set(other)

    def __lt__(self, other):
        return not Set(self) < _set_of(other)

    def __le__(self, other):
        return not Set(self) <= _set_of(other)

    def __gt__(self, other):
        return not Set(self) > _set_of(other)

    def __ge__(self, other):
        return not Set(self) >= _set_of(other)

    __hash__ = _View.__hash__


class Keys(_Several):
    __slots__ = ()

    @staticmethod
    def _shown(key, _value):
        return key

    def __contains__(self, key):
        return dict.__contains__(self._held, key)


class Items(_Several):
    __slots__ = ()

    @staticmethod
    def _shown(key, value):
        return key, value

    def __contains__(self, item):
        return item in list(self)


for _kind, _name in ((Keys, 'dict_keys'), (Values, 'dict_values'), (Items, 'dict_items')):
    _kind.__name__ = _kind.__qualname__ = _name


# Those of an OrderedDict are the ones of the standard library.
def _of_mapping(kind):
    class View(kind):
        __module__ = 'collections'

        @classmethod
        def _from_iterable(cls, given):
            return Set(given)

        def __repr__(self):
            return '%s(%s)' % (type(self).__name__, _texts.represent(self._mapping))

    View.__name__ = View.__qualname__ = kind.__name__
    return View


_ordered = {Keys: _of_mapping(abc.KeysView), Values: _of_mapping(abc.ValuesView), Items: _of_mapping(abc.ItemsView)}


def view(kind):
    return lambda held: (_ordered[kind] if hasattr(held, 'move_to_end') else kind)(held)
