d = dict(zip('temperau', range(8)))
k, v, i = d.viewkeys(), d.viewvalues(), d.viewitems()
print k, v, i, type(k), type(v), type(i)
d['zebra'] = 5
del d['t']
print list(k), list(v), list(i), len(k), len(v), len(i), 'zebra' in k, 5 in v, ('zebra', 5) in i, ('zebra', 6) in i, bool(k)
s = set(['a', 'zebra', 'q'])
print k & s, k | s, k - s, k ^ s, k & ['a'], k | ('q',), k - 'ae', k ^ ['a'], k & k
print i & [('a', 6)], i & i, type(k & s), repr(v)
print k == set(d), k == d.keys(), k == d.viewkeys(), k != set(), v == d.viewvalues(), v == list(v), i == d.viewitems(), k == v
print ','.join(k), max(v), sum(v), sorted(k), tuple(i), dict(i), set(k), dict.viewkeys({'b': 1, 'a': 2}), {}.viewkeys()
for other in ('', 'a', 'ab', 'abc', 'c', 'cd'):
    two = {'a': 1, 'b': 2}.viewkeys()
    print two < set(other), two <= set(other), two > set(other), two >= set(other)
for wrong in (lambda: s & k, lambda: k[0], lambda: v & s, lambda: k.isdisjoint(s), lambda: k + s, lambda: k & 5, lambda: reversed(k)):
    try:
        print wrong()
    except Exception, e:
        print type(e).__name__


class D(dict):
    def __iter__(self):
        return iter(['own'])

    def keys(self):
        return ['k']

    def _order(self):
        return 5


e = D(zip('temperau', range(8)))
print e.viewkeys(), list(e.viewitems()), e.popitem(), e.viewvalues(), e
from collections import Counter, OrderedDict, defaultdict
c = Counter('temperature')
print c.viewkeys(), list(c.viewitems()), c.viewvalues(), c.popitem(), c, c.popitem()
f = defaultdict(int)
for x in 'temperature':
    f[x] += 1
print f.popitem(), len(f)
o = OrderedDict([('z', 1), ('a', 2)])
print o.viewkeys(), o.viewvalues(), o.viewitems(), list(o.viewitems()), o.viewkeys() | set('q'), 'z' in o.viewkeys()
