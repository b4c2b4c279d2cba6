class Base:
    kind = "base"
    def __init__(self, n=1): self.n = n
    def who(self): return "base %d" % self.n
    def call(self): return self.who()
class Left(Base):
    def who(self): return "left " + Base.who(self)
class Right(Base):
    kind = "right"
    def extra(self): return "extra"
class Both(Left, Right): pass
b = Both(5)
print b.who(), b.call(), b.kind, b.extra(), isinstance(b, Base), issubclass(Both, Right), b.__class__.__name__, Both.__bases__ == (Left, Right), type(b).__name__ == "instance"
print b.__dict__, hasattr(b, "n"), getattr(b, "nope", "default"), Base.who(b), b.__class__ is Both, Both.__name__, Both.__module__
b.__class__ = Right; print b.who(), b.kind; b.__dict__["added"] = 1; print b.added, sorted(vars(b).items())
for work in ("b.nope", "Base.nope", "Base.who()", "Base(1, 2)", "b + 1", "b < 1 or b > 1", "iter(b)", "del b.nope"):
    try: exec work; print work, "ok"
    except Exception, e: print work, type(e).__name__
