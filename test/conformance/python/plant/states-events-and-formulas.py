"""A little state machine, an event queue, a report builder and an interpreter of formulas."""
import operator
import itertools
import types
import string
import heapq
import sys

DEBUG = False
counter = 0


def next_id(prefix='E'):
    global counter
    counter += 1
    return '%s%04d' % (prefix, counter)


class Enum(object):
    class M_(type):
        def __new__(mcs, name, bases, members):
            names = dict([(k, v) for k, v in members.items() if k.isupper()])
            members['_names'] = dict([(v, k) for k, v in names.items()])
            return type.__new__(mcs, name, bases, members)

        def __iter__(cls):
            return iter(sorted(cls._names))

        def __getitem__(cls, key):
            return cls._names[key]

        def __contains__(cls, key):
            return key in cls._names
    __metaclass__ = M_


class State(Enum):
    IDLE, STARTING, RUNNING, STOPPING, FAULT = range(5)


print list(State), State[2], State.RUNNING, 7 in State, [State[s] for s in State]


class Machine(object):
    transitions = {
        (State.IDLE, 'start'): State.STARTING,
        (State.STARTING, 'ready'): State.RUNNING,
        (State.RUNNING, 'stop'): State.STOPPING,
        (State.STOPPING, 'stopped'): State.IDLE,
    }
    _live = []

    def __new__(cls, *args, **kwargs):
        self = super(Machine, cls).__new__(cls)
        cls._live.append(self)
        return self

    def __init__(self, name, **props):
        self.__name = name
        self.__dict__.update(props)
        self.history = []
        self._state = State.IDLE

    def __set(self, value):
        old, self._state = self._state, value
        self.history.append((State[old], State[value]))
        for hook in [n for n in sorted(dir(self)) if n.startswith('on_')]:
            getattr(self, hook)(old, value)

    state = property(lambda self: self._state, __set)

    name = property(fget=lambda self: self.__name)

    def fire(self, event):
        key = (self.state, event)
        if key not in self.transitions:
            if event == 'fault':
                self.state = State.FAULT
                return
            raise ValueError('%s: no %r in %s' % (self.name, event, State[self.state]))
        self.state = self.transitions[key]

    def __repr__(self):
        return '<%s %s %s>' % (self.__class__.__name__, self.name, State[self.state])

    def __eq__(self, other):
        return isinstance(other, Machine) and self.name == other.name

    def __hash__(self):
        return hash(self.name)


class Pump(Machine):
    transitions = dict(Machine.transitions)
    transitions.update({(State.FAULT, 'reset'): State.IDLE})
    starts = 0

    def on_change(self, old, new):
        if new == State.STARTING:
            self.starts += 1
            Pump.starts += 10


p = Pump('P1', flow=12, unit='m3/h')
for event in 'start ready stop stopped start fault reset start go'.split():
    try:
        p.fire(event)
    except ValueError, problem:
        print 'refused:', problem
    except:
        print 'other', sys.exc_info()[0]
        raise
print p, p.starts, Pump.starts, p.history[-2:], p.flow, p.unit, Machine._live, p == Machine('P1'), len(set([p, Machine('P1')]))
try:
    p.name = 'x'
except AttributeError, e:
    print 'AttributeError:', e
print sorted(k for k in p.__dict__ if not k.startswith('__')), p._Machine__name, hasattr(p, '__name')


class Event:
    def __init__(self, at, what, priority=5):
        self.at, self.what, self.priority, self.id = at, what, priority, next_id()

    def __cmp__(self, other):
        return cmp(self.at, other.at) or cmp(self.priority, other.priority)

    def __repr__(self):
        return '%s@%d' % (self.what, self.at)


queue = []
for at, what in [(5, 'e'), (1, 'a'), (3, 'c'), (1, 'b')]:
    heapq.heappush(queue, Event(at, what))
heapq.heappush(queue, Event(1, 'first', priority=0))
order = []
while queue:
    event = heapq.heappop(queue)
    order.append((event.id, event.what))
print order, Event(1, 'x') < Event(2, 'y'), Event(1, 'x') == Event(1, 'y'), sorted([Event(2, 'p'), Event(1, 'q')])

# --- formulas
TOKEN_CLASSES = (('number', string.digits + '.'), ('name', string.letters + '_'), ('op', '+-*/()<>=,'))
OPERATORS = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.div, '<': operator.lt, '>': operator.gt}
FUNCTIONS = {'max': max, 'min': min, 'abs': abs, 'avg': lambda *v: sum(v) / len(v), 'if': lambda c, a, b: a if c else b}


