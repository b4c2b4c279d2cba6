class A(object):
    def __cmp__(self, o):
        return cmp(1, o)

    def __hash__(self):
        return 3


class B(object):
    def __cmp__(self, o):
        return cmp(1, o)

    def __coerce__(self, o):
        return None


class C:
    def __cmp__(self, o):
        return cmp(1, o)

    def __coerce__(self, o):
        return None


class D(object):
    def __init__(self, n):
        self.n = n

    def __cmp__(self, o):
        return cmp(self.n, o.n)

    def __coerce__(self, o):
        return NotImplemented

    def __repr__(self):
        return 'D%d' % self.n


for kind in (A, B, C):
    p = kind()
    print p < 2, p == 1, p != 1, p > 0, p >= 1, 2 > p, 1 == p
print sorted([D(3), D(1), D(2)]), max(D(1), D(4)), D(2) == D(2), D(1) != D(1), cmp(D(1), D(2))
