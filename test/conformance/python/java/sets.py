from java.util import HashSet
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


s = HashSet([3, 1, 2, 1, 'a', u'b', None])
print s, repr(s), len(s), 3 in s, s.contains('a'), s.add(3), s.add(4), s.remove(1), s, type(s), list(s), s.size()
tried(lambda: s[0])
tried(lambda: s.remove(9))
print s | set([9]), s - set([4]), HashSet([1, 2]) == set([1, 2]), set([1, 2]) == HashSet([1, 2]), HashSet([1, 2]) == HashSet([2, 1])
s.update([5])
s.discard(5)
print s.addAll([1, 2]), s.removeAll([1]), s, s.retainAll([2, 'a']), s, s.iterator().next(), s.copy(), sorted(HashSet([3, 1])), min(HashSet([3, 1]))
print HashSet(range(20, 0, -1)), HashSet(['c%d' % i for i in range(15)]), HashSet((1, 2)), HashSet(set([1])), HashSet()
tried(lambda: HashSet({'a': 1}))
