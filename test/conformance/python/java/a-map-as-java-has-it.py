from java.util import HashMap
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


m = HashMap()
print m.put('b', 1), m.put('b', 2), m.put('a', None), m.putIfAbsent('c', 3), m.putIfAbsent('c', 4), m
print m.size(), m.isEmpty(), m.empty, m.containsKey('b'), m.containsValue(2), m.containsKey(None), m.getOrDefault('zz', 5)
print m.keySet(), m.entrySet(), m.toString()
for e in m.entrySet():
    print repr(e.key), repr(e.value), e.getKey(), e.getValue(), e
print m.remove('b'), m.remove('q'), m.remove('c', 9), m.remove('c', 3), m
m.putAll({'r': 2})
print m.replace('r', 5), m, m.keySet().contains('r'), 'r' in m.keySet(), len(m.keySet()), m.keySet().remove('r'), m
print m.entrySet().iterator().next().setValue(9), m, m.hashCode(), m.clone(), HashMap(5)
for given in ([1], 'x', 1.5):
    tried(lambda: HashMap(given))
tried(lambda: m.put('a'))
