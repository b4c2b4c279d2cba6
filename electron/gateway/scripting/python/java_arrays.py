# Arrays of objects of Java, as Jython shows them: not lists, but used like them. They leave a script as lists.

from _errors import UnsupportedOperationException
from _java_values import kept
from _texts import represent
from _unicode import letters, unicode


# `_java` is the class of its things.
class ObjectArray:
    __slots__ = ('_items', '_java')
    __hash__ = None

    def __init__(self, *_):
        raise UnsupportedOperationException('an array of a class of Java is not supported in this version; use a list')

    def _part(self, items):
        return of(self._java, items)

    def _own(self, value):
        if self._java == 'char':
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("Type not compatible with array of 'char'")
            return value
        value = kept(value)
        if self._java == 'java.lang.String' and not (value is None or isinstance(value, unicode)):
            raise TypeError("Type not compatible with array of '%s'" % self._java)
        return value

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        place = 0
        while place < len(self._items):
            yield self._items[place]
            place += 1

    def __contains__(self, value):
        return value in self._items

    def _place(self, place, words):
        if not isinstance(place, int):
            raise TypeError('array indices must be integers')
        if not -len(self._items) <= place < len(self._items):
            raise IndexError(words % place if '%' in words else words)
        return place

    def __getitem__(self, place):
        if isinstance(place, slice):
            return self._part(self._items[place])
        return self._items[self._place(place, 'index out of range: %d')]

    def __setitem__(self, place, value):
        if isinstance(place, slice):
            if not isinstance(value, ObjectArray):
                raise TypeError('can only assign array (not "%s") to array slice' % type(value).__name__)
            self._items[place] = [self._own(item) for item in value]
        else:
            self._items[self._place(place, 'array assignment index out of range')] = self._own(value)

    def __delitem__(self, place):
        del self._items[place if isinstance(place, slice) else self._place(place, 'array assignment index out of range')]

    def __add__(self, other):
        is_same = isinstance(other, ObjectArray) and other._java == self._java
        return self._part(self._items + other._items) if is_same else NotImplemented

    def __mul__(self, count):
        return self._part(self._items * count) if isinstance(count, int) else NotImplemented

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, ObjectArray) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, ObjectArray) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, ObjectArray) else NotImplemented

    @property
    def typecode(self):
        return self._java

    @property
    def itemsize(self):
        return 0

    def tolist(self):
        return list(self._items)

    def append(self, value):
        self._items.append(self._own(value))

    def extend(self, values):
        self._items += [self._own(value) for value in values]

    def insert(self, place, value):
        self._items.insert(place, self._own(value))

    def index(self, value):
        if value not in self._items:
            raise ValueError('array.index(%s): %s not found in array' % (value, value))
        return self._items.index(value)

    def count(self, value):
        return self._items.count(value)

    def pop(self, place=-1):
        if not self._items:
            raise IndexError('pop from empty array')
        return self._items.pop(self._place(place, 'pop index out of range'))

    def remove(self, value):
        del self._items[self.index(value)]

    def reverse(self):
        self._items.reverse()

    def __repr__(self):
        return 'array(%s, %s)' % (self._java, represent(self._items)) if self._items else 'array(%s)' % self._java

    __str__ = __repr__


ObjectArray.__name__ = ObjectArray.__qualname__ = 'array.array'
ObjectArray.__module__ = 'builtins'


def of(java_class, items):
    made = object.__new__(ObjectArray)
    made._items, made._java = list(items), java_class
    return made


def strings(items):
    return of('java.lang.String', map(letters, items))
