from java.util import ArrayList, Collections, Random, TreeMap
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


a = ArrayList([3, 1, 2])
print Collections.sort(a), a, Collections.reverse(a), a, Collections.max(a), Collections.min(a), Collections.frequency(a, 1)
Collections.swap(a, 0, 2)
Collections.rotate(a, 1)
print a, Collections.sort(a, Collections.reverseOrder()), a
Collections.shuffle(a, Random(1))
print a, Collections.fill(a, 0), a, Collections.nCopies(3, 'x'), Collections.disjoint([1], [2]), Collections.disjoint([1], [1])
p = [3, 1, 2]
print Collections.sort(p), p, Collections.reverse(p), p, Collections.max(p)
big = ArrayList(range(12))
Collections.shuffle(big, Random(99))
print big, Collections.max(['b', 'a']), TreeMap(Collections.reverseOrder())
tried(lambda: Collections.sort(ArrayList([1, 'a'])))
tried(lambda: Collections.max([]))
