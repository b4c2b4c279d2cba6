import sys
from java.util import UUID


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


u = UUID.fromString('c0ffee00-1234-5678-9abc-def012345678')
print u, repr(u), str(u), repr(u.toString()), unicode(u), '%s' % u, type(u)
print repr(u.mostSignificantBits), repr(u.getLeastSignificantBits()), u.version(), u.variant(), u.hashCode(), hash(u)
print u == UUID.fromString('C0FFEE00-1234-5678-9abc-def012345678'), u == str(u), str(u) == u, u != u, u.equals(u), u in [u], {u: 1}[UUID.fromString(str(u))]
print u.compareTo(UUID(1L, 2L)), u < UUID(1, 2), UUID(1L, 2L), UUID(-1, -1), sorted([UUID(1, 1), u])[0] == u
print UUID.nameUUIDFromBytes('abc'), UUID.nameUUIDFromBytes([97, 98]), UUID.nameUUIDFromBytes('abc').version()
r = UUID.randomUUID()
print len(str(r)), r.version(), r.variant(), r == UUID.randomUUID(), UUID.fromString(r.toString()) == r
for text in ('1-2-3-4-5', 'x', '', 'c0ffee00-1234-5678-9abc-def0123456789', 'c0ffee0012345678-9abc-def012345678', '-1-2-3-4', None, 5):
    tried(UUID.fromString, text)
tried(UUID, 'x')
tried(UUID)
tried(u.compareTo, 5)
tried(u.compareTo, None)
