from java.util import Vector, Stack
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


v = Vector([1, 2])
v.addElement(3)
print v, v.elementAt(0), v.firstElement(), v.lastElement(), v.elements().nextElement(), v[1], len(v)
tried(lambda: Vector().firstElement())
s = Stack()
print s.push(1), s.push('b'), s, s.peek(), s.pop(), s.search(1), s.search(7), s.empty(), s.pop(), s.empty()
tried(s.pop)
tried(s.peek)
