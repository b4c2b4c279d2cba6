class S(str):
    def shout(self): return self.upper() + "!"
class L(list):
    def last(self): return self[-1]
class D(dict):
    def __missing__(self, k): return "no " + k
class I(int): pass
print S("a").shout(), S("a") + "b", L([1, 2]).last(), len(L([1])), D(a=1)["b"], D(a=1), I(5) + 1, isinstance(S("a"), str), type(S("a")).__name__, repr(S("a")), [L([1])], D({"x": 1}).keys(), sorted(L([2, 1]))
