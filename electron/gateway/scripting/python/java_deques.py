# The collections of java.util with two ends.

from _errors import IndexOutOfBoundsException, NoSuchElementException, NullPointerException
from _java_bean import int_of, refused
from _java_iterators import Iterator
from _java_lists import Absent, ArrayList, Collection
from _java_values import kept, plain, same


# What has two ends that things are put to and taken from.
class _Ends:
    def _end(self, place):
        if not self._items:
            raise NoSuchElementException()
        return plain(self._items[place])

    def _take(self, place):
        taken = self._end(place)
        del self._items[place]
        self._changed()
        return taken

    def getFirst(self):
        return self._end(0)

    def getLast(self):
        return self._end(-1)

    element = getFirst

    def removeFirst(self):
        return self._take(0)

    def removeLast(self):
        return self._take(-1)

    pop = removeFirst

    def peek(self):
        return self._end(0) if self._items else None

    peekFirst = peek

    def peekLast(self):
        return self._end(-1) if self._items else None

    def poll(self):
        return self._take(0) if self._items else None

    pollFirst = poll

    def pollLast(self):
        return self._take(-1) if self._items else None

    def addFirst(self, e):
        self._insert(0, e)

    push = addFirst

    def addLast(self, e):
        self._insert(len(self._items), e)

    def offer(self, e):
        self.addLast(e)
        return True

    offerLast = offer

    def offerFirst(self, e):
        self.addFirst(e)
        return True

    def descendingIterator(self):
        return Iterator(reversed(list(self)))


class LinkedList(_Ends, ArrayList):
    __module__ = 'java.util'

    ensureCapacity = trimToSize = Absent()

    def __init__(self, *given):
        if given and isinstance(given[0], int):
            raise refused('java.util.LinkedList', given[0], 'java.util.Collection')
        ArrayList.__init__(self, *given)

    def _index(self, function, place, end=0):
        place = int_of(function, place)
        if not 0 <= place < len(self._items) + end:
            raise IndexOutOfBoundsException('Index: %d, Size: %d' % (place, len(self)))
        return place

    def _insert(self, place, e):
        self.add(place, e)


class ArrayDeque(_Ends, Collection):
    __module__ = 'java.util'

    def __init__(self, *given):
        if len(given) > 1:
            raise TypeError('java.util.ArrayDeque(): expected 0-1 args; got %d' % len(given))
        self._items = []
        if given and isinstance(given[0], int) and not isinstance(given[0], bool):
            int_of('java.util.ArrayDeque', given[0])
        elif given:
            self.addAll(given[0])

    def _insert(self, place, e):
        if e is None:
            raise NullPointerException()
        self._items.insert(place, kept(e))
        self._changed()

    def add(self, e):
        return self.offer(e)

    # The first thing, or the first that equals one.
    def remove(self, *o):
        if not o:
            return self.removeFirst()
        found = next((place for place, item in enumerate(self._items) if same(o[0], item)), None)
        if found is None:
            return False
        self._take(found)
        return True

    removeFirstOccurrence = remove

    def clear(self):
        self._items.clear()
        self._changed()

    def clone(self):
        return ArrayDeque(self)


names = {kind.__name__: kind for kind in (LinkedList, ArrayDeque)}
