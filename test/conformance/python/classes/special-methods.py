class V(object):
    def __init__(self, n): self.n = n
    def __nonzero__(self): return self.n > 0
    def __len__(self): return 3
    def __div__(self, o): return "div %s" % o
    def __rdiv__(self, o): return "rdiv %s" % o
    def __add__(self, o): return V(self.n + o.n)
    def __getitem__(self, k): return k
    def __getslice__(self, i, j): return (i, j)
    def __contains__(self, x): return x == self.n
    def __call__(self, *a): return a
    def __unicode__(self): return u"V\xe4"
    def __str__(self): return "V%d" % self.n
    def __eq__(self, o): return self.n == o.n
    def __iter__(self): return iter([1, 2])
    def __hash__(self): return 5
    def __neg__(self): return V(-self.n)
v = V(1)
print bool(v), bool(V(0)), len(v), v / 2, 2 / v, v + V(2), v[3], v[1:2], v[:], 1 in v, v(1, 2), repr(unicode(v)), v == V(1), v != V(1), list(v), hash(v), -v, [x for x in v]
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def next(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
print list(It()), It().next(), sum(It())
