class Point(object):
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
p = Point(1, 2); p.x = 5; print p.x, p.y, hasattr(p, "__dict__")
for work in ("p.z = 1", "del p.x", "p.x", "p.y = 3"):
    try: exec work; print work
    except AttributeError: print work, "AttributeError"
class Single(object):
    made = None
    def __new__(cls, *given):
        if cls.made is None: cls.made = object.__new__(cls)
        return cls.made
    def __init__(self, n=0): self.n = n
a, b = Single(1), Single(2); print a is b, a.n
class Even(int):
    def __new__(cls, value): return int.__new__(cls, value * 2)
    def __repr__(self): return "Even(%d)" % self
print Even(3), repr(Even(3)), Even(3) + 1, [Even(1)], type(Even(1) + 1).__name__, isinstance(Even(1), int), "%d" % Even(4), Even(2) == 4
class Word(str):
    def __new__(cls, text): return str.__new__(cls, text.strip())
print [Word(" a ")], Word(" a ") + "b", len(Word(" abc ")), Word("x") == "x", {Word("k"): 1}["k"]
