# -*- coding: utf-8 -*-
# A state machine of a line: a metaclass with a table, decorators, closures, pipelines of generators and context managers.
import sys, functools, weakref, contextlib, operator
class StateError(RuntimeError):
    pass
def transition(*sources, **opts):
    def deco(fn):
        fn.sources = set(sources); fn.target = opts.pop('to', None)
        if opts: raise TypeError('unexpected: %s' % ', '.join(sorted(opts)))
        return fn
    return deco
class MachineMeta(type):
    def __init__(cls, name, bases, ns):
        super(MachineMeta, cls).__init__(name, bases, ns)
        cls.table = dict(getattr(cls, 'table', {}))
        for k, v in ns.iteritems():
            if hasattr(v, 'sources'):
                for s in v.sources: cls.table[s, k] = v.target
class Machine(object):
    __metaclass__ = MachineMeta
    def __init__(self): self.state = 'idle'; self.log = []
    def fire(self, ev, *a, **k):
        try: target = self.table[self.state, ev]
        except KeyError: raise StateError('%s not allowed in %s' % (ev, self.state)), None, sys.exc_info()[2]
        r = getattr(self, ev)(*a, **k)
        self.log.append((self.state, ev, target)); self.state = target or self.state
        return r
    @transition('idle', 'held', to='running')
    def start(self, speed=1): return 'started %s' % speed
    @transition('running', to='held')
    def hold(self): return None
class Line(Machine):
    @transition('running', 'held', to='idle')
    def stop(self, why, *more): return why, more
l = Line()
print l.fire('start', speed=2), l.fire('hold'), l.fire('start'), l.fire('stop', 'x', 1, 2), l.log, sorted(Line.table), len(Machine.table)
try: l.fire('hold')
except StateError, e: print e, isinstance(e, RuntimeError)
try:
    @transition('a', bad=1, worse=2)
    def z(): pass
except TypeError, e: print e
def counter(start=0):
    n = [start]
    def inc(by=1): n[0] += by; return n[0]
    def get(): return n[0]
    return inc, get
i, g = counter(5); i(); i(3); print g(), inc.__name__ if 0 else i.func_name, i.func_defaults
fs = [lambda: k for k in range(3)]; print [f() for f in fs], [f() for f in [lambda k=k: k for k in range(3)]]
def pipeline(src, *steps): return reduce(lambda acc, s: s(acc), steps, src)
def take(n):
    def step(it):
        for i, x in enumerate(it):
            if i >= n: return
            yield x
    return step
def window(n):
    def step(it):
        buf = []
        for x in it:
            buf.append(x)
            if len(buf) == n: yield tuple(buf); buf.pop(0)
    return step
def nat():
    n = 0
    while True: yield n; n += 1
print list(pipeline(nat(), lambda it: (x * x for x in it if x % 2), window(3), take(2)))
@contextlib.contextmanager
def tag(name, out):
    out.append('<%s>' % name)
    try: yield out
    except ValueError, e: out.append('!%s' % e)
    finally: out.append('</%s>' % name)
o = []
with tag('a', o) as x:
    with tag('b', x): x.append('t')
    raise ValueError('boom')
print ''.join(o)
with contextlib.nested(tag('p', o), tag('q', o)) as (p, q): p.append('in')
print ''.join(o[-5:])
class Closing(object):
    def close(self): print 'closed'
with contextlib.closing(Closing()): print 'body'
def co():
    total = 0; res = None
    while True:
        x = yield res
        if x is None: res = total; continue
        total += x; res = None
c = co(); c.next(); c.send(3); c.send(4); print c.send(None), c.gi_running
class Lazy(object):
    def __init__(self, f): self.f = f; self.__name__ = f.__name__
    def __get__(self, o, t=None):
        if o is None: return self
        v = o.__dict__[self.__name__] = self.f(o); return v
class Plant(object):
    @Lazy
    def lines(self): print 'computing'; return ['a']
p = Plant(); print p.lines, p.lines, p.__dict__
class Singleton(object):
    _inst = None
    def __new__(cls, *a):
        if cls._inst is None: cls._inst = object.__new__(cls)
        return cls._inst
print Singleton() is Singleton()
class Registry(dict):
    def register(self, key):
        def deco(f): self[key] = f; return f
        return deco
r = Registry()
@r.register('add')
def _(a, b): return a + b
@r.register('sub')
def _(a, b): return a - b
print sorted(r), r['sub'](5, 3), r['add']('a', 'b')
d = {'b': 1}
def f(**kw): kw['z'] = 1; return kw
print f(**d), d, (lambda *a, **k: (a, k))(1, *[2], **{'x': 3})
def default(x, acc=[]): acc.append(x); return acc
default(1); print default(2), default.func_defaults
x = 10
def outer():
    x = 20
    class A(object):
        y = x
        def m(self): return x
    return A.y, A().m(), [x for x in 'ab'], x
print outer(), x
exec 'x = 30'; print x
ns = {}; exec 'def sq(a): return a * a\nval = sq(4)' in ns; print ns['val'], sorted(k for k in ns if k[0] != '_')
print eval('a + b', {'a': 1}, {'b': 2}), eval('[i for i in range(3)]'), eval(compile('1+1', '', 'eval'))
print getattr(l, 'state'), setattr(l, 'q', 5), l.q, delattr(l, 'q'), hasattr(l, 'q'), callable(l.fire), type(l.fire).__name__, l.fire.im_func is Machine.fire.im_func, l.fire.im_self is l, l.fire.__name__, l.fire.im_class.__name__
