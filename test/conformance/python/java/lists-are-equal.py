from java.util import ArrayList, LinkedList
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


b = ArrayList([3, 2])
print b == [3, 2], [3, 2] == b, b != [3, 2], b.equals([3, 2]), b == ArrayList([3, 2]), b == (3, 2), b in [[3, 2]], b == LinkedList([3, 2])
print b.hashCode(), hash(b) == hash(ArrayList([3, 2])), {b: 1}[ArrayList([3, 2])], ArrayList(['a', None, True, 1.5]).hashCode()
print 1L in ArrayList([1]), ArrayList([1]).contains(1L), ArrayList([1.0]).contains(1), ArrayList([1, 1L]).indexOf(1L), ArrayList([1.0]).index(1)
print ArrayList([1, 2]) == [1.0, 2L], ArrayList([[1]]).contains([1])
