# What has items by their places is walked to its end, whether there is no such place or no such key.
class A:
    def __getitem__(self, k):
        if k > 2: raise KeyError(k)
        return k
class B(object):
    def __getitem__(self, k):
        if k > 2: raise KeyError(k)
        return k
class C(object):
    def __getitem__(self, k): 
        if k > 2: raise ValueError(k)
        return k
class D(A):
    def __getitem__(self, k):
        if k > 2: raise LookupError('x')
        return k
for kind in (A, B, C, D):
    try:
        for x in kind(): print x,
        print 'end'
    except Exception, e: print type(e).__name__, e
    for f in (list, tuple, sum, max, set, sorted, lambda x: 5 in x, lambda x: map(None, x), lambda x: zip(x, x), lambda x: [a for a in x], lambda x: iter(x).next(), lambda x: dict.fromkeys(x), lambda x: reduce(lambda a, b: a + b, x), lambda x: enumerate(x).next(), lambda x: any(a > 5 for a in x), lambda x: '%s' % len(list(x)), lambda x: filter(None, x), lambda x: [].extend(x), lambda x: list(reversed(list(x)))):
        try: print f(kind()),
        except Exception, e: print type(e).__name__, e,
    print
print hasattr(A(), '__iter__'), hasattr(B(), '__iter__'), hasattr(A, '__iter__'), dir(A()), '__iter__' in dir(B())
class E(A):
    def __iter__(self): return iter('xy')
print list(E()), hasattr(E(), '__iter__'), list(D())
A.__iter__ = lambda self: iter('later')
print list(A()), hasattr(A(), '__iter__'), dir(A), list(D())
class F(B): pass
print list(F()), hasattr(F(), '__iter__')
class G(dict):
    def __getitem__(self, k): return 5
print list(G(a=1)), [x for x in G(b=1)]
