# The lists of java.util. As in Jython they are lists of Python too: what both know by one name (`remove`, `pop`, `sort`) is
# Python's, where the class of Java does not say it itself.

import _compare
from _errors import ConcurrentModificationException, IllegalArgumentException, IndexOutOfBoundsException
from _errors import NullPointerException, UnsupportedOperationException
from _java_arrays import ObjectArray, of
from _java_bean import Bean, int_of, refused, signed
from _java_functions import work_of
from _java_iterators import Iterator, ListIterator
from _java_values import Own, hash_code, in_order, kept, own, plain, same, shown
from _unicode import letters


# The things of a Java collection, or of what Jython takes for one.
def things_of(function, value):
    if value is None:
        raise NullPointerException()
    if isinstance(value, (dict, str, ObjectArray)) or not hasattr(value, '__iter__') or hasattr(value, 'entrySet'):
        raise refused(function, value, 'java.util.Collection')
    return list(value._items) if isinstance(value, List) else [kept(item) for item in value]


# A collection of Java looks for what is equal to Java, a list of Python for what is equal to Python.
def _finder(c):
    if isinstance(c, Collection):
        return lambda item, given: any([same(item, one) for one in given])
    return lambda item, given: any([item == one for one in given])


# As a list holds it: what is of Python there is in another one, too.
def _held(value):
    return value if type(value) is Own else kept(value)


# What lists, sets and queues have in common. `_items` is what they hold; `_changes` tells a loop that it changed below it.
class Collection(Bean):
    __module__ = 'java.util'
    _changes = 0

    def __init__(self, *_):
        raise TypeError('%s is abstract; ArrayList, HashSet and others can be made' % type(self).getName())

    def _changed(self):
        self._changes += 1

    def __len__(self):
        return len(self._items)

    # What changed before it begins is a change below it, too.
    def __iter__(self):
        return self._walk(self._changes)

    def _walk(self, changes):
        place = 0
        while place != len(self._items):
            if changes != self._changes:
                raise ConcurrentModificationException()
            yield plain(self._items[place])
            place += 1

    def __contains__(self, value):
        return any([value == item for item in self._items])

    def size(self):
        return len(self)

    def isEmpty(self):
        return len(self) == 0

    def contains(self, value):
        return any([same(value, item) for item in self._items])

    def containsAll(self, c):
        return all([self.contains(item) for item in things_of('containsAll', c)])

    def iterator(self):
        return Iterator(self, self)

    def forEach(self, action):
        work = work_of('forEach', 0, action, 'Consumer')
        for item in self:
            work(item)

    def removeIf(self, filter):
        work = work_of('removeIf', 0, filter, 'Predicate')
        gone = [item for item in list(self) if work(item)]
        for item in gone:
            self._drop_one(item)
        return bool(gone)

    def _drop_one(self, item):
        self.remove(item)

    def toArray(self):
        return of('java.lang.Object', [plain(item) for item in self._items])

    def addAll(self, c):
        return any([self.add(item) for item in things_of('addAll', c)])

    def toString(self):
        return letters('[%s]' % ', '.join(['(this Collection)' if item is self else shown(item) for item in self._items]))

    def __str__(self):
        return self.toString()

    __repr__ = __str__

    def __lt__(self, other):
        raise UnsupportedOperationException('an order of Java collections is not supported in this version')

    __le__ = __gt__ = __ge__ = __lt__


# What a class has not that its base has.
class Absent:
    def __set_name__(self, kind, name):
        self._name = name

    def __get__(self, value, kind=None):
        raise AttributeError("'%s' object has no attribute '%s'" % (kind.getName(), self._name))


class List(Collection):
    __module__ = 'java.util'


