from java.util import ArrayList
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


a = ArrayList(['a', 'b', 'a'])
print a.add('z'), a.add(0, 'first'), a.size(), a.isEmpty(), a.empty, a.contains('z'), a.indexOf('a'), a.lastIndexOf('a'), a.indexOf('q')
print a, a.get(1), a.set(1, 'x'), a, a.toString()
for place in (20, -1):
    tried(lambda: a.get(place))
    tried(lambda: a.set(place, 1))
    tried(lambda: a.add(place, 1))
tried(lambda: a.get('x'))
tried(lambda: a.add())
print a.addAll([7, 8]), a.removeAll([7]), a.retainAll(['x', 'z', 8]), a, a.containsAll([8]), a.addAll(0, [0]), a
print a.subList(1, 3), a.clone(), a.iterator().next()
tried(lambda: a.subList(0, 9))
tried(lambda: ArrayList().iterator().next())
it = a.iterator()
while it.hasNext():
    print it.next(),
print
a.clear()
print a, a.isEmpty(), ArrayList(5), ArrayList((1, 2)), ArrayList(set([1]))
tried(lambda: ArrayList({1: 2}))
tried(lambda: ArrayList(1.5))
tried(lambda: ArrayList(-1))
