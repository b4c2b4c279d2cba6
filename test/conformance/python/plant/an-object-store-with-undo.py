"""A small object store with descriptors, observers, undo and a lock; old and new classes side by side."""
import copy
import functools
import threading
import traceback
import types
import weakref
import sys


class Typed(object):
    """A property of one kind, with limits."""
    count = 0

    def __init__(self, kind, default=None, **limits):
        self.kind, self.default, self.limits = kind, default, limits
        Typed.count += 1
        self.order = Typed.count
        self.name = None

    def __get__(self, target, owner):
        if target is None:
            return self
        return target.__dict__.get(self.name, self.default)

    def __set__(self, target, value):
        if not isinstance(value, self.kind):
            try:
                value = self.kind(value)
            except (TypeError, ValueError), e:
                raise TypeError, '%s: %s' % (self.name, e)
        low, high = self.limits.get('low'), self.limits.get('high')
        if low is not None and value < low or high is not None and value > high:
            raise ValueError('%s: %r not in %s..%s' % (self.name, value, low, high))
        old = self.__get__(target, type(target))
        target.__dict__[self.name] = value
        target.changed(self.name, old, value)

    def __delete__(self, target):
        target.__dict__.pop(self.name, None)


class Meta(type):
    def __new__(meta, name, bases, members):
        fields = []
        for base in bases:
            fields += getattr(base, '_fields', [])
        own = [(field.order, key) for key, field in members.items() if isinstance(field, Typed)]
        for _order, key in sorted(own):
            members[key].name = key
            fields.append(key)
        members['_fields'] = fields
        return super(Meta, meta).__new__(meta, name, bases, members)

    def __call__(cls, *args, **named):
        made = cls.__new__(cls)
        made.__init__()
        for key, value in zip(cls._fields, args) + sorted(named.items()):
            setattr(made, key, value)
        return made


class Model(object):
    __metaclass__ = Meta

    def __init__(self):
        self.__dict__['_observers'] = []
        self.__dict__['_undo'] = []

    def observe(self, function):
        self._observers.append(function)
        return function

    def changed(self, name, old, new):
        self._undo.append((name, old))
        for observer in self._observers[:]:
            observer(self, name, old, new)

    def undo(self, steps=1):
        while steps and self._undo:
            name, old = self._undo.pop()
            self.__dict__[name] = old
            steps -= 1
        return self

    def __repr__(self):
        return '%s(%s)' % (type(self).__name__, ', '.join(['%s=%r' % (key, getattr(self, key)) for key in self._fields]))

    def __eq__(self, other):
        return type(self) is type(other) and all(getattr(self, key) == getattr(other, key) for key in self._fields)

    def __ne__(self, other):
        return not self == other


class Tank(Model):
    name = Typed(str, 'T')
    level = Typed(float, 0.0, low=0, high=100)


class Heated(Tank):
    degrees = Typed(int, 20, high=90)


tank = Heated('T1', 50)
print tank, tank._fields, Tank._fields, Heated.level.limits, Tank.name.order < Heated.degrees.order
log = []


@tank.observe
def watch(target, name, old, new):
    log.append((name, old, new))


tank.level = '75.5'
tank.degrees = 33.9
for key, value in [('level', 101), ('level', 'x'), ('degrees', None), ('nothing', 1)]:
    try:
        setattr(tank, key, value)
    except (TypeError, ValueError), e:
        print e.__class__.__name__, e
print tank, log, tank.undo(2), tank.nothing, tank == Heated('T1', 50), tank != Tank('T1', 50), [tank].index(Heated(name='T1', level=50))
del tank.level
print tank.level, vars(tank).keys() == tank.__dict__.keys(), sorted(k for k in vars(tank) if k[0] != '_')
again = copy.deepcopy(Tank('a', 1))
print again, again == Tank('a', 1), again is again, copy.copy(again)


