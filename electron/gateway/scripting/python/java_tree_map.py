# `TreeMap`: a map in the order of its keys, and what shows a part of it, or all of it the other way round: what is put into one of
# those is put into the map that it is of.

from _errors import IllegalArgumentException, NoSuchElementException, UnsupportedOperationException
from _java_bean import Bean, flag_of, refused
from _java_iterators import Iterator
from _java_lists import Absent, Unmodifiable, list_of
from _java_maps import ABSENT, Entry, KeySet, Map
from _java_values import compare, in_order


class _Sorted:
    def __init__(self, comparator=None):
        self.comparator = comparator

    def grow(self, count):
        pass

    def order(self, keys):
        return in_order(keys, self.comparator)

    def compare(self, one, other):
        return (compare if self.comparator is None else self.comparator.compare)(one, other)

    # The keys must be of one kind.
    def check(self, key, held):
        self.compare(key, next(iter(held.values()), (key,))[0])


class TreeMap(Map):
    __module__ = 'java.util'

    def __init__(self, *given):
        if given and isinstance(given[0], TreeMap):
            self._begin(_Sorted(given[0].comparator()))
            self.putAll(given[0])
        elif given and hasattr(given[0], 'compare') and isinstance(given[0], Bean):
            self._begin(_Sorted(given[0]))
        elif given and not isinstance(given[0], (dict, Map)):
            raise refused('java.util.TreeMap', given[0], 'java.util.Comparator, java.util.Map')
        else:
            Map.__init__(self, *given)

    @staticmethod
    def _table(hashed):
        return _Sorted()

    def _find(self, key):
        if self._held or key is None:
            self._order.check(key, self._held)
        return Map._find(self, key)

    def _set(self, key, value):
        self._order.check(key, self._held)
        return Map._set(self, key, value)

    def clone(self):
        return TreeMap(self)

    def comparator(self):
        return self._order.comparator

    # By the order in which its keys come.
    def _compare(self, one, other):
        return self._order.compare(one, other)

    def _side(self, key, wanted, last=False):
        found = [one for one in self._keys() if wanted(self._compare(one, key))]
        return (found[-1] if last else found[0]) if found else ABSENT

    def _end(self, place):
        return self._keys()[place] if len(self) else ABSENT

    def _entry(self, key):
        return None if key is ABSENT else _Exported(key, self[key])

    def firstKey(self):
        return _needed(self._end(0))

    def lastKey(self):
        return _needed(self._end(-1))

    def firstEntry(self):
        return self._entry(self._end(0))

    def lastEntry(self):
        return self._entry(self._end(-1))

    def _poll(self, key):
        entry = self._entry(key)
        if entry is not None:
            self._drop(key)
        return entry

    def pollFirstEntry(self):
        return self._poll(self._end(0))

    def pollLastEntry(self):
        return self._poll(self._end(-1))

    def keySet(self):
        return NavigableKeySet(self)

    navigableKeySet = keySet

    def descendingKeySet(self):
        return NavigableKeySet(self.descendingMap())

    def descendingMap(self):
        return _DescendingSubMap(self)

    def headMap(self, *given):
        return self.head('headMap', given)

    def tailMap(self, *given):
        return self.tail('tailMap', given)

    def subMap(self, *given):
        return self.between('subMap', given)

    # The same for sets; `function` is what was called.
    def head(self, function, given):
        return self._part(None, _bound(function, given, False))

    def tail(self, function, given):
        return self._part(_bound(function, given, True), None)

    def between(self, function, given):
        if len(given) == 2:
            return self._part((given[0], True), (given[1], False))
        if len(given) == 4:
            return self._part((given[0], flag_of(function, given[1])), (given[2], flag_of(function, given[3])))
        raise TypeError('%s(): expected 2 or 4 args; got %d' % (function, len(given)))

    # The keys from one to another, each with whether it is among them.
    def _part(self, low, high):
        _check_ends(self._order, low, high)
        return _AscendingSubMap(self, low, high)


def _sides(name, wanted, last=False):
    def key_of(self, key):
        found = self._side(key, wanted, last)
        return None if found is ABSENT else found

    def entry_of(self, key):
        return self._entry(self._side(key, wanted, last))

    for own, method in ((name + 'Key', key_of), (name + 'Entry', entry_of)):
        method.__name__ = method.__qualname__ = own
        setattr(TreeMap, own, method)


_sides('floor', lambda order: order <= 0, True)
_sides('lower', lambda order: order < 0, True)
_sides('ceiling', lambda order: order >= 0)
_sides('higher', lambda order: order > 0)


def _needed(found):
    if found is ABSENT:
        raise NoSuchElementException()
    return found


def _bound(function, given, inclusive):
    if not 1 <= len(given) <= 2:
        raise TypeError('%s(): expected 1-2 args; got %d' % (function, len(given)))
    return given[0], flag_of(function, given[1]) if len(given) == 2 else inclusive


