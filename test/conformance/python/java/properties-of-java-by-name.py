import sys
from java.util import Date, Calendar, ArrayList


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


print Date(time=5), Date(5, time=7).time, Date(time=5, hours=3)
tried(lambda: ArrayList(foo=1))
tried(lambda: Date(foo=1))
tried(lambda: Calendar.getInstance(time=Date(5)))


class Named(Date):
    def __init__(self, name, **more):
        Date.__init__(self, 5)
        self.name = name
        self.more = more


d = Named('x', y=1)
print d.name, d.more, d.time, type(d), isinstance(d, Date), d == Date(5), d.foo if hasattr(d, 'foo') else 'none'
d.time = 7
print d.time, d
tried(lambda: Date(5) - Date(3))
tried(lambda: Date(5) + 1)
tried(lambda: len(Date(5)))
tried(lambda: int(Date(5)))
tried(lambda: '%d' % Date(5))
print Date(5).getClass() is Date, Date.getTime(Date(5)), hasattr(Date(5), 'time'), hasattr(Date(5), 'foo'), {'a': Date(5)}, callable(Date)
