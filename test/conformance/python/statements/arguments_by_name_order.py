# Arguments by name come in the order of a dictionary, whatever statement reads them first.
def f(**kw):
    """doc"""
    def inner(): return kw.items()
    return inner
print f(zeta=1, alpha=2, b=3)(), f.__doc__
def f(a, **kw):
    while kw:
        k = kw.keys()[0]; print k, kw.pop(k),
    print kw
f(1, zeta=1, alpha=2, b=3)
import contextlib, StringIO
def f(**kw):
    with contextlib.closing(StringIO.StringIO('x')) as c, contextlib.closing(StringIO.StringIO('y')) as d:
        return c.read(), d.read(), kw.keys()
print f(zeta=1, alpha=2, b=3)
def f((a, b), **kw):
    for k in kw: print k,
    print a, b
f((1, 2), zeta=1, alpha=2, b=3)
def f(**kw):
    try:
        for k in kw: print k,
    finally: print 'x'
f(zeta=1, alpha=2, b=3)
def f(**kw):
    if kw: return [k for k in kw]
print f(zeta=1, alpha=2, b=3)
def f(**kw):
    for k, v in kw.iteritems(): print k, v,
    kw['new'] = 1
    return kw
print f(zeta=1, alpha=2, b=3)
def f(**kw): yield kw.keys()
print list(f(zeta=1, alpha=2, b=3))
print (lambda **k: k.items())(zeta=1, alpha=2, b=3), (lambda (a, b), *r, **k: (a, b, r, k.keys()))((1, 2), 3, zeta=1, alpha=2, b=3)
class A(object):
    def __init__(self, **kw):
        self.__dict__.update(kw)
        for k, v in kw.items(): setattr(self, k, v)
    def m(self, *a, **kw):
        @staticmethod
        def q(): return 1
        return sorted(kw), kw.keys(), a
print A(zeta=1, alpha=2, b=3).m(1, zeta=1, alpha=2, b=3), A(zeta=1, alpha=2, b=3).__dict__.items()
def deco(f):
    def w(*a, **kw):
        print 'call', a, kw.items()
        return f(*a, **kw)
    return w
@deco
def g(a, b=1, **o): return a, b, o.keys()
print g(1, zeta=1, alpha=2, b=3), g(*[1], **{'zeta': 1, 'alpha': 2})
def f(**kw):
    global gg
    gg = kw
    kw = 5
    return gg.keys(), kw
print f(zeta=1, alpha=2, b=3)
def f(**kw):
    # comment
    s = '&'.join(['%s=%s' % (k, v) for k, v in kw.items()])
    return s
print f(line=1, station=2, press=3, tank=4, month=5, day=6)
def f(**kw):
    @deco
    def q(a=kw.keys()): return a
    return q()
print f(zeta=1, alpha=2, b=3)
class P: pass
p = P(); p.zeta = 1; p.alpha = 2; p.b = 3; d = p.__dict__; p.c = 5; d['e'] = 7; print p.e, d.keys(), d, len(d), p.__dict__ is d, vars(p) is d, dict(d), d.copy()
del p.zeta; print d.keys(), hasattr(p, 'zeta'); p.__dict__ = {'x': 1, 'alpha': 2, 'b': 3}; print p.x, p.__dict__.keys(); import copy; q = copy.copy(p); q.x = 9; print p.x, q.x, q.__dict__; r = copy.deepcopy(p); r.x = 10; print p.x, r.x
def f(): pass
f.zeta = 1; f.alpha = 2; f.b = 3; print f.__dict__, vars(f).keys(), f.zeta
class N(object):
    def __setattr__(self, n, v): self.__dict__[n] = v * 2
n = N(); n.zeta = 1; n.alpha = 2; n.b = 3; print n.__dict__, n.zeta
def f(a, b=2, *c, **d):
    x = [1, 2]
    return locals()
print f(1), f(1).keys(), f(1, 2, 3, z=4)['d']
def f():
    year = 1; month = 2; name = 'x'
    return '%(name)s %(year)d' % locals(), sorted(locals()), dir(), vars().keys(), locals().get('nope')
print f()
x = 7; print locals()['x'], globals()['x'], 'x' in dir(), vars()['x']; locals()['yy'] = 3; print yy
class K:
    a = 1
    b = sorted(n for n in locals() if n[0] != '_')
print K.b
import json, re
print json.dumps(p.__dict__), json.dumps(f.__dict__), re.match('(?P<zeta>a)(?P<alpha>b)(?P<b>c)', 'abc').groupdict().keys()
import collections
def tree(): return collections.defaultdict(tree)
t = tree(); t['year']['month'] = 1; t['day']; print json.dumps(t), t.keys(), isinstance(t, dict), len(t), type(t), t == {'year': {'month': 1}, 'day': {}}
d = collections.defaultdict(list, {'a': [1]}); d['zz'].append(1); print d, d.copy(), dict(d), d.get('q'), 'q' in d, d.pop('zz'), d, d.default_factory, sorted(d.items()), copy.copy(d), copy.deepcopy(d), d.setdefault('w', 5), d.has_key('w'), [k for k in d.iterkeys()], d.itervalues().next()
d = collections.defaultdict(None)
try: d[1]
except KeyError, e: print repr(e)
d = collections.defaultdict(lambda: 5); print d['x'], d, d.popitem(), d; d.clear(); d.update(a=1); print d
class DD(collections.defaultdict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
d = DD(); print d['a'], d.items(), d

