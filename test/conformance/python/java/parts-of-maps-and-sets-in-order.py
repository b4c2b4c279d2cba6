# Parts of maps and sets in order.
from java.util import TreeMap, TreeSet, Comparator, HashMap, LinkedHashMap


def told(work):
    try:
        print repr(work())
    except:
        import sys
        kind, value = sys.exc_info()[:2]
        print getattr(kind, '__name__', kind), str(value).split(' (')[0].split(': Cannot')[0]


class Falling(Comparator):
    def compare(self, one, other):
        return cmp(other, one)


shifts = TreeMap({6: 'early', 14: 'late', 22: 'night'})
print shifts.floorEntry(9), shifts.floorEntry(9).value, shifts.ceilingEntry(23), shifts.lowerEntry(6), shifts.higherEntry(14).key
told(lambda: shifts.firstEntry().setValue('x'))
told(lambda: shifts.floorEntry(9) == shifts.firstEntry())
day = shifts.subMap(6, True, 22, False)
day[10] = 'visit'
print shifts, day, len(day), day.lastKey(), day.get(22), day.get(10), day.keySet(), day.keys(), day.items(), [key for key in day], 22 in day
told(lambda: day.put(23, 'x'))
told(lambda: day.remove(22))
told(lambda: day.remove(10))
told(lambda: day.pop(6))
print shifts, day
told(lambda: day.headMap(22))
told(lambda: day.headMap(22, True))
told(lambda: day.tailMap(2))
told(lambda: day.subMap(14, 7))
told(lambda: shifts.headMap(None))
told(lambda: shifts.headMap())
told(lambda: shifts.subMap(1))
told(lambda: shifts.tailMap('a', 5))
back = shifts.descendingMap()
print back, back.firstKey(), back.headMap(14, True), back.tailMap(14), back.floorKey(20), back.ceilingKey(20), back.lowerKey(22), back.descendingMap()
print TreeMap(back), HashMap(back), back == shifts, back.equals(shifts), back.hashCode() == shifts.hashCode(), back.toString()
print back.headMap(6).tailMap(22, False), back.subMap(22, 6), back.firstEntry(), back.lastEntry()
told(lambda: back.subMap(6, 22))
told(lambda: back.comparator().compare(1, 2))
keys = shifts.navigableKeySet()
print keys, keys.first(), keys.floor(20), keys.headSet(14), keys.tailSet(14, False), keys.descendingSet(), list(keys.descendingIterator()), keys.contains(6)
told(lambda: keys.add(5))
told(lambda: keys.pollFirst())
print shifts
shifts.headMap(20).clear()
print shifts, shifts.headMap(20), shifts.headMap(20).firstEntry()
told(lambda: shifts.headMap(20).firstKey())
limits = TreeSet([1, 5, 9, 12])
low = limits.headSet(9)
low.add(3)
print limits, low, low.last(), low.size(), limits.tailSet(9), limits.tailSet(9, False), limits.subSet(3, 12), limits.descendingSet(), list(limits.descendingIterator())
told(lambda: low.add(10))
told(lambda: low.remove(12))
told(lambda: limits.subSet(9, 1))
told(lambda: low.floor(100))
low.clear()
print limits, low
told(lambda: low.first())
turned = TreeMap(Falling())
turned.putAll({1: 'a', 2: 'b', 3: 'c'})
print turned, turned.headMap(2), turned.tailMap(2), turned.descendingMap(), turned.comparator().compare(1, 2), turned.clone(), TreeMap(turned)
falling = TreeSet(Falling())
falling.addAll([1, 2, 3])
print falling, falling.headSet(2), falling.descendingSet(), TreeSet(falling), TreeSet([3, 1]), TreeSet(falling.descendingSet()), falling.first()
print LinkedHashMap(turned), dict(turned.headMap(1, True))
changed = TreeMap({1: 'a', 2: 'b'})
told(lambda: [changed.put(key + 10, 'x') for key in changed.headMap(5)])