def _check_ends(order, low, high):
    if low is not None and high is not None:
        if order.compare(low[0], high[0]) > 0:
            raise IllegalArgumentException('fromKey > toKey')
    else:
        for end in (low, high):
            if end is not None:
                order.compare(end[0], end[0])


# An entry as it was when it was asked for.
class _Exported(Entry):
    def __init__(self, key, value):
        Entry.__init__(self, {key: value}, key)

    def setValue(self, value):
        raise UnsupportedOperationException()


_Exported.__name__ = _Exported.__qualname__ = 'AbstractMap$SimpleImmutableEntry'


# A part of a TreeMap, by its ends in the order of that.
class _AscendingSubMap(TreeMap):
    __module__ = 'java.util'
    clone = Absent()

    def __init__(self, whole, low=None, high=None):
        self._whole, self._low, self._high = whole, low, high

    _order = property(lambda self: self._whole._order)
    _changes = property(lambda self: self._whole._changes)

    def _is_within(self, key, closed=False):
        for end, sign in ((self._low, 1), (self._high, -1)):
            if end is not None:
                order = sign * self._order.compare(key, end[0])
                if order < 0 or order == 0 and not (end[1] or closed):
                    return False
        return True

    def _keys(self):
        return [key for key in self._whole._keys() if self._is_within(key)]

    def _find(self, key):
        return self._whole._find(key) if self._is_within(key) else ABSENT

    def _set(self, key, value):
        if not self._is_within(key):
            raise IllegalArgumentException('key out of range')
        return self._whole._set(key, value)

    def _drop(self, key):
        return self._whole._drop(key) if self._is_within(key) else ABSENT

    def __len__(self):
        return len(self._keys())

    def clear(self):
        for key in self._keys():
            self._whole._drop(key)

    def values(self):
        return list_of(Unmodifiable, Map.values(self))

    def items(self):
        return [(key, self[key]) for key in self._keys()]

    def copy(self):
        raise UnsupportedOperationException('a copy of a part of a TreeMap is not supported in this version; make a TreeMap of it')

    def _part(self, low, high):
        for end, name in ((low, 'fromKey'), (high, 'toKey')):
            if end is not None and not self._is_within(end[0], closed=not end[1]):
                raise IllegalArgumentException('%s out of range' % name)
        return self._between(low, high)

    def _between(self, low, high):
        low, high = low or self._low, high or self._high
        _check_ends(self._order, low, high)
        return _AscendingSubMap(self._whole, low, high)

    def descendingMap(self):
        return _DescendingSubMap(self._whole, self._low, self._high)


class _DescendingSubMap(_AscendingSubMap):
    __module__ = 'java.util'

    def _keys(self):
        return _AscendingSubMap._keys(self)[::-1]

    def _compare(self, one, other):
        return -self._order.compare(one, other)

    def comparator(self):
        return _Reversed(self._order)

    # What comes first here is the higher end.
    def _between(self, low, high):
        low, high = high or self._low, low or self._high
        _check_ends(self._order, low, high)
        return _DescendingSubMap(self._whole, low, high)

    def descendingMap(self):
        return _AscendingSubMap(self._whole, self._low, self._high)


for _kind in (_AscendingSubMap, _DescendingSubMap):
    _kind.__name__ = _kind.__qualname__ = 'TreeMap$%s' % _kind.__name__[1:]


class _Reversed(Bean):
    __module__ = 'java.util'

    def __init__(self, order):
        self._order = order

    def compare(self, o1, o2):
        return self._order.compare(o2, o1)


_Reversed.__name__ = _Reversed.__qualname__ = 'Collections$ReverseComparator'


# What a set has that is the keys of a TreeMap.
class Navigable:
    def first(self):
        return self._map.firstKey()

    def last(self):
        return self._map.lastKey()

    def floor(self, e):
        return self._map.floorKey(e)

    def lower(self, e):
        return self._map.lowerKey(e)

    def ceiling(self, e):
        return self._map.ceilingKey(e)

    def higher(self, e):
        return self._map.higherKey(e)

    def pollFirst(self):
        entry = self._map.pollFirstEntry()
        return entry and entry.getKey()

    def pollLast(self):
        entry = self._map.pollLastEntry()
        return entry and entry.getKey()

    def comparator(self):
        return self._map.comparator()

    def headSet(self, *given):
        return self._of_part(self._map.head('headSet', given))

    def tailSet(self, *given):
        return self._of_part(self._map.tail('tailSet', given))

    def subSet(self, *given):
        return self._of_part(self._map.between('subSet', given))

    def descendingSet(self):
        return self._of_part(self._map.descendingMap())

    def descendingIterator(self):
        turned = self.descendingSet()
        return Iterator(turned, turned)


class NavigableKeySet(Navigable, KeySet):
    __module__ = 'java.util'

    _map = property(lambda self: self._source)

    def _of_part(self, part):
        return NavigableKeySet(part)


NavigableKeySet.__name__ = NavigableKeySet.__qualname__ = 'TreeMap$KeySet'

names = {'TreeMap': TreeMap}
