# Parts of lists that change what they are parts of, and iterators that take things away.
from java.util import ArrayList, LinkedList, Vector, Collections, HashMap, HashSet, LinkedHashMap, LinkedHashSet, TreeMap, TreeSet, ArrayDeque


def told(work):
    try:
        print repr(work())
    except:
        import sys
        kind, value = sys.exc_info()[:2]
        print getattr(kind, '__name__', kind), value


rows = ArrayList([1, 2, 3, 4, 5, 6, 7, 8])
part = rows.subList(2, 6)
inner = part.subList(1, 3)
part[0] = 30
inner.set(1, 50)
print rows, part, inner
inner.add('x')
print rows, part, inner
del part[-1]
print rows, part
told(lambda: inner.size())
part.insert(1, 'in')
part.append('end')
part.extend(['a', 'b'])
part.addAll(0, ['first'])
print rows, part, len(part)
told(lambda: part.remove(0))
told(lambda: part.remove('in'))
told(lambda: part.remove('none'))
told(lambda: part.remove(99))
told(lambda: part.pop())
told(lambda: part.pop(0))
told(lambda: part.index('end'))
part.reverse()
print rows, part
Collections.reverse(part)
Collections.swap(part, 0, 1)
print rows, part
part += ['more']
print rows, part
told(lambda: part.removeAll(['more', 4]))
told(lambda: part.retainAll(['x', 'end']))
print rows, part
part.clear()
print rows, part
told(lambda: part.add(5))
rows.add('outside')
told(lambda: part.size())
told(lambda: part[0])
numbers = ArrayList([5, 3, 9, 1])
tail = numbers.subList(1, 4)
Collections.sort(tail)
print numbers, tail, max(tail), sorted(tail), sum(tail)
Collections.fill(tail, 0)
print numbers
numbers.subList(0, 2).clear()
print numbers
told(lambda: Collections.unmodifiableList(ArrayList([2, 1])).remove(0))
told(lambda: Collections.sort(Collections.unmodifiableList(ArrayList([2, 1]))))

for kind in (ArrayList, LinkedList, Vector):
    names = kind(['a', 'b', 'c', 'b'])
    walk = names.iterator()
    told(lambda: walk.remove())
    while walk.hasNext():
        if walk.next() == 'b':
            walk.remove()
    print names
    told(lambda: walk.remove())
    told(lambda: walk.next())
    walk = names.iterator()
    names.add('z')
    told(lambda: walk.next())
walk = ArrayList(['a', 'b', 'c']).listIterator()
walk.add('0')
print walk.next(), walk.nextIndex(), walk.previousIndex(), walk.hasPrevious(), walk.previous(), walk.previous(), walk.hasPrevious()
told(lambda: walk.previous())
walk = rows.listIterator(2)
print walk.next(), walk.nextIndex()
walk.set('set')
walk.remove()
told(lambda: walk.remove())
told(lambda: walk.set(1))
print rows
told(lambda: rows.listIterator(50))
for made in (HashMap({'a': 1, 'b': 2, 'c': 3}), TreeMap({'a': 1, 'b': 2, 'c': 3})):
    walk = made.entrySet().iterator()
    while walk.hasNext():
        entry = walk.next()
        if entry.value == 2:
            walk.remove()
        else:
            entry.setValue(entry.value * 10)
    print made
    walk = made.keySet().iterator()
    walk.next()
    walk.remove()
    print made
    made['q'] = 5
    told(lambda: walk.next())
for kind in (HashSet, LinkedHashSet, TreeSet):
    numbers = kind([1, 2, 3, 4])
    walk = numbers.iterator()
    while walk.hasNext():
        if walk.next() % 2:
            walk.remove()
    print numbers
queue = ArrayDeque([1, 2, 3])
queue.push(0)
queue.addLast(4)
print queue, queue.peek(), queue.pollLast(), queue.pop(), queue, len(queue), 2 in queue, list(queue), queue.remove(3), queue.remove(9), queue
walk = queue.descendingIterator()
print walk.next(), walk.next(), walk.hasNext()
told(lambda: queue.add(None))
told(lambda: ArrayDeque().pop())
told(lambda: ArrayDeque().poll())
told(lambda: ArrayDeque(2).isEmpty())
told(lambda: queue.toArray())
