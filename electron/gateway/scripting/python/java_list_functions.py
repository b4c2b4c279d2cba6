# `Arrays`, `Collections`, `Objects`, `Random` and `StringTokenizer` of java.util.

import array
import random

from _errors import (
    IllegalArgumentException, IndexOutOfBoundsException, NoSuchElementException, NullPointerException, UnsupportedOperationException,
)
from _java_arrays import CodeArray, ObjectArray, of
from _java_bean import Bean, int_of, long_of, refused, signed, text_of
from _java_functions import Comparator
from _java_maps import HashMap, Map, Set
from _java_sets import HashSet
from _java_iterators import Iterator
from _java_lists import ArrayList, Collection, List, things_of, unmodifiable
from _java_values import Own, compare, hash_code, in_order, kept, plain, same, shown
from _kinds import XRange
from _texts import kind_name, represent
from _unicode import letters, long


class _Static(Bean):
    def __init__(self, *_):
        raise TypeError('%s has no public constructors' % type(self).getName())


# A list that keeps its length.
class FixedList(ArrayList):
    __module__ = 'java.util'

    def _refuse(self, *_, **__):
        raise UnsupportedOperationException()

    # Java's own: it needs a comparator, or None.
    def sort(self, c):
        ArrayList.sort(self, c)

    __delitem__ = __iadd__ = append = extend = insert = pop = remove = add = addAll = removeAll = retainAll = clear = removeIf = _refuse


type.__setattr__(FixedList, '__name__', 'Arrays$ArrayList')


class Arrays(_Static):
    __module__ = 'java.util'

    @staticmethod
    def asList(*a):
        # Of Python's lists and of arrays the items; a list of Java is one item.
        return FixedList(list(a[0]) if len(a) == 1 and isinstance(a[0], (list, tuple, XRange, ObjectArray)) else list(a))

    # What Jython finds here shows a list as Python does.
    @staticmethod
    def toString(a):
        if not isinstance(a, list):
            raise UnsupportedOperationException('Arrays.toString of %s is not supported in this version' % kind_name(a))
        return letters(represent(a))


    # Of a list of Python Java sorts a copy, which nobody sees.
    @staticmethod
    def sort(a):
        if not isinstance(a, (list, ObjectArray, array.array)):
            raise UnsupportedOperationException('Arrays.sort of %s is not supported in this version' % kind_name(a))
        order = in_order(list(a))
        if not isinstance(a, list):
            a[:] = a[:0] + type(a)(a.typecode, order) if isinstance(a, array.array) else of(a._java, order)

    @staticmethod
    def equals(a, a2):
        if isinstance(a, (array.array, CodeArray)) or isinstance(a2, (array.array, CodeArray)):
            raise UnsupportedOperationException('Arrays.equals of arrays of numbers is not supported in this version')
        return len(a) == len(a2) and all([same(one, other) for one, other in zip(a, a2)])

    @staticmethod
    def fill(a, val):
        if isinstance(a, ObjectArray):
            a[:] = of(a._java, [kept(val)] * len(a))
        elif not isinstance(a, list):
            raise UnsupportedOperationException('Arrays.fill of %s is not supported in this version' % kind_name(a))


    @staticmethod
    def copyOf(original, newLength):
        return _resized('copyOf', original, 0, int_of('copyOf', newLength))

    @staticmethod
    def copyOfRange(original, start, to):
        return _resized('copyOfRange', original, int_of('copyOfRange', start), int_of('copyOfRange', to))

    @staticmethod
    def binarySearch(a, key):
        return _searched(list(a), key, None)

    @staticmethod
    def hashCode(a):
        return Objects.hash(*a)


# Of an array of Java alone: of a list Jython makes one of another kind.
def _resized(function, original, start, end):
    if not isinstance(original, ObjectArray):
        raise UnsupportedOperationException('Arrays.%s of %s is not supported in this version' % (function, kind_name(original)))
    if end < start:
        raise IllegalArgumentException('%d > %d' % (start, end))
    items = list(original)[start:end]
    return of(original._java, items + [None] * (end - start - len(items)))


