import sys
from java.lang import Object, Exception as JavaException


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


from java.util import Date, ArrayList

o = Object()
print o == o, o == Object(), o.equals(o), o.getClass().getName(), hash(o) == hash(o), str(o).startswith('java.lang.Object@'), o != Object()
for value in ('x', u'x', 5, None, [], {}, o, Date(), ArrayList(), JavaException('x'), ValueError()):
    print isinstance(value, Object),
