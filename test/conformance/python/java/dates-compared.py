import sys
from java.util import Date


def raised():
    return sys.exc_info()[0].__name__


a, b = Date(1000), Date(2000)
print a == Date(1000), a == b, a != b, a < b, a > b, a <= b, a >= Date(1000)
print a.before(b), a.after(b), a.compareTo(b), b.compareTo(a), a.compareTo(Date(1000)), a.equals(Date(1000)), a.equals(1000), a == 1000
print cmp(a, b), sorted([b, a]), max(a, b), hash(a) == hash(Date(1000)), a.hashCode(), Date(1772625909123L).hashCode(), hash(b)
print {a: 'one', b: 'two'}[Date(2000)], Date(1000) in [a], Date(1000) in set([b, a])
print a == None, a != None, bool(a), bool(Date(0))
c = a.clone()
c.time = 5
print a.time, c.time, c, repr(c), str(c), '%s' % c, unicode(c), `c`
for value in (None, 'a', 5):
    try:
        print a.compareTo(value)
    except:
        print raised()
for value in ('a', 5):
    try:
        print a.before(value)
    except:
        print raised()
try:
    print a < 5
except:
    print raised()
