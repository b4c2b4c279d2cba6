# `java.util.concurrent` and `java.util.concurrent.atomic` for scripts: units of time, and numbers that count. Scripts of one
# interpreter run one after the other, so each step of theirs is atomic.

from _errors import IllegalArgumentException
from _java_arrays import of
from _java_bean import Bean, Constants, flag_of, int_of, long_of, text_of
from _unicode import letters, long

_nanoseconds = {
    'NANOSECONDS': 1, 'MICROSECONDS': 1000, 'MILLISECONDS': 10 ** 6, 'SECONDS': 10 ** 9, 'MINUTES': 60 * 10 ** 9,
    'HOURS': 3600 * 10 ** 9, 'DAYS': 86400 * 10 ** 9,
}
_units = {}


# A quotient as Java divides, and at most what a long holds.
def _converted(count, unit, wanted):
    whole = long_of('convert', count) * _nanoseconds[unit]
    made = abs(whole) // _nanoseconds[wanted] * (1 if whole >= 0 else -1)
    return long(min(max(made, -1 << 63), (1 << 63) - 1))


class TimeUnit(Bean, metaclass=Constants):
    __module__ = 'java.util.concurrent'

    def __init__(self, *_):
        raise TypeError('java.util.concurrent.TimeUnit has no public constructors')

    @staticmethod
    def _constant(name):
        return _units.get(name)

    @staticmethod
    def valueOf(name):
        wanted = text_of('valueOf', name)
        if wanted not in _units:
            raise IllegalArgumentException('No enum constant java.util.concurrent.TimeUnit.%s' % wanted)
        return _units[wanted]

    @staticmethod
    def values():
        return of('java.util.concurrent.TimeUnit', _units.values())

    def name(self):
        return letters(self._name)

    def ordinal(self):
        return list(_units).index(self._name)

    def convert(self, sourceDuration, sourceUnit):
        return _converted(sourceDuration, sourceUnit._name, self._name)

    def toNanos(self, duration):
        return _converted(duration, self._name, 'NANOSECONDS')

    def toMicros(self, duration):
        return _converted(duration, self._name, 'MICROSECONDS')

    def toMillis(self, duration):
        return _converted(duration, self._name, 'MILLISECONDS')

    def toSeconds(self, duration):
        return _converted(duration, self._name, 'SECONDS')

    def toMinutes(self, duration):
        return _converted(duration, self._name, 'MINUTES')

    def toHours(self, duration):
        return _converted(duration, self._name, 'HOURS')

    def toDays(self, duration):
        return _converted(duration, self._name, 'DAYS')

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return object.__hash__(self)

    def __str__(self):
        return self._name

    __repr__ = __str__
    toString = name


for _name in _nanoseconds:
    _units[_name] = object.__new__(TimeUnit)
    object.__setattr__(_units[_name], '_name', _name)


class _Atomic(Bean):
    def __init__(self, *initial):
        name = type(self).getName()
        if len(initial) > 1:
            raise TypeError('%s(): expected 0-1 args; got %d' % (name, len(initial)))
        self._value = self._of(name, initial[0]) if initial else self._of(name, 0)

    def get(self):
        return self._shown(self._value)

    def set(self, newValue):
        self._value = self._of('set', newValue)

    def getAndSet(self, newValue):
        before = self.get()
        self._value = self._of('getAndSet', newValue)
        return before

    def compareAndSet(self, expectedValue, newValue):
        expected, wanted = self._of('compareAndSet', expectedValue), self._of('compareAndSet', newValue)
        found = self._value == expected
        if found:
            self._value = wanted
        return found

    def toString(self):
        return letters(str(self))

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return object.__hash__(self)


class AtomicInteger(_Atomic):
    __module__ = 'java.util.concurrent.atomic'
    _of, _shown, _size = staticmethod(int_of), int, 32

    def _add(self, delta):
        half = 1 << self._size - 1
        self._value = (self._value + delta + half) % (2 * half) - half

    def addAndGet(self, delta):
        self._add(self._of('addAndGet', delta))
        return self.get()

    def getAndAdd(self, delta):
        before = self.get()
        self._add(self._of('getAndAdd', delta))
        return before

    def incrementAndGet(self):
        return self.addAndGet(1)

    def decrementAndGet(self):
        return self.addAndGet(-1)

    def getAndIncrement(self):
        return self.getAndAdd(1)

    def getAndDecrement(self):
        return self.getAndAdd(-1)

    def longValue(self):
        return long(self._value)

    def doubleValue(self):
        return float(self._value)

    def intValue(self):
        return (self._value + (1 << 31)) % (1 << 32) - (1 << 31)

    def __str__(self):
        return int.__repr__(self._value)

    __repr__ = __str__


class AtomicLong(AtomicInteger):
    __module__ = 'java.util.concurrent.atomic'
    _of, _shown, _size = staticmethod(long_of), long, 64


class AtomicBoolean(_Atomic):
    __module__ = 'java.util.concurrent.atomic'
    _of, _shown = staticmethod(flag_of), bool

    def __str__(self):
        return 'true' if self._value else 'false'

    __repr__ = __str__


names = {'TimeUnit': TimeUnit}
atomic_names = {kind.__name__: kind for kind in (AtomicBoolean, AtomicInteger, AtomicLong)}