class _Reverse(Comparator):
    __module__ = 'java.util'
    _py2_class_ = True

    def compare(self, one, other):
        return compare(other, one)


# Puts other values into a list of Java or of Python.
def _filled(function, items, work):
    if not isinstance(items, (list, List)):
        raise refused(function, items, 'java.util.List')
    if isinstance(items, List):
        # Java moves what is there, of Python too.
        items._take_all([item if type(item) is Own else kept(item) for item in work(list(items._items))])
        return
    for place, item in enumerate(work(list(items))):
        items[place] = item


class Collections(_Static):
    __module__ = 'java.util'

    @staticmethod
    def sort(items, comparator=None):
        _filled('sort', items, lambda held: in_order(held, comparator))

    @staticmethod
    def reverse(items):
        _filled('reverse', items, lambda held: held[::-1])

    @staticmethod
    def fill(items, value):
        _filled('fill', items, lambda held: [value] * len(held))

    @staticmethod
    def rotate(items, distance):
        def turned(held):
            begin = -int_of('rotate', distance) % len(held) if held else 0
            return held[begin:] + held[:begin]

        _filled('rotate', items, turned)

    @staticmethod
    def shuffle(items, rnd=None):
        def mixed(held):
            source = Random() if rnd is None else rnd
            for place in range(len(held), 1, -1):
                other = source.nextInt(place)
                held[place - 1], held[other] = held[other], held[place - 1]
            return held

        _filled('shuffle', items, mixed)

    @staticmethod
    def swap(items, i, j):
        # Java asks for the one, then for the other.
        for place in (i, j):
            if isinstance(items, List):
                items.get(place)
            elif not 0 <= int_of('swap', place) < len(items):
                raise IndexOutOfBoundsException('Index %d out of bounds for length %d' % (place, len(items)))
        items[i], items[j] = items[j], items[i]

    @staticmethod
    def copy(dest, src):
        held = things_of('copy', src)
        if len(held) > len(things_of('copy', dest)):
            raise IndexOutOfBoundsException('Source does not fit in dest')
        for place, item in enumerate(held):
            dest[place] = item

    @staticmethod
    def replaceAll(items, oldVal, newVal):
        found = [place for place, item in enumerate(things_of('replaceAll', items)) if same(item, oldVal)]
        for place in found:
            items[place] = newVal
        return bool(found)

    # Where it is, or how far it is from where it would be: -1 before all.
    @staticmethod
    def binarySearch(items, key, c=None):
        return _searched(things_of('binarySearch', items), key, c)

    @staticmethod
    def indexOfSubList(source, target):
        return next(_places(things_of('indexOfSubList', source), things_of('indexOfSubList', target)), -1)

    @staticmethod
    def lastIndexOfSubList(source, target):
        found = list(_places(things_of('lastIndexOfSubList', source), things_of('lastIndexOfSubList', target)))
        return found[-1] if found else -1

    @staticmethod
    def enumeration(c):
        return Iterator(things_of('enumeration', c))

    @staticmethod
    def list(e):
        return ArrayList(list(e))

    # Nothing runs beside a script.
    @staticmethod
    def synchronizedList(items):
        return _locked('synchronizedList', items, List)

    @staticmethod
    def synchronizedMap(m):
        return _locked('synchronizedMap', m, Map)

    @staticmethod
    def synchronizedSet(s):
        return _locked('synchronizedSet', s, Set)

    @staticmethod
    def unmodifiableMap(m):
        return _fixed('unmodifiableMap', m, Map)

    unmodifiableSortedMap = unmodifiableMap

    @staticmethod
    def unmodifiableSet(s):
        return _fixed('unmodifiableSet', s, Set)

    unmodifiableSortedSet = unmodifiableSet

    @staticmethod
    def unmodifiableCollection(c):
        return _fixed('unmodifiableCollection', c, Set) if isinstance(c, Set) else Collections.unmodifiableList(c)

    @staticmethod
    def emptyMap():
        return _fixed('emptyMap', HashMap(), Map, True)

    @staticmethod
    def emptySet():
        return _fixed('emptySet', HashSet(), Set, True)

    @staticmethod
    def singleton(o):
        return _fixed('singleton', HashSet([o]), Set)

    @staticmethod
    def singletonMap(key, value):
        held = HashMap()
        held.put(key, value)
        return _fixed('singletonMap', held, Map)

    @staticmethod
    def reverseOrder():
        return _Reverse()

    @staticmethod
    def max(items, comparator=None):
        return _end('max', items, comparator, -1)

    @staticmethod
    def min(items, comparator=None):
        return _end('min', items, comparator, 0)

    @staticmethod
    def addAll(c, *elements):
        if not isinstance(c, Collection):
            raise refused('addAll', c, 'java.util.Collection')
        if len(elements) == 1 and isinstance(elements[0], (list, tuple)):
            elements = elements[0]
        return any([c.add(element) for element in elements])

    @staticmethod
    def frequency(c, o):
        return len([item for item in things_of('frequency', c) if same(item, o)])

    @staticmethod
    def disjoint(c1, c2):
        others = things_of('disjoint', c2)
        return not any([same(item, other) for item in things_of('disjoint', c1) for other in others])

    @staticmethod
    def nCopies(n, o):
        if int_of('nCopies', n) < 0:
            raise IllegalArgumentException('List length = %d' % n)
        return unmodifiable([kept(o)] * n)

    @staticmethod
    def unmodifiableList(items):
        return unmodifiable(items if isinstance(items, List) else things_of('unmodifiableList', items))

    @staticmethod
    def emptyList():
        return unmodifiable([])

    @staticmethod
    def singletonList(o):
        return unmodifiable([kept(o)])