class ArrayList(List):
    __module__ = 'java.util'

    def __init__(self, *given):
        name = type(self).getName()
        if len(given) > 1:
            raise TypeError('%s(): expected 0-1 args; got %d' % (name, len(given)))
        self._items = []
        if given and isinstance(given[0], int) and not isinstance(given[0], bool):
            if int_of(name, given[0]) < 0:
                raise IllegalArgumentException('Illegal Capacity: %d' % given[0])
        elif given:
            self._items = [letters(one) for one in given[0]] if isinstance(given[0], str) else things_of(name, given[0])

    # As Python has them.
    def __getitem__(self, place):
        if isinstance(place, slice):
            return list_of(type(self), self._items[place])
        return plain(self._items[self._place(place, 'index out of range: %s')])

    def __setitem__(self, place, value):
        if isinstance(place, slice):
            self._items[place] = [letters(sign) for sign in value] if isinstance(value, str) else things_of('[]', value)
            self._changed()
        else:
            self._items[self._place(place, '%s assignment index out of range')] = kept(value)

    def __delitem__(self, place):
        if not isinstance(place, slice):
            place = self._place(place, '%s assignment index out of range')
        del self._items[place]
        self._changed()

    def _place(self, place, words):
        if not isinstance(place, int):
            raise TypeError('%s indices must be integers' % type(self).getName())
        if not -len(self._items) <= place < len(self._items):
            raise IndexError(words % (place if 'index out' == words[:9] else type(self).getName()))
        return place

    def __add__(self, other):
        if isinstance(other, List):
            return list_of(type(self), self._items + other._items)
        return list(self) + other if isinstance(other, list) else NotImplemented

    def __radd__(self, other):
        return list(other) + list(self) if isinstance(other, (list, tuple)) else NotImplemented

    def __mul__(self, count):
        return list_of(type(self), self._items * count)

    def __iadd__(self, other):
        self._items += [kept(item) for item in other]
        self._changed()
        return self

    def __eq__(self, other):
        return isinstance(other, (list, List)) and list(self) == list(other)

    # Java's: the numbers and texts of Python among them are equal to none of Java.
    def equals(self, other):
        if not isinstance(other, (list, List)) or len(other) != len(self._items):
            return False
        theirs = other._items if isinstance(other, List) else other
        return all([same(one, two) for one, two in zip(self._items, theirs)])

    def hashCode(self):
        made = 1
        for item in self._items:
            made = signed(31 * made + hash_code(item))
        return made

    def __hash__(self):
        return self.hashCode()

    def append(self, value):
        self._items.append(own(value))
        self._changed()

    def extend(self, values):
        self._items += [own(item) for item in values]
        self._changed()

    def insert(self, place, value):
        self._items.insert(place, own(value))
        self._changed()

    def count(self, value):
        return self._items.count(value)

    def index(self, value, *limits):
        if value not in self._items:
            raise ValueError('%s is not in list' % shown(value))
        return self._items.index(value, *limits)

    def pop(self, place=-1):
        if not self._items:
            raise IndexError('pop from empty list')
        self._changed()
        return plain(self._items.pop(self._place(place, 'pop index out of range: %s')))

    def reverse(self):
        self._items.reverse()
        self._changed()

    def sort(self, cmp=None, key=None, reverse=False):
        if isinstance(cmp, Bean):
            self._items = in_order(self._items, cmp)
        else:
            self._items = _compare.in_order(self._items, cmp, plain if key is None else lambda item: key(plain(item)), reverse)
        self._changed()

    # A value, or else the place that a number names.
    def remove(self, value):
        if value in self._items:
            self._items.remove(value)
            self._changed()
        elif isinstance(value, int):
            del self[value]
        else:
            raise ValueError('%s is not in list' % shown(value))

    # As Java has them.
    def _index(self, function, place, end=0):
        place = int_of(function, place)
        if not 0 <= place < len(self._items) + end:
            raise IndexOutOfBoundsException(
                'Index: %d, Size: %d' % (place, len(self)) if end else 'Index %d out of bounds for length %d' % (place, len(self)))
        return place

    def get(self, index):
        return plain(self._items[self._index('get', index)])

    def set(self, index, element):
        before = self.get(index)
        self._items[index] = kept(element)
        return before

    def add(self, *given):
        if not 1 <= len(given) <= 2:
            raise TypeError('add(): expected 1-2 args; got %d' % len(given))
        self._changed()
        self._items.insert(self._index('add', given[0], 1) if len(given) == 2 else len(self._items), kept(given[-1]))
        return True if len(given) == 1 else None

    def addAll(self, *given):
        items = [_held(item) for item in things_of('addAll', given[-1])]
        place = self._index('addAll', given[0], 1) if len(given) == 2 else len(self._items)
        self._items[place:place] = items
        self._changed()
        return bool(items)

    def removeAll(self, c):
        given, finds = things_of('removeAll', c), _finder(c)
        return self._keep(lambda item: not finds(item, given))

    def retainAll(self, c):
        given, finds = things_of('retainAll', c), _finder(c)
        return self._keep(lambda item: finds(item, given))

    def _keep(self, is_kept):
        left = [item for item in self._items if is_kept(item)]
        changed = len(left) != len(self._items)
        self._items = left
        if changed:
            self._changed()
        return changed

    def _drop_one(self, item):
        del self._items[next(place for place, held in enumerate(self._items) if plain(held) is item)]
        self._changed()

    def replaceAll(self, operator):
        work = work_of('replaceAll', 0, operator, 'UnaryOperator')
        self._items = [kept(work(plain(item))) for item in self._items]

    # The same places with other things in them.
    def _take_all(self, items):
        self._items[:] = items

    def clear(self):
        self._items.clear()
        self._changed()

    def indexOf(self, value):
        return next((place for place, item in enumerate(self._items) if same(value, item)), -1)

    def lastIndexOf(self, value):
        return next((place for place in reversed(range(len(self))) if same(value, self._items[place])), -1)

    def subList(self, fromIndex, toIndex):
        begin, end = int_of('subList', fromIndex), int_of('subList', toIndex)
        if begin < 0 or end > len(self):
            raise IndexOutOfBoundsException('fromIndex = %d' % begin if begin < 0 else 'toIndex = %d' % end)
        if begin > end:
            raise IllegalArgumentException('fromIndex(%d) > toIndex(%d)' % (begin, end))
        return _view(SubList, self, begin, end)

    def clone(self):
        return list_of(type(self), list(self._items))

    def listIterator(self, *index):
        return ListIterator(self, self._index('listIterator', index[0], 1) if index else 0)

    def ensureCapacity(self, minCapacity):
        int_of('ensureCapacity', minCapacity)

    def trimToSize(self):
        pass


