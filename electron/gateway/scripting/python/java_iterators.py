# What goes through the collections of java.util.

from _errors import ConcurrentModificationException, IllegalStateException, NoSuchElementException, UnsupportedOperationException
from _java_bean import Bean
from _java_values import plain


# It goes through things of a collection `of`, out of which it can take the one that it gave last.
class Iterator(Bean):
    __module__ = 'java.util'

    def __init__(self, items, of=None):
        self._source, self._next, self._of, self._last = iter(items), [], of, self

    def hasNext(self):
        if not self._next:
            self._next = [item for item in (next(self._source, self),) if item is not self]
        return bool(self._next)

    def next(self):
        if not self.hasNext():
            raise NoSuchElementException()
        self._last = self._next.pop()
        return self._last

    hasMoreElements, nextElement = hasNext, next

    def remove(self):
        if self._of is None:
            raise UnsupportedOperationException('remove')
        if self._last is self:
            raise IllegalStateException()
        rest = list(self._source)
        self._of._drop_one(self._last)
        self._last, self._source = self, _unchanged(rest, self._of, self._of._changes)

    def __iter__(self):
        while self.hasNext():
            yield self.next()


# What is left, until the collection changes otherwise.
def _unchanged(items, collection, changes):
    for item in items:
        if collection._changes != changes:
            raise ConcurrentModificationException()
        yield item


# It goes both ways through a list, from a place in it.
class ListIterator(Bean):
    __module__ = 'java.util'

    def __init__(self, items, place):
        self._of, self._place, self._last, self._seen = items, place, None, items._changes

    def _check(self):
        if self._of._changes != self._seen:
            raise ConcurrentModificationException()

    def hasNext(self):
        return self._place != len(self._of)

    def hasPrevious(self):
        return self._place != 0

    def nextIndex(self):
        return self._place

    def previousIndex(self):
        return self._place - 1

    def next(self):
        self._check()
        if self._place >= len(self._of):
            raise NoSuchElementException()
        self._last, self._place = self._place, self._place + 1
        return plain(self._of._items[self._last])

    def previous(self):
        self._check()
        if self._place <= 0:
            raise NoSuchElementException()
        self._last = self._place = self._place - 1
        return plain(self._of._items[self._last])

    def _given(self):
        if self._last is None:
            raise IllegalStateException()
        self._check()
        return self._last

    def remove(self):
        place = self._given()
        del self._of[place]
        self._place, self._last, self._seen = place, None, self._of._changes

    def set(self, e):
        self._of[self._given()] = e

    def add(self, e):
        self._check()
        self._of.add(self._place, e)
        self._place, self._last, self._seen = self._place + 1, None, self._of._changes

    def __iter__(self):
        while self.hasNext():
            yield self.next()
