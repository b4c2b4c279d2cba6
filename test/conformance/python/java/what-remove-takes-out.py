from java.util import ArrayList, LinkedList
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


b = ArrayList([3, 1, 2])
print b.remove(1), b
for given in (True, -1, 'x', 5, 2L, None):
    tried(lambda: b.remove(given))
    print b
c = ArrayList(['a', 'b', 'c'])
print c.remove('b'), c, c.remove(0), c
