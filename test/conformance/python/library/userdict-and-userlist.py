# Classes of scripts around a dictionary and a list.
from UserDict import UserDict, IterableUserDict
from UserList import UserList
import UserDict as M
d = UserDict({'a': 1}, b=2); d['c'] = 3
print d, len(d), d['a'], d.get('z'), d.get('z', 5), 'a' in d, d.has_key('q'), sorted(d.keys()), sorted(d.items()), sorted(d.values()), d == {'a': 1, 'b': 2, 'c': 3}, d.data, isinstance(d, dict), d.copy(), type(d.copy()).__name__, d.copy() == d, cmp(d, {}), d < {}, bool(UserDict()), str(d), repr(d), d != UserDict()
del d['a']; print d.setdefault('x', 9), d.pop('x'), d.pop('zz', 'def'), sorted(d.iteritems()), list(d.iterkeys()) == d.keys(), d.popitem() in [('b', 2), ('c', 3)]
try: d['nope']
except KeyError, e: print 'KeyError', e
try: d.pop('nope')
except KeyError, e: print 'KeyError', e
try: hash(d)
except TypeError, e: print 'TypeError'
d.update({'m': 1}); d.update(n=2); d.update(UserDict(o=3)); d.update([('p', 4)]); print sorted(d.data)
d.clear(); print d
try:
    for k in UserDict({'a': 1}): print k
except KeyError, e: print 'KeyError', e
for k in IterableUserDict({'a': 1}): print k, list(IterableUserDict(x=1))
class Conf(UserDict):
    def __init__(self, *a, **k):
        UserDict.__init__(self, *a, **k)
        self.log = []
    def __setitem__(self, k, v):
        UserDict.__setitem__(self, k.upper(), v)
    def __missing__(self, k): return 'miss-' + k
c = Conf({'a': 1}, b=2); c['x'] = 5; print c, c['nope'], c.get('nope'), sorted(c.keys()), c.__class__.__name__, isinstance(c, UserDict), c.copy().log, type(c), Conf.__bases__, type(c.copy())
print UserDict.fromkeys('ab', 1), Conf.fromkeys('q').data, '%(a)s' % UserDict(a=5)
l = UserList([3, 1, 2]); l.append(5); l.sort(); print l, l[0], l[1:3], type(l[1:3]).__name__, len(l), 3 in l, l + [9], [0] + l, l * 2, l == [1, 2, 3, 5], l.index(3), l.count(1), l.pop(), l, list(l), l.data, isinstance(l, list), sorted(l, reverse=True), l < [9], cmp(l, [1, 2, 3]), repr(l), list(reversed(l)), l[::-1], l[-1], l + UserList([7])
l[0] = 'x'; l[1:2] = ['p', 'q']; del l[0]; l.insert(0, 'z'); l.extend(UserList([1])); l += [2]; l.reverse(); l.remove('z'); print l, l != l, UserList('abc'), UserList(UserList([1])), UserList((1, 2)), bool(UserList())
del l[:]; print l; l *= 3
class Stack(UserList):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
s = Stack(); s.push(1); s.push(2); print s, s.peek(), type(s[:1]).__name__, type(s + [1]).__name__, s.pop(), s
try: hash(UserList())
except TypeError, e: print 'TypeError'
print type(UserDict()), type(UserList()), UserDict, UserList, M.UserDict is UserDict
