from java.util import LinkedHashSet, TreeSet
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


print LinkedHashSet(['z', 'a', 'z', 'm']), TreeSet(['z', 'a', 'B'])
t = TreeSet([3, 1, 2])
print t, t.first(), t.last(), t.ceiling(2), t.floor(0), t.higher(2), t.lower(2), t.pollFirst(), t.pollLast(), t, 2 in t, [x for x in t]
tried(lambda: TreeSet([1, 'a']))
tried(lambda: TreeSet().first())
tried(lambda: TreeSet([1, 2.5]))
