# The lists of the first Java.

from _errors import ArrayIndexOutOfBoundsException, EmptyStackException, NoSuchElementException
from _java_bean import int_of
from _java_iterators import Iterator
from _java_lists import ArrayList
from _java_values import kept, plain


class Vector(ArrayList):
    __module__ = 'java.util'

    def _index(self, function, place, end=0):
        place = int_of(function, place)
        if not 0 <= place < len(self._items) + end:
            words = '%d > %d' % (place, len(self)) if end else 'Array index out of range: %d' % place if place >= 0 else (
                'Index %d out of bounds for length %d' % (place, len(self)))
            raise ArrayIndexOutOfBoundsException(words)
        return place

    def addElement(self, obj):
        self.add(obj)

    def elementAt(self, index):
        if int_of('elementAt', index) >= len(self):
            raise ArrayIndexOutOfBoundsException('%d >= %d' % (index, len(self)))
        return self.get(index)

    def firstElement(self):
        if not self._items:
            raise NoSuchElementException()
        return plain(self._items[0])

    def lastElement(self):
        if not self._items:
            raise NoSuchElementException()
        return plain(self._items[-1])

    def elements(self):
        return Iterator(self)

    def removeAllElements(self):
        self.clear()


class Stack(Vector):
    __module__ = 'java.util'

    def __init__(self):
        Vector.__init__(self)

    def push(self, item):
        self.add(item)
        return kept(item)

    def peek(self):
        if not self._items:
            raise EmptyStackException()
        return plain(self._items[-1])

    def pop(self):
        found = self.peek()
        del self._items[-1]
        self._changed()
        return found

    def empty(self):
        return not self._items

    def search(self, o):
        place = self.lastIndexOf(o)
        return len(self) - place if place >= 0 else -1


names = {kind.__name__: kind for kind in (Vector, Stack)}
