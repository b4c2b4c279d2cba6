from collections import namedtuple
P = namedtuple("P", "x y")
P.z = 5
class Q(P):
    def total(self):
        return self.x + self.y
one = Q(1, 2)
print P(1, 2), one, one.total(), one.z, P.z, one._asdict(), one._replace(x=9), P._fields, isinstance(one, P), one == (1, 2)
print P.__name__, Q.__name__, one.__class__.__name__, Q.__bases__ == (P,)
print P(u"a", 0.1), [P(None, 2L)], "%s" % Q("x", (1,))[1], P(1, P(2, 3))
