from java.util import ArrayList, HashMap
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


a = ArrayList([1, 2, 3])
def grow():
    for q in a:
        a.add(4)
tried(grow)
def shrink():
    for q in a:
        if q == 3:
            a.remove(0)
tried(shrink)
m = HashMap({'a': 1, 'b': 2})
def more():
    for key in m.keySet():
        m['c' + key] = 1
tried(more)
for key in m.keys():
    m['d' + key] = 1
print a, m
