class Old:
    def __init__(self, v): self.v = v
    def __add__(self, other): return Old(self.v + getattr(other, "v", other))
    __radd__ = __add__
    def __div__(self, other): return "div %s" % other
    def __rdiv__(self, other): return "rdiv %s" % other
    def __cmp__(self, other): return cmp(self.v, getattr(other, "v", other))
    def __int__(self): return self.v
    def __nonzero__(self): return self.v != 0
    def __neg__(self): return Old(-self.v)
print (Old(5) + 1).v, (1 + Old(5)).v, sum([Old(1), Old(2)], Old(3)).v, Old(7) / 2, 2.5 / Old(7), int(Old(4)), bool(Old(0)), (-Old(3)).v
print cmp(Old(5), 5), Old(5) == 5, Old(5) < 6, Old(5) > 6, sorted([Old(3), Old(1), Old(2)])[0].v, max(Old(2), Old(9)).v, Old(5) != Old(5)
