# Arrays of Java, as Jython shows them: not lists, but used like them. They leave a script as lists.

import array
import struct

from _errors import UnsupportedOperationException
from _java_values import kept
from _texts import represent
from _unicode import bytes_of, letters, long, unicode


# `_java` is the class of its things.
class ObjectArray:
    __slots__ = ('_items', '_java')
    __hash__ = None

    def __init__(self, *_):
        raise UnsupportedOperationException('an array of a class of Java is not supported in this version; use a list')

    def _part(self, items):
        return of(self._java, items, type(self))

    def _own(self, value):
        return taken_by.get(self._java, kept)(value)

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
        return self._items == list(other) if isinstance(other, (ObjectArray, array.array)) else NotImplemented

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
        if isinstance(values, (ObjectArray, array.array)) and values.typecode != self._java:
            raise TypeError('can only extend with array of same kind')
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


ObjectArray.__name__ = ObjectArray.__qualname__ = 'array'
ObjectArray.__module__ = 'array'


# What an array of each holds of a value; set for other classes by _jarray.
def compatible(java, takes):
    def taken(value):
        value = kept(value)
        if value is not None and not takes(value):
            raise TypeError("Type not compatible with array of '%s'" % java)
        return value

    return taken


def _sign(value):
    if not isinstance(value, str) or len(value) != 1:
        raise TypeError("Type not compatible with array of 'char'")
    return value


def _sign_of_bytes(value):
    if not isinstance(value, str) or len(value) != 1:
        raise TypeError('array item must be char')
    return str(value)


def _long(value):
    if not isinstance(value, int):
        raise TypeError('array item must be signed long')
    if not -1 << 63 <= value < 1 << 63:
        raise OverflowError('signed long array value is %s' % ('less than minimum' if value < 0 else 'more than maximum'))
    return long(value)


taken_by = {
    'char': _sign, 'c': _sign_of_bytes, 'l': _long, 'z': bool,
    'java.lang.String': compatible('java.lang.String', lambda value: isinstance(value, unicode)),
}


# An array of what Java has no class for, and Python no array: its code stands for the name of a class.
class CodeArray(ObjectArray):
    __slots__ = ()

    @property
    def itemsize(self):
        return 8 if self._java == 'l' else 1

    def tostring(self):
        if self._java == 'l':
            return b''.join([struct.pack('>q', item) for item in self._items]).decode('latin-1')
        return ''.join(self._items) if self._java == 'c' else ''.join([chr(item) for item in self._items])

    def fromstring(self, text):
        held = bytes_of(text)
        if len(held) % self.itemsize:
            raise ValueError('data length not a multiple of item size')
        self.extend(struct.unpack('>%dq' % (len(held) // 8), held) if self._java == 'l' else held if self._java == 'z' else held.decode('latin-1'))

    def __repr__(self):
        if not self._items:
            return "array('%s')" % self._java
        return "array('%s', %s)" % (self._java, represent(''.join(self._items) if self._java == 'c' else self._items))

    __str__ = __repr__


CodeArray.__name__ = CodeArray.__qualname__ = 'array'
CodeArray.__module__ = 'array'


def of(java, items, kind=ObjectArray):
    made = object.__new__(kind)
    made._items, made._java = list(items), java
    return made


def strings(items):
    return of('java.lang.String', map(letters, items))


# An array of what stands for itself: `array.array('l', items)`.
def of_code(code, items):
    made = of(code, (), CodeArray)
    if isinstance(items, str):
        if isinstance(items, unicode):
            raise TypeError('array item must be char')
        made.fromstring(items)
    else:
        made.extend(items)
    return made
