# Parameters that are taken apart and have a default.
def f(a, (b, c)=(1, 2), *d, **e): return a, b, c, d, e
print f(0), f(0, (5, 6), 7, z=8)
for given in (5, (1, 2, 3)):
    try: f(0, given)
    except (TypeError, ValueError), e: print type(e).__name__, e
g = lambda (a, b)=(3, 4), c=5: (a, b, c)
print g(), g((1, 2)), g((1, 2), 6)
def h((a, (b, c))=(1, (2, 3)), d=4):
    """Takes apart."""
    for x in (a, b, c, d): print x,
    print
h(); h((5, (6, 7))); h(d=8)
class A(object):
    def m(self, (x, y)=(0, 0), **k):
        with_ = k.keys()
        return x, y, with_
print A().m(), A().m((1, 2), zeta=1, alpha=2, b=3)
