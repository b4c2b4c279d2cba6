from java.util import Arrays
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


for made in (Arrays.asList([3, 1, 2]), Arrays.asList(3, 1, 2), Arrays.asList('a'), Arrays.asList(), Arrays.asList((1, 2))):
    print made, len(made), made == [3, 1, 2]
a = Arrays.asList('c', 'a')
for work in (lambda: a.add('x'), lambda: a.remove(0), lambda: a.append('x'), lambda: a.set(0, 'b'), lambda: a.clear()):
    tried(work)
    print a
a[1] = 'z'
tried(a.sort)
print a
for given in ([1, 2], [1, None, 'x', True], ['a', 'b'], [1.5], [], ['a', 1]):
    tried(lambda: Arrays.toString(given))
