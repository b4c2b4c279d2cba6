from java.util import LinkedHashMap
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


l = LinkedHashMap()
l['z'] = 1
l['a'] = 2
l['m'] = 3
l['z'] = 9
print l, l.keys(), l.values(), l.items(), type(l), l.keySet()
del l['z']
l['z'] = 0
print l, LinkedHashMap({'b': 1, 'a': 2}), l == {'a': 2, 'm': 3, 'z': 0}
