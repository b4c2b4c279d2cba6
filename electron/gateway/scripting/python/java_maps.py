# The maps of java.util, in Java's order, and what their keys and entries are as sets. As in Jython a map is also a dictionary of
# Python and shows itself as one; a set has what Jython gives to sets.

import _texts
from _errors import (
    ConcurrentModificationException, IllegalArgumentException, NullPointerException, UnsupportedOperationException,
)
from _java_bean import Bean, int_of, refused, signed
from _java_functions import work_of
from _java_lists import Collection
from _java_values import hash_code, identity, kept, same, shown
from _unicode import letters

ABSENT = object()


# The places of a HashMap: it doubles when three quarters are used and never shrinks; those of one place stay in their order.
class Hashed:
    def __init__(self, expected=None):
        self._size = 16 if expected is None else 1
        while expected is not None and self._size < expected:
            self._size *= 2

    def grow(self, count):
        while count > self._size * 3 // 4:
            self._size *= 2

    def order(self, keys):
        def place(key):
            code = hash_code(key) & 0xffffffff
            return (code ^ code >> 16) & self._size - 1

        return sorted(keys, key=place)


class _Linked:
    def grow(self, count):
        pass

    def order(self, keys):
        return list(keys)


# A number of places: a table for as many things as a constructor is told.
def of_capacity(name, given):
    if int_of(name, given) < 0:
        raise IllegalArgumentException('Illegal initial capacity: %d' % given)
    return Hashed(max(given, 1))


def _expected(count):
    return int(count / 0.75 + 1.0)


# Keys with their values by what is equal to Java.
class _Table(Bean):
    def _begin(self, order):
        self._held, self._order, self._changes, self._kept_order = {}, order, 0, None

    def _keys(self):
        if self._kept_order is None:
            self._kept_order = self._order.order([key for key, _value in self._held.values()])
        return self._kept_order

    def _find(self, key):
        return self._held.get(identity(key), (None, ABSENT))[1]

    def _set(self, key, value):
        mark = identity(key)
        hash(mark)
        before = self._held.get(mark)
        self._held[mark] = (kept(key) if before is None else before[0], kept(value))
        if before is None:
            self._order.grow(len(self._held))
            self._changed()
        return ABSENT if before is None else before[1]

    def _drop(self, key):
        found = self._find(key)
        if found is not ABSENT:
            del self._held[identity(key)]
            self._changed()
        return found

    def _changed(self):
        self._changes, self._kept_order = self._changes + 1, None

    def __len__(self):
        return len(self._held)

    # What changed before it begins is a change below it, too.
    def __iter__(self):
        return self._walk(self._changes)

    def _walk(self, changes):
        for key in self._keys():
            if changes != self._changes:
                raise ConcurrentModificationException()
            yield key

    def size(self):
        return len(self)

    def isEmpty(self):
        return len(self) == 0

    def clear(self):
        self._held.clear()
        self._changed()

    def __lt__(self, other):
        raise UnsupportedOperationException('an order of Java collections is not supported in this version')

    __le__ = __gt__ = __ge__ = __lt__