def tokens(text):
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        for kind, signs in TOKEN_CLASSES:
            if text[position] in signs:
                break
        else:
            raise SyntaxError('unexpected %r at %d' % (text[position], position))
        start = position
        if kind == 'op':
            position += 1
        else:
            while position < len(text) and text[position] in signs:
                position += 1
        yield kind, text[start:position]
    yield 'end', None


class Parser(object):
    levels = [('<', '>'), ('+', '-'), ('*', '/')]

    def __init__(self, text, names):
        self.stream = tokens(text)
        self.names = names
        self.advance()

    def advance(self):
        token = getattr(self, 'token', None)
        self.token = self.stream.next()
        return token

    def parse(self, level=0):
        if level == len(self.levels):
            return self.atom()
        left = self.parse(level + 1)
        while self.token[1] in self.levels[level]:
            op = self.advance()[1]
            left = OPERATORS[op](left, self.parse(level + 1))
        return left

    def atom(self):
        kind, text = self.advance()
        if kind == 'number':
            return float(text) if '.' in text else int(text)
        if kind == 'name':
            if self.token[1] == '(':
                self.advance()
                args = []
                while self.token[1] != ')':
                    args.append(self.parse())
                    if self.token[1] == ',':
                        self.advance()
                self.advance()
                return FUNCTIONS[text](*args)
            return self.names[text]
        if text == '(':
            value = self.parse()
            self.advance()
            return value
        if text == '-':
            return -self.atom()
        raise SyntaxError('bad token %r' % text)


for formula in ('1+2*3', '7/2', '-7/2', '7.0/2', '(1+2)*3', 'level*2+1', 'max(1,2,level)', 'if(level>5,10,20)', 'avg(1,2)', '2 $ 3', 'nope', '1/0', 'f(1)', '*'):
    try:
        print formula, '=', Parser(formula, {'level': 7}).parse()
    except (SyntaxError, KeyError, ZeroDivisionError), e:
        print formula, '->', e.__class__.__name__, e


# --- report
class Node(object):
    def __init__(self, tag, *children, **attributes):
        self.tag, self.children, self.attributes = tag, list(children), attributes

    def __iadd__(self, child):
        self.children.append(child)
        return self

    def __getitem__(self, key):
        return self.children[key] if isinstance(key, (int, slice)) else self.attributes[key]

    def __str__(self):
        attributes = ''.join([' %s="%s"' % (k.strip('_'), v) for k, v in sorted(self.attributes.items())])
        if not self.children:
            return '<%s%s/>' % (self.tag, attributes)
        return '<%s%s>%s</%s>' % (self.tag, attributes, ''.join(map(str, self.children)), self.tag)


class Html(object):
    def __getattr__(self, tag):
        return lambda *c, **a: Node(tag, *c, **a)


h = Html()
page = h.table(h.tr(h.th('a'), h.th('b')), class_='grid', border=0)
for key, group in itertools.groupby(sorted(['pump1', 'valve2', 'pump3', 'motor4'], key=lambda s: s[0]), operator.itemgetter(0)):
    page += h.tr(h.td(key), h.td(', '.join(group)))
print page
print page['class_'], page[0], page[1:3][0], len(page[:])
print isinstance(h.a, types.FunctionType), isinstance(p.fire, types.MethodType), type(p.fire).__name__, type(tokens('')) == types.GeneratorType

matrix = [[i * j for j in range(1, 5)] for i in range(1, 5)]
print zip(*matrix)[1], map(sum, matrix), [row[::-1] for row in matrix[-2:]], reduce(lambda a, b: a + b, matrix)[::5]
for row in matrix:
    for cell in row:
        if cell == 6:
            break
        print cell,
    else:
        print 'all',
        continue
    print 'broke'
print
bits = 0x5A3C
print [bits >> i & 1 for i in range(15, -1, -1)], '%016s' % bin(bits)[2:], '{0:016b} {0:#x} {0:o}'.format(bits), bits & ~0xFF, bits ^ 0xFFFF, ~bits, -bits >> 3, 1 << 40
words = [0x4248, 0xF5C3]
import struct
print '%.2f' % struct.unpack('>f', struct.pack('>HH', *words)), struct.unpack('>f', struct.pack('>2H', *words))[0]
print 'total: %s, %d%%, %5.1f, %-6s|, %06d, %x, %e, %r' % ('x', 50, 2.25, 'ab', -42, 255, 12345.678, 'q'), '%s' % (1,), '%s' % [1, 2], '%%', '%c%c' % (65, 'b')
print '{0} {name!r:>8} {1[0]} {2.real:.1f} {0:>5}|{0:<5}|{0:^5}|{3:,}'.format('a', [9], 2.5, 1234567, name='n')
