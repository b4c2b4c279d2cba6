from java.util import ArrayList, Collections
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


held = ArrayList([1, 2])
u = Collections.unmodifiableList(held)
print u, u[0], len(u), 2 in u, u == [1, 2], u.get(1), [x for x in u]
for work in (lambda: u.add(1), lambda: u.append(1), lambda: u.__setitem__(0, 5), lambda: u.set(0, 5), lambda: u.clear(), lambda: u.remove(0)):
    tried(work)
held.add(3)
print u, Collections.emptyList(), Collections.singletonList(1)
tried(lambda: Collections.emptyList().add(1))
tried(lambda: Collections.singletonList(1).add(1))
