import sys
from java.util import ArrayList, Collection, LinkedList
import java.util


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


a = ArrayList([1, 2.5, 'x'])
print a.add('z'), a.add(0, 'first'), a, a.size(), a.isEmpty(), a.empty, a.contains('z'), a.indexOf('z'), a.lastIndexOf('nope')
print a.set(0, 'one'), a.get(0), a.addAll([7, 8]), a.addAll(1, ['q']), a
print a.removeAll([7, 'none']), a.retainAll([8, 'x', 1]), a, a.containsAll([1]), a.containsAll(['none'])
b = ArrayList([5, 6, 7, 6])
for value in (6, 2, -1, 9, 'x'):
    tried(lambda: b.remove(value))
    print b
b = ArrayList(['a', 'b'])
b.remove(0)
print b
it = ArrayList(['x', 'y']).iterator()
print it.hasNext(), it.next(), it.next(), it.hasNext()
tried(it.next)
n = ArrayList([2, 3])
try:
    for x in n:
        n.add(x)
except:
    print sys.exc_info()[0].__name__, n
print n.equals([2, 3, 2]), n.equals(ArrayList([2, 3, 2])), n.hashCode(), ArrayList(['a', None, 2.5, True, 1L]).hashCode(), hash(ArrayList([1]))
c = n.clone()
c.clear()
print n, c, c == [], type(c)
print isinstance(a, ArrayList), isinstance(a, java.util.List), isinstance(a, Collection), isinstance([], java.util.List), issubclass(LinkedList, java.util.List)
print ArrayList(5), ArrayList(), ArrayList(n), ArrayList((1, 2)), ArrayList('abc'), ArrayList(set([1])), ArrayList(x for x in [1])
for given in (({1: 2},), (1.5,), (-1,), (None,), ([1], [2])):
    tried(lambda: ArrayList(*given))
for work in (lambda: a.get(20), lambda: a.get(-1), lambda: a.get('x'), lambda: a.add(9, 1), lambda: a.add(-1, 1), lambda: a.add(),
             lambda: a.add(1, 2, 3), lambda: a.set(9, 1), lambda: a.foo, lambda: a.addAll(5), lambda: a.addAll(None)):
    tried(work)
print ArrayList([True, 1.0, 10000000000, 5L, None, u'x', (1,), {'a': [1]}, 1e10, 1e-5, 1e7, 123456.789]), ArrayList([ArrayList([1])])
x = ArrayList()
x.add(x)
print x
