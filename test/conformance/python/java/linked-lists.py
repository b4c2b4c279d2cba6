from java.util import LinkedList
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


l = LinkedList([1, 2, 3])
print l, l.getFirst(), l.last, l.removeFirst(), l.poll(), l.peek(), l.pop(), l.poll(), l.peek(), len(l)
for work in (l.removeFirst, l.getFirst, l.getLast, l.element, l.pop):
    tried(work)
l.push(1)
l.addLast(2)
l.offer(3)
l.addFirst(0)
print l, l[0], l[-1], l.pollLast(), l.pollFirst(), l.pop(), l, l == [2], l.getClass().getName()
print l.descendingIterator().next(), l.removeLast(), l.isEmpty()
tried(lambda: LinkedList(5))
