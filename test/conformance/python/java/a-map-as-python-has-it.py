from java.util import HashMap
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


m = HashMap()
m['b'] = 2
m[u'c'] = [1]
m[5] = 2.5
m[None] = True
print m, repr(m), len(m), m['b'], 'b' in m, m.has_key('z'), bool(m), bool(HashMap()), isinstance(m, dict)
print [key for key in m], m.keys(), m.values(), m.items(), list(m.iteritems()), list(m.iterkeys()), list(m.itervalues())
tried(lambda: m['zz'])
tried(lambda: m.__delitem__('nope'))
del m[5]
print m.get('zz'), m.get('zz', 5), m.pop('c'), m.pop('nope', 7), m.setdefault('n', 4), m
tried(lambda: m.pop('nope'))
m.update({'q': 1})
print m, m.popitem(), m, dict(m)
m.clear()
print m, HashMap({'a': 1}) == {'a': 1}, {'a': 1} == HashMap({'a': 1}), HashMap({'a': 1}) != {'a': 1}, HashMap({'a': 1}) == HashMap({'a': 1})
tried(lambda: m.put([1], 2))
tried(lambda: m.foo)
