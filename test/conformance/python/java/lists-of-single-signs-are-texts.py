from java.util import TreeSet, ArrayList, Arrays, HashSet, LinkedList
from java.lang import Byte, Short, String, StringBuffer, StringBuilder
import sys
print StringBuilder('q').append(ArrayList(['a', 'b'])).append(['c', 'd']).append(ArrayList(['aa'])).append(('e', u'f'))
print String(['a', 'b']), String.valueOf(ArrayList(['a', 'b'])), repr(String.valueOf(())), StringBuffer().append(['a', 'b']), StringBuilder('xy').insert(1, ('a', 'b'))
print StringBuilder('q').append([]).append(['a', 1]).append(['a', None]).append(['', 'b']).append(set(['a'])).append(HashSet(['a']))
print StringBuilder().append([u'\xfc', 'b']).length(), String(ArrayList()).length(), StringBuilder().append(Arrays.asList('a', 'b'))
print Arrays.asList(ArrayList([1, 2])), len(Arrays.asList(ArrayList([1, 2]))), Arrays.asList(LinkedList([3, 4])), Arrays.asList([1, 2]), Arrays.asList((1, 2)), Arrays.asList([1], [2]), Arrays.asList(xrange(3)), Arrays.asList('ab'), Arrays.asList(None), Arrays.asList(Arrays.asList(1, 2)), Arrays.asList(HashSet([1])), Arrays.asList()
print Short.compare(1, 5), Byte.compare(9, 3), Short(4).compareTo(Short(9)), Byte(4).compareTo(Byte(9))
for kind in (TreeSet, HashSet):
    for items in ([5, 1, 3], ['b', 'a', 'c']):
        held, gone = kind(items), []
        while held:
            gone.append(held.pop())
        print gone
try:
    TreeSet().pop()
except KeyError, e:
    print e
t = TreeSet([5, 1, 3]).descendingSet()
print t.pop(), t