def _searched(held, key, comparator):
    order = compare if comparator is None else comparator.compare
    low, high = 0, len(held) - 1
    while low <= high:
        middle = (low + high) // 2
        found = order(held[middle], kept(key))
        if found == 0:
            return middle
        low, high = (middle + 1, high) if found < 0 else (low, middle - 1)
    return -(low + 1)


def _places(source, target):
    for place in range(len(source) - len(target) + 1):
        if all([same(one, other) for one, other in zip(source[place:], target)]):
            yield place


def _locked(function, source, kind):
    if isinstance(source, kind):
        return source
    raise UnsupportedOperationException('%s of %s is not supported in this version' % (function, kind_name(source)))


# Another object of what a map or a set holds, that changes nothing of it and shows all changes.
_changing = (
    '_set', '_drop', '__setitem__', '__delitem__', '__ior__', '__iand__', '__isub__', 'put', 'putAll', 'putIfAbsent', 'remove', 'clear', 'pop', 'popitem',
    'setdefault', 'update', 'replace', 'replaceAll', 'merge', 'compute', 'computeIfAbsent', 'computeIfPresent', 'pollFirstEntry', 'pollLastEntry',
    'add', 'addAll', 'removeAll', 'retainAll', 'removeIf', 'discard', 'pollFirst', 'pollLast',
)
_fixed_kinds = {}


def _refuse(self, *_given, **_named):
    raise UnsupportedOperationException()


def _fixed(function, source, kind, is_empty=False):
    source = _locked(function, source, kind)
    held = type(source)
    if (held, is_empty) not in _fixed_kinds:
        names = {name: _refuse for name in _changing if hasattr(held, name)}
        names['copy'] = names['clone'] = _refuse
        if is_empty:
            # Java's own does nothing there.
            names['clear'] = held.clear
        _fixed_kinds[held, is_empty] = type(held)('Unmodifiable' + kind.__name__, (held,), {'__module__': 'java.util', **names})
    shown = object.__new__(_fixed_kinds[held, is_empty])
    object.__setattr__(shown, '__dict__', source.__dict__)
    return shown


def _end(function, items, comparator, place):
    held = things_of(function, items)
    if not held:
        raise NoSuchElementException()
    best = held[0]
    order = compare if comparator is None else comparator.compare
    for item in held[1:]:
        if order(item, best) < 0 if place == 0 else order(item, best) > 0:
            best = item
    return plain(best)