class Map(_Table):
    __module__ = 'java.util'
    _shows_letters = False

    def __init__(self, *given):
        name = type(self).getName()
        if len(given) > 1:
            raise TypeError('%s(): expected 0-1 args; got %d' % (name, len(given)))
        source = given[0] if given else None
        if isinstance(source, int) and not isinstance(source, bool):
            self._begin(self._table(of_capacity(name, source)))
        elif not given:
            self._begin(self._table(Hashed()))
        else:
            self._fill(name, source)

    def _fill(self, name, source):
        if not isinstance(source, (dict, Map)):
            raise refused(name, source, 'int, java.util.Map')
        self._begin(self._table(Hashed(_expected(len(source)))))
        self.putAll(source)

    @staticmethod
    def _table(hashed):
        raise TypeError('java.util.Map is abstract; HashMap and others can be made')

    # As Python has them.
    def __getitem__(self, key):
        found = self._find(key)
        if found is ABSENT:
            raise KeyError(key)
        return found

    def __setitem__(self, key, value):
        self._set(key, value)

    def __delitem__(self, key):
        if self._drop(key) is ABSENT:
            raise KeyError(key)

    def __contains__(self, key):
        return self._find(key) is not ABSENT

    has_key = containsKey = __contains__

    def keys(self):
        return list(self._keys())

    def values(self):
        return [self[key] for key in self._keys()]

    def items(self):
        return [(key, self[key]) for key in self._keys()]

    def iterkeys(self):
        return iter(self)

    def itervalues(self):
        return iter(self.values())

    def iteritems(self):
        return iter(self.items())

    def get(self, key, default=None):
        found = self._find(key)
        return default if found is ABSENT else found

    def getOrDefault(self, key, defaultValue):
        return self.get(key, kept(defaultValue))

    # What it puts there comes back as it was given.
    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
            return default
        return self[key]

    def pop(self, key, *default):
        if key not in self and default:
            return default[0]
        found = self[key]
        self._drop(key)
        return found

    def popitem(self):
        for key in self.keys():
            return key, self.pop(key)
        raise KeyError('popitem(): map is empty')

    def update(self, *given, **named):
        for source in (*given, named):
            for key, value in source.items() if hasattr(source, 'items') else source:
                self[key] = value

    # One of Jython's, which begins with as many places as an empty one.
    def copy(self):
        made = type(self).__new__(type(self))
        made._begin(self._table(Hashed()))
        for key, value in self.items():
            made[key] = value
        return made

    def __eq__(self, other):
        if not isinstance(other, (dict, Map)):
            return False
        return len(self) == len(other) and all([key in other and other[key] == self[key] for key in self._keys()])

    # As Java has them.
    def put(self, key, value):
        before = self._set(key, value)
        return None if before is ABSENT else before

    def putIfAbsent(self, key, value):
        before = self.get(key)
        if before is None:
            self[key] = value
        return before

    def putAll(self, m):
        if not isinstance(m, (dict, Map)):
            raise refused('putAll', m, 'java.util.Map')
        for key, value in list(m.items()):
            self[key] = value

    def replace(self, key, value):
        return self.put(key, value) if key in self else None

    # With a value, only where the key has it.
    def remove(self, key, *value):
        if value:
            found = key in self and same(self[key], value[0])
            if found:
                self._drop(key)
            return found
        found = self._drop(key)
        return None if found is ABSENT else found

    def containsValue(self, value):
        return any([same(value, one) for one in self.values()])

    # By what objects of java.util.function say; a value that is None is none.
    def _settle(self, key, value):
        if value is None:
            self._drop(key)
        elif key in self:
            self[key] = value
        else:
            self._add(key, value)
        return self.get(key)

    def _add(self, key, value):
        self[key] = value

    def merge(self, key, value, remappingFunction):
        work = work_of('merge', 2, remappingFunction, 'BiFunction')
        if value is None:
            raise NullPointerException()
        before = self.get(key)
        return self._settle(key, value if before is None else work(before, kept(value)))

    def compute(self, key, remappingFunction):
        return self._settle(key, work_of('compute', 1, remappingFunction, 'BiFunction')(kept(key), self.get(key)))

    def computeIfAbsent(self, key, mappingFunction):
        work, before = work_of('computeIfAbsent', 1, mappingFunction, 'Function'), self.get(key)
        if before is None:
            value = work(kept(key))
            return None if value is None else self._settle(key, value)
        return before

    def computeIfPresent(self, key, remappingFunction):
        work, before = work_of('computeIfPresent', 1, remappingFunction, 'BiFunction'), self.get(key)
        return None if before is None else self._settle(key, work(kept(key), before))

    def forEach(self, action):
        work = work_of('forEach', 0, action, 'BiConsumer')
        for key in self:
            work(key, self[key])

    def replaceAll(self, function):
        work = work_of('replaceAll', 0, function, 'BiFunction')
        for key in self.keys():
            self[key] = work(key, self[key])

    def keySet(self):
        return KeySet(self)

    def entrySet(self):
        return EntrySet(self)

    def clone(self):
        made = type(self).__new__(type(self))
        made._begin(self._table(Hashed(_expected(len(self)))))
        for key, value in self.items():
            made[key] = value
        return made

    def hashCode(self):
        return signed(sum([hash_code(key) ^ hash_code(value) for key, value in self.items()]))

    def __hash__(self):
        return self.hashCode()

    def toString(self):
        return letters('{%s}' % ', '.join(['%s=%s' % tuple(
            ['(this Map)' if part is self else shown(part) for part in pair]) for pair in self.items()]))

    def __str__(self):
        return '{%s}' % ', '.join(['%s: %s' % (_texts.represent(key), _texts.represent(value)) for key, value in self.items()])

    __repr__ = __str__


class HashMap(Map):
    __module__ = 'java.util'

    @staticmethod
    def _table(hashed):
        return hashed

    # What `merge` and its like add comes before the others of its place, and makes room first, not afterwards.
    def _add(self, key, value):
        self._order.grow(len(self._held))
        self._held = {identity(key): (kept(key), kept(value)), **self._held}
        self._changed()


class LinkedHashMap(HashMap):
    __module__ = 'java.util'
    _add = Map._add

    @staticmethod
    def _table(hashed):
        return _Linked()


# A key of a map with its value.
class Entry(Bean):
    __module__ = 'java.util'

    def __init__(self, source, key):
        self._source, self._key = source, key

    def getKey(self):
        return self._key

    def getValue(self):
        return self._source[self._key]

    def setValue(self, value):
        before = self.getValue()
        self._source[self._key] = value
        return before

    def __eq__(self, other):
        return isinstance(other, Entry) and (self._key, self.getValue()) == (other._key, other.getValue())

    def __hash__(self):
        return hash_code(self._key) ^ hash_code(self.getValue())

    def toString(self):
        return letters('%s=%s' % (shown(self._key), shown(self.getValue())))

    def __str__(self):
        return self.toString()

    __repr__ = __str__


class Set(Collection):
    __module__ = 'java.util'

    def __eq__(self, other):
        if not isinstance(other, (Set, set, frozenset)):
            return False
        return len(self) == len(other) and all([item in other for item in self])

    def hashCode(self):
        return signed(sum([hash_code(item) for item in self]))

    def __hash__(self):
        return self.hashCode()


# The keys and the entries of a map: what is taken out of them goes out of the map.
class KeySet(Set):
    __module__ = 'java.util'

    def __init__(self, source):
        self._source = source

    @property
    def _items(self):
        return self._source._keys()

    @property
    def _changes(self):
        return self._source._changes

    def __iter__(self):
        return iter(self._source)

    def contains(self, value):
        return value in self._source

    __contains__ = contains

    def remove(self, value):
        return self._source._drop(value) is not ABSENT

    def clear(self):
        self._source.clear()

    def add(self, value):
        raise UnsupportedOperationException()


class EntrySet(KeySet):
    __module__ = 'java.util'

    @property
    def _items(self):
        return [Entry(self._source, key) for key in self._source._keys()]

    def __iter__(self):
        return (Entry(self._source, key) for key in self._source)

    def contains(self, value):
        return value in self._items

    __contains__ = contains

    def remove(self, value):
        return value in self._items and self._source._drop(value.getKey()) is not ABSENT


names = {kind.__name__: kind for kind in (Map, HashMap, LinkedHashMap, Set)}
