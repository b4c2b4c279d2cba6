import sys
from java.util import LinkedList, Stack, Vector


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


l = LinkedList([1, 2, 3])
print l, l.getFirst(), l.last, l.first, l.removeFirst(), l.poll(), l.peek(), l.pop(), l.poll(), l.peek(), l.peekFirst(), l.pollLast()
for work in (l.removeFirst, l.getFirst, l.element, l.pop, l.getLast, l.removeLast):
    tried(work)
l.push(1)
l.addLast(2)
l.addFirst(0)
print l.offer(3), l, l.pollLast(), l.pollFirst(), l.pop(), l, l[0], l[-1], len(l), 2 in l, l == [2]
v = Vector([1, 2])
v.addElement(3)
print v, v.elementAt(0), v.firstElement(), v.lastElement(), v.elements().nextElement(), v.elements().hasMoreElements(), list(v.elements())
s = Stack()
print s.push('a'), s.push(2), s, s.peek(), s.pop(), s.search('a'), s.search('b'), s.empty(), s.pop(), s.empty(), s.isEmpty()
tried(s.pop)
tried(s.peek)
