from java.util import TreeMap
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


tm = TreeMap({'z': 1, 'a': 2, 'B': 3})
print tm, tm.firstKey(), tm.lastKey(), tm.firstEntry(), tm.lastEntry().value, tm.floorKey('b'), tm.ceilingKey('b'), tm.higherKey('a'), tm.lowerKey('B')
print tm.pollFirstEntry(), tm, tm.keys(), 'q' in tm, tm.get('q'), tm.remove('z'), tm
print TreeMap({2: 'a', 10: 'b', 1: 'c'}), TreeMap({'a10': 1, 'a2': 2}), TreeMap({True: 1, False: 2}), TreeMap({1.5: 1, 0.5: 2}), TreeMap()
tried(lambda: TreeMap().firstKey())
tried(lambda: tm.put(None, 1))
tried(lambda: tm.put(5, 1))
tried(lambda: tm.get(5))
tried(lambda: 5 in tm)
tried(lambda: TreeMap({1: 2}).get(1L))
tried(lambda: TreeMap({(1, 2): 1}))
