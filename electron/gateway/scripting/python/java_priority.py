# `PriorityQueue`: a heap in Java's steps, since it is shown in the order of the heap; and `Optional`.

from _errors import IllegalArgumentException, NoSuchElementException, NullPointerException, UnsupportedOperationException
from _java_bean import Bean, int_of
from _java_functions import work_of
from _java_lists import Collection, things_of
from _java_values import compare, hash_code, kept, same, shown
from _unicode import letters


class PriorityQueue(Collection):
    __module__ = 'java.util'

    # Of a number of places, of a comparator, of both, or of a collection.
    def __init__(self, *given):
        name, self._items, self._comparator = type(self).getName(), [], None
        if len(given) > 2:
            raise TypeError('%s(): expected 0-2 args; got %d' % (name, len(given)))
        if given and isinstance(given[0], int):
            if int_of(name, given[0]) < 1:
                raise IllegalArgumentException()
            given = given[1:]
        elif len(given) == 1 and not hasattr(given[0], 'compare'):
            self._comparator = given[0]._comparator if isinstance(given[0], PriorityQueue) else None
            self._items = things_of(name, given[0])
            self._needed(*self._items)
            for place in reversed(range(len(self._items) // 2)):
                self._down(place, self._items[place])
            return
        if given and given[0] is not None:
            if not (isinstance(given[0], Bean) and hasattr(given[0], 'compare')):
                raise UnsupportedOperationException('such a comparator is not supported in this version')
            self._comparator = given[0]

    def _needed(self, *values):
        for value in values:
            if value is None:
                raise NullPointerException()

    def _is_before(self, one, other):
        return (compare if self._comparator is None else self._comparator.compare)(one, other) < 0

    def _up(self, place, value):
        while place > 0 and self._is_before(value, self._items[(place - 1) // 2]):
            self._items[place] = self._items[(place - 1) // 2]
            place = (place - 1) // 2
        self._items[place] = value

    def _down(self, place, value):
        while place < len(self._items) // 2:
            least = 2 * place + 1
            if least + 1 < len(self._items) and self._is_before(self._items[least + 1], self._items[least]):
                least += 1
            if not self._is_before(self._items[least], value):
                break
            self._items[place] = self._items[least]
            place = least
        self._items[place] = value

    def add(self, e):
        self._needed(e)
        value = kept(e)
        if self._comparator is None:
            compare(value, value)
        self._changed()
        self._items.append(value)
        try:
            self._up(len(self._items) - 1, value)
        except BaseException:
            self._items.pop()
            raise
        return True

    offer = add

    def peek(self):
        return self._items[0] if self._items else None

    def _take(self, place):
        self._changed()
        taken, last = self._items[place], self._items.pop()
        if place < len(self._items):
            self._down(place, last)
            if self._items[place] is last:
                self._up(place, last)
        return taken

    def poll(self):
        return self._take(0) if self._items else None

    def element(self):
        if not self._items:
            raise NoSuchElementException()
        return self._items[0]

    # The first one, or a value: then whether it was there.
    def remove(self, *o):
        if not o:
            self.element()
            return self._take(0)
        place = next((place for place, item in enumerate(self._items) if same(item, o[0])), None)
        if place is not None:
            self._take(place)
        return place is not None

    def clear(self):
        self._items.clear()
        self._changed()

    def comparator(self):
        return self._comparator

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return object.__hash__(self)


class Optional(Bean):
    __module__ = 'java.util'

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.util.Optional)')

    @staticmethod
    def of(value):
        if value is None:
            raise NullPointerException()
        return Optional.ofNullable(value)

    @staticmethod
    def ofNullable(value):
        made = object.__new__(Optional)
        made._value = kept(value)
        return made

    @staticmethod
    def empty():
        return Optional.ofNullable(None)

    def isPresent(self):
        return self._value is not None

    def isEmpty(self):
        return self._value is None

    def get(self):
        if self._value is None:
            raise NoSuchElementException('No value present')
        return self._value

    orElseThrow = get

    def orElseGet(self, supplier):
        work = work_of('orElseGet', 0, supplier, 'Supplier')
        return kept(work()) if self._value is None else self._value

    def map(self, mapper):
        work = work_of('map', 0, mapper, 'Function')
        return self if self._value is None else Optional.ofNullable(work(self._value))

    def filter(self, predicate):
        work = work_of('filter', 0, predicate, 'Predicate')
        return self if self._value is None or work(self._value) else Optional.empty()

    def ifPresent(self, action):
        work = work_of('ifPresent', 0, action, 'Consumer')
        if self._value is not None:
            work(self._value)

    def orElse(self, other):
        return kept(other) if self._value is None else self._value

    def __eq__(self, other):
        return isinstance(other, Optional) and same(self._value, other._value)

    def hashCode(self):
        return hash_code(self._value)

    def __hash__(self):
        return self.hashCode()

    def toString(self):
        return letters('Optional.empty' if self._value is None else 'Optional[%s]' % shown(self._value))

    def __repr__(self):
        return self.toString()


names = {'Optional': Optional, 'PriorityQueue': PriorityQueue}
