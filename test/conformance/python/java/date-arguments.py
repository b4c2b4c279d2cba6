import sys
from java.util import Date


def raised():
    return sys.exc_info()[0].__name__


def tried(*given):
    try:
        print given, Date(*given)
    except:
        print given, raised()

tried(0)
tried(5L)
tried(1.5)
tried(1772625909000.0)
tried(True)
tried(1, 2)
tried(1, 2, 3.5)
tried(126, 2L, 3)
tried(126, 2, 3, 4)
tried(126, 2, 3, 4, 5, 6, 7)
tried(10 ** 30)
print Date(5).getTime(), repr(Date(5).getTime()), repr(Date(5).time), type(Date(5)), type(Date(5)).__name__, isinstance(Date(5), Date)
d = Date(5)
for name in ('foo', 'zone'):
    try:
        getattr(d, name)
    except AttributeError, e:
        print e
    try:
        setattr(d, name, 1)
    except AttributeError, e:
        print e
try:
    d.time = 'x'
except TypeError, e:
    print 'TypeError'
try:
    d.setTime()
except TypeError, e:
    print 'TypeError'
print d.getClass().getName()
