class Stack(list):
    def push(self, item): self.append(item); return self
    def __repr__(self): return "Stack" + list.__repr__(self)
class Lower(dict):
    def __getitem__(self, key): return dict.__getitem__(self, key.lower())
    def __missing__(self, key): return "missing " + key
    def __setitem__(self, key, value): dict.__setitem__(self, key.lower(), value)
s = Stack([1]).push(2); print s, len(s), s + [3], type(s + [3]).__name__, s[:1], type(s[:1]).__name__, s == [1, 2], isinstance(s, list), sorted(s, reverse=True), str(s), "%s" % s, [s]
d = Lower(); d["A"] = 1; print d["a"], d["A"], d["Zz"], d.get("A"), "A" in d, "a" in d, d, len(d), d.items(), dict(d), isinstance(d, dict)
class Default(dict):
    def __missing__(self, key): self[key] = value = []; return value
d = Default(); d["x"].append(1); d["x"].append(2); print d, d.get("y"), "y" in d
class Pair(tuple):
    def __new__(cls, a, b): return tuple.__new__(cls, (a, b))
    left = property(lambda self: self[0])
print Pair(1, 2), Pair(1, 2).left, Pair(1, 2) == (1, 2), Pair(1, 2) + (3,), {Pair(1, 2): "k"}[1, 2], "%s-%s" % Pair(1, 2)
