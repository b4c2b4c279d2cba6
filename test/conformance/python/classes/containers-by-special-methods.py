class Table(object):
    def __init__(self): self.rows = {}
    def __getitem__(self, key): return self.rows[key]
    def __setitem__(self, key, value): self.rows[key] = value
    def __delitem__(self, key): del self.rows[key]
    def __contains__(self, key): return key == "any" or key in self.rows
    def __len__(self): return len(self.rows)
    def __iter__(self): return iter(sorted(self.rows))
    def __call__(self, *args, **named): return args, named
t = Table(); t["b"] = 1; t["a"] = 2; t[1, 2] = 3; t[0:2] if False else None
print t["a"], len(t), list(t), "any" in t, "z" in t, t(1, k=2), bool(t), bool(Table()), t[1, 2]; del t["b"]; print list(t), sorted(t), max(t) if False else "", dict((k, t[k]) for k in t)
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return "item%d" % i
    def __len__(self): return 3
print list(Old()), Old()[-1] if False else Old()[1], "item2" in Old(), [x for x in Old()], len(Old()), bool(Old())
class Iter(object):
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def next(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print list(Iter()), sum(Iter()), Iter().next(), [n for n in Iter()], zip(Iter(), "ab"), tuple(Iter()), next(Iter()), dict(zip(Iter(), "xyz"))
