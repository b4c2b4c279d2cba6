# The sets of java.util, each of which is the keys of a map (`_java_maps`).

from _java_bean import Bean
from _java_lists import things_of
from _java_maps import ABSENT, Hashed, HashMap, LinkedHashMap, Set, of_capacity
from _java_tree_map import Navigable, TreeMap
from _java_values import same
from _unicode import letters


class HashSet(Set):
    __module__ = 'java.util'
    _map_kind = HashMap

    def __init__(self, *given):
        name = type(self).getName()
        if len(given) > 1:
            raise TypeError('%s(): expected 0-1 args; got %d' % (name, len(given)))
        source = given[0] if given else ()
        self._held = self._map_kind()
        if isinstance(source, int) and not isinstance(source, bool) and self._map_kind is not TreeMap:
            self._held._begin(self._map_kind._table(of_capacity(name, source)))
            return
        items = [letters(one) for one in source] if isinstance(source, str) else things_of(name, source)
        if given:
            self._held._begin(self._map_kind._table(Hashed(max(int(len(items) / 0.75) + 1, 16))))
        for item in items:
            self._held[item] = True

    @property
    def _items(self):
        return self._held._keys()

    @property
    def _changes(self):
        return self._held._changes

    def __iter__(self):
        return iter(self._held)

    def __contains__(self, value):
        return value in self._held

    contains = __contains__

    def add(self, value):
        return self._held._set(value, True) is ABSENT

    # Python's: what is not there is an error.
    def remove(self, value):
        if self._held._drop(value) is ABSENT:
            raise KeyError(value)

    def discard(self, value):
        self._held._drop(value)

    def update(self, values):
        for item in values:
            self.add(item)

    def pop(self):
        for item in self._items:
            self.discard(item)
            return item
        raise KeyError('pop from an empty set')

    def clear(self):
        self._held.clear()

    def addAll(self, c):
        return any([self.add(item) for item in things_of('addAll', c)])

    def removeAll(self, c):
        given = things_of('removeAll', c)
        return self._keep(lambda item: not any([same(item, one) for one in given]))

    def retainAll(self, c):
        given = things_of('retainAll', c)
        return self._keep(lambda item: any([same(item, one) for one in given]))

    def _keep(self, is_kept):
        gone = [item for item in self._items if not is_kept(item)]
        for item in gone:
            self.discard(item)
        return bool(gone)

    def copy(self):
        return type(self)(self)

    clone = copy

    def _combined(self, other, work):
        if not isinstance(other, (Set, set, frozenset)):
            return NotImplemented
        made = self.copy()
        work(made, other)
        return made

    def __or__(self, other):
        return self._combined(other, HashSet.addAll)

    def __sub__(self, other):
        return self._combined(other, HashSet.removeAll)

    def __and__(self, other):
        return self._combined(other, HashSet.retainAll)


class LinkedHashSet(HashSet):
    __module__ = 'java.util'
    _map_kind = LinkedHashMap


class TreeSet(Navigable, HashSet):
    __module__ = 'java.util'
    _map_kind = TreeMap

    _map = property(lambda self: self._held)

    def __init__(self, *given):
        if given and isinstance(given[0], Navigable):
            self._held = TreeMap(given[0].comparator()) if given[0].comparator() is not None else TreeMap()
            self.addAll(given[0])
        elif given and hasattr(given[0], 'compare') and isinstance(given[0], Bean):
            self._held = TreeMap(given[0])
        else:
            HashSet.__init__(self, *given)

    # Python's: the last one.
    def pop(self):
        if not self._items:
            raise KeyError('pop from an empty set')
        return self.pollLast()

    def _of_part(self, part):
        made = TreeSet.__new__(TreeSet)
        made._held = part
        return made


names = {kind.__name__: kind for kind in (HashSet, LinkedHashSet, TreeSet)}