# A list of things that are as a list holds them.
def list_of(kind, items):
    made = kind.__new__(kind)
    made._items = items
    return made


# A list that shows what another holds and does not change it.
class Unmodifiable(ArrayList):
    __module__ = 'java.util'

    def _refuse(self, *_, **__):
        raise UnsupportedOperationException()

    __setitem__ = __delitem__ = __iadd__ = append = extend = insert = pop = reverse = sort = remove = set = add = addAll = _refuse
    removeAll = retainAll = clear = removeIf = replaceAll = _drop_one = _take_all = _refuse


# A part of a list, whose changes are changes of that. It ends with another change of the list's length, as in Java.
class SubList(ArrayList):
    __module__ = 'java.util'
    clone = ensureCapacity = trimToSize = Absent()

    @property
    def _items(self):
        if self._seen != self._list._changes:
            raise ConcurrentModificationException()
        return self._list._items[self._begin:self._end]

    # All of it, and whether places came or went.
    def _put(self, items, moved=True):
        whole = list(self._list._items)
        whole[self._begin:self._end] = items
        if isinstance(self._list, SubList):
            self._list._put(whole, moved)
        else:
            self._list._items[:] = whole
            if moved:
                self._list._changed()
        self._end, self._seen = self._begin + len(items), self._list._changes

    def _take_all(self, items):
        self._put(items, False)

    _changes = property(lambda self: self._list._changes)

    def __getitem__(self, place):
        if isinstance(place, slice):
            raise UnsupportedOperationException('a slice of a subList is not supported in this version; make an ArrayList of it')
        return ArrayList.__getitem__(self, place)

    def __add__(self, other):
        return ArrayList.__add__(list_of(ArrayList, self._items), other)

    def __mul__(self, count):
        return list_of(ArrayList, self._items * count)


# What changes a list is done to a copy of the part, which then takes its place.
def _through_a_copy(name):
    def method(self, *given, **named):
        copy = list_of(ArrayList, self._items)
        made = getattr(ArrayList, name)(copy, *given, **named)
        self._put(copy._items, copy._changes > 0)
        return self if made is copy else made

    method.__name__ = method.__qualname__ = name
    return method


for _name in ('__setitem__ __delitem__ __iadd__ append extend insert pop reverse set add addAll removeAll retainAll clear '
              'removeIf replaceAll _drop_one').split():
    setattr(SubList, _name, _through_a_copy(_name))


# Java's: a number is a place.
def _remove_of_part(self, o):
    items = self._items
    if isinstance(o, int) and not isinstance(o, bool):
        taken = items.pop(self._index('remove', o))
        self._put(items)
        return plain(taken)
    found = next((place for place, item in enumerate(items) if same(o, item)), None)
    if found is not None:
        del items[found]
        self._put(items)
    return found is not None


def _sort_part(self, *given):
    if len(given) != 1:
        raise TypeError('sort(): expected 1 args; got %d' % len(given))
    self._put(in_order(self._items, given[0]), False)


SubList.sort, SubList.remove = _sort_part, _remove_of_part
SubList.__name__ = SubList.__qualname__ = 'ArrayList$SubList'


def _view(kind, source, begin, end):
    made = kind.__new__(kind)
    made._list, made._begin, made._end, made._seen = source, begin, end, source._changes
    return made


def unmodifiable(source):
    return _LiveList(source) if isinstance(source, List) else list_of(Unmodifiable, source)


# Its changes are those of the list that it shows.
class _LiveList(Unmodifiable):
    __module__ = 'java.util'

    def __init__(self, source):
        self._source = source

    @property
    def _items(self):
        return self._source._items

    @property
    def _changes(self):
        return self._source._changes


names = {kind.__name__: kind for kind in (Collection, List, ArrayList, Iterator)}