class Command:
    """Old style."""
    stack = []

    def __init__(self, work, *args, **named):
        self.work, self.args, self.named = work, args, named

    def __call__(self):
        Command.stack.append(self)
        return apply(self.work, self.args, self.named)

    def __coerce__(self, other):
        return None

    def __add__(self, other):
        if not isinstance(other, Command):
            return NotImplemented
        return Command(lambda: (self(), other()))

    def __contains__(self, name):
        return name in self.named

    def __getattr__(self, name):
        if name in self.__dict__.get('named', {}):
            return self.named[name]
        raise AttributeError('%s has no %s' % (self.__class__.__name__, name))

    def __cmp__(self, other):
        return cmp(len(self.args), len(other.args))

    def __iter__(self):
        return iter(self.args)

    def __str__(self):
        return '<%s %s>' % (self.work.func_name, ','.join(map(str, self)))


def plus(a, b=10, *rest, **named):
    return a + b + sum(rest) + named.get('more', 0)


first, second = Command(plus, 1), Command(plus, 1, 2, 3, more=100)
print first(), second(), (first + second)(), 'more' in second, second.more, first < second, max(first, second), str(second), len(Command.stack), list(second)
for broken in (lambda: first.more, lambda: first.named['x'], lambda: plus(), lambda: plus(1, 2, b=3), lambda: Command(), lambda: tank.level()):
    try:
        print broken()
    except Exception, e:
        print type(e).__name__, e


def retry(times, *errors):
    def wrap(function):
        @functools.wraps(function)
        def inner(*args, **named):
            left = [times]
            while True:
                try:
                    return function(*args, **named)
                except errors or Exception, problem:
                    left[0] -= 1
                    if not left[0]:
                        raise
        inner.tries = times
        return inner
    return wrap


calls = []


@retry(3, KeyError)
def flaky(limit):
    """Fails at first."""
    calls.append(len(calls))
    if len(calls) < limit:
        raise KeyError('call %d' % len(calls))
    return 'after %d' % len(calls)


print flaky(3), flaky.__name__, flaky.__doc__, flaky.tries, calls
del calls[:]
try:
    flaky(9)
except KeyError, e:
    print 'gave up', e, calls
    print traceback.format_exc().splitlines()[-1]


class Lock(object):
    def __init__(self, name, swallow=()):
        self.name, self.swallow, self.trail = name, swallow, []

    def __enter__(self):
        self.trail.append('enter')
        return self

    def __exit__(self, kind, value, trace):
        self.trail.append(kind and kind.__name__)
        return kind is not None and issubclass(kind, self.swallow)


lock = Lock('a', (ValueError,))
with lock as held:
    held.trail.append('in')
with lock:
    raise ValueError('swallowed')
try:
    with lock, Lock('b') as inner:
        raise KeyError('kept')
except KeyError, e:
    print lock.trail, inner.trail, e
guard = threading.Lock()
with guard:
    print guard.locked()
print guard.acquire(), guard.release()
ref = weakref.ref(lock)
print ref() is lock, type(lambda: 0) is types.FunctionType, isinstance(first, types.InstanceType), type(tank) is Heated, callable(first), callable(tank)


def numbers():
    received = []
    try:
        while True:
            got = yield len(received)
            if got is None:
                break
            received.append(got)
    finally:
        print 'closing', received


g = numbers()
print g.next(), g.send(5), g.send(6)
g.close()
exec 'def made(x, y=2):\n    return x ** y / 3\n' in globals()
print made(5), made(5.0), eval('made(2, 10) + first.args[0]'), [made(n) for n in xrange(4)]
code = compile('total = 0\nfor n in range(5): total += n / 2\n', '<made>', 'exec')
space = {}
exec code in space
print space['total'], sorted(k for k in space if k[:2] != '__')
print sys.maxint, sys.version_info[:2], 7 / 2, -7 / 2, 7 % -3, 2 ** 31, 2 ** 31 - 1, 1 / 3.0, 10L / 3, 0xFFFFFFFF, ~5, 1e400, round(0.5), int(-3.7), cmp(1, 2), 5 <> 6
