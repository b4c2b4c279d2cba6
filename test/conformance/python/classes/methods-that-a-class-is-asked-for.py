class A(object):
    def m(self, *given):
        "what it does"
        return 'm', given

    @classmethod
    def c(cls):
        return cls.__name__

    @staticmethod
    def s(x=1):
        return x


class B(A):
    def m(self):
        return 'B', A.m(self, 1)


class Old:
    def __init__(self, x=0):
        self.x = x

    def get(self, plus=0):
        return self.x + plus


class Derived(Old):
    def __init__(self):
        Old.__init__(self, 5)


print A.m, B.m, Old.get, Derived.get, A.s(2), A.c(), B.c()
print type(A.m), type(A().m), type(A.s), A.m.__name__, A.m.__doc__, A.m == A.m, A.m == B.m
print A.m.im_class, A.m.im_self, A.m.im_func is A.__dict__['m'], B.m.im_class
print A.m(A()), A.m(B(), 2), B().m(), Old.get(Derived()), Old.get(Old(3), plus=4)
print map(A.m, [A(), B()]), map(Old.get, [Old(1), Derived()])
for call in ('A.m()', 'A.m(5)', 'B.m(A())', 'A.m(A)', 'Old.get()', "Old.get('x')", 'Old.__init__(5)', 'Derived.get(Old())', 'A.m(None)',
             'A.m.nothing', 'Old.get(Old(), 1, 2)', 'A.m(self=A())'):
    try:
        print call, eval(call)
    except (TypeError, AttributeError), e:
        print call, type(e).__name__, e


class Moved(object):
    m = A.__dict__['m']
    other = A.m


print Moved().m(7)
try:
    print Moved().other()
except TypeError, e:
    print e


def outside(self):
    return 'outside', self.__class__.__name__


A.added = outside
print A.added, A().added(), B().added()
try:
    A.added(5)
except TypeError, e:
    print e
for wrong in (lambda: super(Old, Old()), lambda: super(5, 5), lambda: super(B, A()), lambda: super()):
    try:
        wrong()
    except TypeError, e:
        print e
