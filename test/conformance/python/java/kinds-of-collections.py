from java.util import ArrayList, LinkedList, HashMap, TreeMap, HashSet, Collection, List, Map, Set
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


for made in (ArrayList(), LinkedList(), HashMap(), TreeMap(), HashSet()):
    print type(made), made.getClass().getName(), made.getClass().getSimpleName(), isinstance(made, List), isinstance(made, Collection), isinstance(made, Map), isinstance(made, Set)
    print isinstance(made, (list, dict, set)), len(made), made.isEmpty()
for kind in (Collection, List, Map, Set):
    tried(kind)
