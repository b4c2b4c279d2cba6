# Copies of collections and of classes derived of them.
import copy, collections
class C(set): pass
try:
    c = C([1]); c.q = [5]; d = copy.copy(c); e = copy.deepcopy(c); print d, d.q is c.q, e, e.q is c.q, type(d), type(e)
except Exception, e: print type(e).__name__, e
print copy.copy(set(['year', 'month'])), copy.deepcopy(set([(1, 2)])), copy.copy(frozenset([1])), copy.deepcopy(frozenset(['year', 'month']))
try:
    d = collections.defaultdict(list); d['a'].append(1); e = copy.deepcopy(d); e['a'].append(2); e['b']; print d, e, copy.copy(d), type(e)
except Exception, e: print type(e).__name__, e
class D(collections.defaultdict): pass
try:
    x = D(int); x['a'] += 1; x.z = 5; print copy.copy(x), x.copy(), type(copy.copy(x)), x.z, vars(x)
except Exception, e: print type(e).__name__, e
print collections.Counter('abca').copy(), copy.copy(collections.Counter('aab')), copy.deepcopy(collections.OrderedDict([('z', 1), ('a', 2)])).keys(), copy.copy({'a': [1]})
class A(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
try:
    a = A(x=[1]); b = copy.copy(a) if 0 else A(a); b.y = 2; print a, b, dict(b)
except Exception, e: print type(e).__name__, e
