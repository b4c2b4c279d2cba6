class A(object):
    def go(self): return "A"
class B(A):
    def go(self): return "B" + super(B, self).go()
class C(A):
    def go(self): return "C" + super(C, self).go()
class D(B, C):
    def go(self): return "D" + super(D, self).go()
print D().go(), B().go(), [kind.__name__ for kind in D.__bases__], issubclass(D, A), isinstance(D(), C), super(B, D()).go()
class Init(object):
    def __init__(self, **named): self.named = sorted(named.items())
class Sub(Init):
    def __init__(self, x, **named): self.x = x; super(Sub, self).__init__(**named)
print Sub(1, y=2).named, Sub(x=5).x
try:
    class Bad(A, B): pass
except TypeError, e: print "TypeError"
for work in ("super(A, 5)", "super(D, B())", "super(A).go()"):
    try: print eval(work)
    except Exception, e: print work, type(e).__name__
