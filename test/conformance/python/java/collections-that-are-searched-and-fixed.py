# Collections: what searches lists, copies and puts into them, and maps and sets that nobody changes but their source.
import sys

from java.util import ArrayList, Arrays, Collections, HashMap, LinkedHashSet, LinkedList, Objects, TreeMap, Vector


def told(function, *given):
    try:
        return repr(function(*given))
    except:
        kind, problem = sys.exc_info()[:2]
        return '%s: %s' % (kind.__name__, str(problem).split(': ')[-1][:60])


rows = ArrayList([5, 1, 3])
for items in (rows, [1, 2], LinkedList([1]), Vector([1])):
    print told(Collections.swap, items, 0, 5), told(Collections.swap, items, -1, 0), items
print told(Collections.copy, rows, [1]), rows, told(Collections.copy, rows, [1, 2, 3, 4])
print told(Collections.replaceAll, rows, 1, 9), rows, told(Collections.replaceAll, rows, 'x', 9)
for items in ([1, 3, 5, 7], ArrayList(['a', 'c']), []):
    print [told(Collections.binarySearch, items, key) for key in ((0, 3, 4, 9) if isinstance(items, list) else ('a', 'b', 'z'))]
print Collections.binarySearch([7, 5, 3], 5, Collections.reverseOrder()), Arrays.binarySearch([1, 3], 2), Arrays.binarySearch([1, 3], 3)
print Collections.indexOfSubList([1, 2, 1, 2], [1, 2]), Collections.lastIndexOfSubList([1, 2, 1, 2], [1, 2]), Collections.indexOfSubList([1], [2])
print list(Collections.enumeration([1, 2])), Collections.list(Vector([1, 2]).elements())

source = TreeMap({'b': 2, 'a': 1})
fixed = Collections.unmodifiableMap(source)
source['c'] = 3
print fixed, fixed['a'], len(fixed), list(fixed.keySet()), fixed == source, fixed.containsKey('a'), sorted(fixed.items())
for work in (lambda: fixed.put('x', 1), fixed.clear, lambda: fixed.remove('a'), lambda: fixed.update({'a': 5}), lambda: fixed.__setitem__('q', 1),
             lambda: fixed.__delitem__('a'), lambda: fixed.setdefault('zz', 1)):
    print told(work),
print fixed
held = LinkedHashSet([3, 1])
fixed = Collections.unmodifiableSet(held)
held.add(2)
print fixed, 3 in fixed, len(fixed), fixed.contains(2), list(fixed), fixed == held
for work in (lambda: fixed.add(1), lambda: fixed.remove(1), fixed.clear, lambda: fixed.addAll([7]), lambda: fixed.update([1])):
    print told(work),
print fixed
for empty in (Collections.emptyMap(), Collections.emptySet(), Collections.singleton('a'), Collections.singletonMap('a', 1)):
    print empty, len(empty), bool(empty), list(empty)
print told(Collections.singleton('a').add, 'b'), told(Collections.singletonMap('a', 1).put, 'b', 1), Collections.emptyMap().get('a')
rows = Collections.synchronizedList(ArrayList([1]))
rows.add(2)
table = Collections.synchronizedMap(HashMap({'a': 1}))
table.put('b', 2)
print rows, table
print Objects.hash([1, 'a', None]), Objects.hash(1, 'a', None), Objects.hash((1, 2)), Objects.hashCode('a')
print Objects.compare(1, 2, Collections.reverseOrder()), repr(Objects.requireNonNull('a'))
rows = Vector([1])
for work in (lambda: rows.get(5), lambda: rows.set(5, 1), lambda: rows.elementAt(5), lambda: rows.get(-1), lambda: rows.add(7, 1)):
    print told(work)
print told(lambda: LinkedList([1]).ensureCapacity(5)), told(lambda: LinkedList([1]).get(5))
