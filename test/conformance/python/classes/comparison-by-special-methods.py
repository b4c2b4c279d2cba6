class N(object):
    def __init__(self, v): self.v = v
    def __cmp__(self, other): return cmp(self.v, getattr(other, "v", other))
    def __hash__(self): return hash(self.v)
    def __repr__(self): return "N%d" % self.v
print N(1) < N(2), N(1) == N(1), N(1) != N(2), N(3) >= 3, 2 <= N(2), N(1) in [N(1)], {N(1): "x"}[N(1)], sorted([N(3), N(1)]), max(N(1), N(5)), cmp(N(1), 5), [N(2)].index(2), len(set([N(1), N(1)]))
class Eq(object):
    def __init__(self, v): self.v = v
    def __eq__(self, other): return self.v == getattr(other, "v", None)
print Eq(1) == Eq(1), Eq(1) != Eq(1), Eq(1) == 5, Eq(1) in [Eq(1)], [Eq(1), 2].count(Eq(1)), Eq(1) == Eq(2)
class Rich(object):
    def __lt__(self, other): return "lt"
    def __le__(self, other): return "le"
    def __eq__(self, other): return "eq"
    def __ne__(self, other): return "ne"
    def __gt__(self, other): return "gt"
    def __ge__(self, other): return "ge"
r = Rich(); print r < 1, r <= 1, r == 1, r != 1, r > 1, r >= 1, 1 < r, 1 <= r, 1 == r, 1 > r
