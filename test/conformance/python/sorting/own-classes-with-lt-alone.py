class Batch(object):
    def __init__(self, name, size): self.name, self.size = name, size
    def __lt__(self, other): return self.size < other.size
    def __repr__(self): return self.name
class Named:
    def __init__(self, name): self.name = name
    def __cmp__(self, other): return cmp(self.name, other.name)
    def __repr__(self): return self.name
print sorted([Batch("c", 3), Batch("a", 1), Batch("b", 2), Batch("a2", 1)]), min(Batch("x", 5), Batch("y", 4)), max([Batch("x", 5), Batch("y", 9)])
print sorted([Named("z"), Named("a"), Named("m")], reverse=True), Named("a") == Named("a"), Named("a") != Named("a"), Named("a") in [Named("a")], [Named("b")].index(Named("b")), cmp(Named("a"), Named("b"))