class Objects(_Static):
    __module__ = 'java.util'

    # Jython takes the method of the first one, which None has not.
    @staticmethod
    def equals(a, b):
        return same(Objects.requireNonNull(a), b)

    @staticmethod
    def hash(*values):
        if len(values) == 1 and isinstance(values[0], (list, tuple)):
            values = values[0]
        made = 1
        for value in values:
            made = signed(31 * made + hash_code(value))
        return made

    # Jython takes the method of the object.
    @staticmethod
    def hashCode(o):
        return hash_code(Objects.requireNonNull(o))

    @staticmethod
    def compare(a, b, c):
        return 0 if a is b else c.compare(a, b)

    @staticmethod
    def isNull(obj):
        return obj is None

    @staticmethod
    def nonNull(obj):
        return obj is not None

    @staticmethod
    def requireNonNull(obj, *message):
        if obj is None:
            raise NullPointerException(*message)
        return kept(obj)

    @staticmethod
    def toString(o, *nullDefault):
        if nullDefault:
            return kept(nullDefault[0]) if o is None else letters(shown(o))
        return letters(shown(Objects.requireNonNull(o)))


# Java's linear congruence: the same numbers by the same seed.
class Random(Bean):
    __module__ = 'java.util'

    def __init__(self, *seed):
        if len(seed) > 1:
            raise TypeError('java.util.Random(): expected 0-1 args; got %d' % len(seed))
        self.setSeed(long_of('java.util.Random', seed[0]) if seed else random.getrandbits(48))

    def setSeed(self, seed):
        self._seed = (long_of('setSeed', seed) ^ 0x5deece66d) & (1 << 48) - 1

    def _bits(self, bits):
        self._seed = (self._seed * 0x5deece66d + 0xb) & (1 << 48) - 1
        return self._seed >> 48 - bits

    def nextInt(self, *bound):
        if len(bound) > 1:
            raise UnsupportedOperationException('nextInt of two bounds is not supported in this version')
        if not bound:
            return signed(self._bits(32))
        most = int_of('nextInt', bound[0])
        if most <= 0:
            raise IllegalArgumentException('bound must be positive')
        if most & most - 1 == 0:
            return most * self._bits(31) >> 31
        while True:
            made = self._bits(31)
            if made - made % most + most - 1 < 1 << 31:
                return made % most

    def nextLong(self):
        made = (signed(self._bits(32)) << 32) + signed(self._bits(32))
        return long((made + (1 << 63) & (1 << 64) - 1) - (1 << 63))

    def nextBoolean(self):
        return self._bits(1) != 0

    def nextFloat(self):
        return self._bits(24) / (1 << 24)

    def nextDouble(self):
        return ((self._bits(26) << 27) + self._bits(27)) / (1 << 53)

    # Its logarithm may end in another digit than Java's.
    def nextGaussian(self):
        raise UnsupportedOperationException('nextGaussian is not supported in this version')


class StringTokenizer(Iterator):
    __module__ = 'java.util'

    def __init__(self, text, delimiters=' \t\n\r\f', returnDelims=False):
        tokens, inside = [], False
        delimiters = text_of('java.util.StringTokenizer', delimiters)
        for sign in text_of('java.util.StringTokenizer', text):
            if sign in delimiters:
                tokens += [sign] if returnDelims else []
                inside = False
            elif inside:
                tokens[-1] += sign
            else:
                tokens.append(sign)
                inside = True
        self._tokens = [letters(token) for token in tokens]

    def hasNext(self):
        return bool(self._tokens)

    def next(self):
        if not self._tokens:
            raise NoSuchElementException()
        return self._tokens.pop(0)

    hasMoreTokens = hasMoreElements = hasNext
    nextElement = next

    # Of other delimiters it would have to read the rest again.
    def nextToken(self, *delim):
        if delim:
            raise UnsupportedOperationException('nextToken of other delimiters is not supported in this version')
        return self.next()

    def countTokens(self):
        return len(self._tokens)


names = {kind.__name__: kind for kind in (Arrays, Collections, Objects, Random, StringTokenizer)}
