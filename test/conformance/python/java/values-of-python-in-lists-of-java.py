# What Python's `append`, `insert` and `extend` put into a list of Java stays a value of Python: a plain text, and none that Java finds.
import sys

from java.lang import String
from java.util import ArrayList, Collections, HashMap, LinkedList, Stack, Vector


def told(function, *given):
    try:
        return repr(function(*given))
    except:
        return sys.exc_info()[0].__name__


def put(way, value):
    rows = ArrayList([0])
    if way == 'append':
        rows.append(value)
    elif way == 'insert':
        rows.insert(1, value)
    elif way == 'extend':
        rows.extend([value])
    elif way == '+=':
        rows += [value]
    elif way == 'slice':
        rows[1:] = [value]
    elif way == 'add':
        rows.add(value)
    elif way == 'addAll':
        rows.addAll([value])
    return rows


for value in ('a', u'a', 5, 5L, 2.5, True, None, [1], 2 ** 40, (1, 2)):
    for way in ('append', 'insert', 'extend', '+=', 'slice', 'add', 'addAll'):
        rows = put(way, value)
        print repr(value), way, rows, rows.indexOf(value), rows.contains(value), value in rows, rows.count(value), repr(rows[1]), repr(rows.get(1)), rows == [0, value],
        print list(rows), rows.equals([0, value]), value is None or told(rows.hashCode)

names = ArrayList()
names.append('b')
names.append('a')
print told(Collections.sort, names), told(Collections.max, names), Collections.frequency(names, 'a'), names
Collections.reverse(names)
print list(names), list(ArrayList(names)), ArrayList(names).contains('a'), list(names.clone()), list(names[0:1]), list(names.subList(0, 1))
print names.equals(ArrayList(names)), String.join(',', names), names.toArray(), list(names.iterator()), ','.join(names), sorted(names)
names.sort()
print names, names + ['z'], ['z'] + names, list(names * 2), names.removeAll(['a']), names.removeAll(ArrayList(['b'])), names.retainAll(['b']), names.index('b'), names
numbers = ArrayList()
numbers.append(3)
numbers.append(1)
print told(Collections.sort, numbers), numbers, numbers.contains(3), 3 in numbers
numbers.sort(key=lambda number: -number)
print numbers, sum(numbers), [number + 1 for number in numbers]
for kind in (LinkedList, Vector):
    line = kind()
    line.append('x')
    line.insert(0, 'y')
    print list(line), line.contains('x'), line.indexOf('y')
line = LinkedList()
line.addFirst('x')
line.addLast('y')
line.append('z')
print list(line), repr(line.getFirst()), repr(line.getLast()), repr(line.peekLast()), repr(line.removeLast()), line.contains('y')
pile = Stack()
pile.push('x')
pile.append('y')
print list(pile), pile.contains('x'), pile.search('y'), repr(pile.peek()), repr(pile.pop())
table = HashMap()
table['names'] = names
print table, table.containsValue(names)
