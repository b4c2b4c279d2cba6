import sys
def t(f):
    try:
        r = f()
        print type(r).__name__, repr(r)
    except Exception, e:
        print "!!", e.__class__.__name__, e
class A:
    x = 1
    def m(self): return 1
class B(object):
    __slots__ = ("a",)
    def __repr__(self): return "B!"
class N(object):
    pass
t(lambda: A)
t(lambda: A.m)
t(lambda: N.__mro__)
t(lambda: type(A))
t(lambda: type(A()))
t(lambda: isinstance(A(), object))
t(lambda: A().y)
t(lambda: A.y)
t(lambda: N().y)
t(lambda: N.y)
t(lambda: setattr(B(), "z", 1))
t(lambda: B().a)
t(lambda: [B()])
t(lambda: str(B()))
t(lambda: A.m())
t(lambda: A().m(1))
t(lambda: N(1))
t(lambda: A(1))
class I0(object):
    def __init__(self, a, b=2, *c, **d): self.v = (a, b, c, d)
t(lambda: I0())
t(lambda: I0(1, 2, 3, z=4).v)
t(lambda: I0(1, a=2))
def f(a, b=1): return a, b
t(lambda: f())
t(lambda: f(1, 2, 3))
t(lambda: f(1, c=3))
t(lambda: f(1, a=3))
t(lambda: f(*[1], **{"b": 5}))
t(lambda: f(*5))
t(lambda: f(**5))
def f0(): pass
t(lambda: f0(1))
t(lambda: f.func_name)
t(lambda: f.func_defaults)
t(lambda: f.__doc__)
t(lambda: f.nosuch)
class P(object):
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v):
        if v < 0: raise ValueError("neg", v)
        self._x = v
    @staticmethod
    def s(a): return a * 2
    @classmethod
    def c(cls): return cls.__name__
    def __getattr__(self, n):
        if n.startswith("g"): return n
        raise AttributeError(n)
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
    def __len__(self): return 3
    def __call__(self, *a): return a
    def __cmp__(self, o): return cmp(1, o)
    def __nonzero__(self): return False
    def __unicode__(self): return u"\xe9"
    def __add__(self, o): return "add"
    def __radd__(self, o): return "radd"
    def __iadd__(self, o): return "iadd"
    def __contains__(self, o): return o == 5
    def __getslice__(self, a, b): return ("slice", a, b)
    def __int__(self): return 7
    def __index__(self): return 2
    def __div__(self, o): return "div"
    def __truediv__(self, o): return "truediv"
    def __coerce__(self, o): return None
    def __hash__(self): return 3
    def __oct__(self): return "oct"
    def __hex__(self): return "hex"
    def __enter__(self): return 1
    def __exit__(self, *a): return True
p = P()
t(lambda: p.x)
t(lambda: setattr(p, "x", -1))
t(lambda: p.gx)
t(lambda: p.hx)
t(lambda: list(p))
t(lambda: (p.s(2), P.c(), p(1, 2)))
t(lambda: p < 2)
t(lambda: p == 1)
t(lambda: p != 1)
t(lambda: bool(p))
t(lambda: unicode(p))
t(lambda: (p + 1, 1 + p, p / 2))
t(lambda: 5 in p)
t(lambda: p[1:2])
t(lambda: p[:])
t(lambda: p[::2])
t(lambda: int(p))
t(lambda: [1, 2, 3][p])
t(lambda: "%d" % p)
t(lambda: (hex(p), oct(p), hash(p)))
def w():
    with p as v:
        raise KeyError("x")
    return v
t(w)
def q():
    q = p
    q += 1
    return q
t(q)
class S(str):
    pass
t(lambda: S("a"))
t(lambda: S("a") + "b")
class L(list):
    def __getitem__(self, i): return "L"
t(lambda: L([1])[0])
t(lambda: L([1])[0:1])
class D(dict):
    def __missing__(self, k): return k
t(lambda: D()["q"])
class X(Exception):
    pass
class Y(X, ValueError):
    def __str__(self): return "why"
def r(e):
    raise e
t(lambda: r(X("a", 1)))
t(lambda: r(Y()))
t(lambda: X("a", 1).args)
t(lambda: X("a").message)
t(lambda: X("a", "b").message)
t(lambda: repr(X("a", u"b")))
t(lambda: r("string"))
t(lambda: r(5))
t(lambda: r(KeyError("k")))
t(lambda: r(IOError(2, "No such")))
t(lambda: r(IOError(2, "No such", "f")))
t(lambda: r(UnicodeError("x")))
t(lambda: r(StopIteration))
t(lambda: r(SystemError()))
def tr():
    try:
        1 / 0
    except (KeyError, ZeroDivisionError), e:
        return type(e), e.args
    finally:
        print "fin"
t(tr)
def tr2():
    try:
        pass
    except:
        pass
    else:
        return "else"
t(tr2)
def g():
    try:
        x = yield 1
        print "got", x
        yield 2
    finally:
        print "closed"
def gg():
    i = g(); i.next(); i.send("v"); i.close()
    return list(i)
t(gg)
t(lambda: g().send(1))
def gt():
    i = g(); i.next()
    return i.throw(ValueError, "thrown")
t(gt)
t(lambda: (x for x in []).next())
t(lambda: iter(5))
t(lambda: next(iter([]), "d"))
t(lambda: iter([1, 2].pop, 1).next())
t(lambda: len(5))
t(lambda: 5())
t(lambda: 5[0])
t(lambda: None.x)
t(lambda: nosuch)
def ub():
    print ub1
    ub1 = 1
t(ub)
t(lambda: [i for i in range(3)] and i)
def cl():
    fs = [lambda: i for i in range(3)]
    return [h() for h in fs]
t(cl)
def unp():
    a, b = 1, 2, 3
t(unp)
def unp2():
    a, b = [1]
t(unp2)
def unp3():
    a, b = 5
t(unp3)
def unp4((a, b), c): return a, b, c
t(lambda: unp4((1, 2), 3))
t(lambda: unp4(1, 3))
class M(type):
    def __new__(m, n, b, d):
        d["z"] = n
        return type.__new__(m, n, b, d)
class MM(object):
    __metaclass__ = M
t(lambda: MM.z)
t(lambda: type("T", (object,), {"a": 1}).a)
t(lambda: super(P, p).nosuch)
t(lambda: object() == object())
t(lambda: issubclass(5, int))
t(lambda: isinstance(5, "a"))
t(lambda: callable(f))
t(lambda: getattr(N(), "q"))
t(lambda: delattr(N(), "q"))
t(lambda: hasattr(P(), "hx"))
t(lambda: dir(A()))
def de(n):
    def wrap(fn):
        def inner(*a): return (n, fn(*a))
        return inner
    return wrap
@de("d1")
@de("d2")
def dd(a): return a
t(lambda: dd(1))
def asrt(): assert 1 == 2, "msg %d" % 5
t(asrt)
def ex():
    exec "y = 5" in {}
    z = 6
    return z
t(ex)
t(lambda: eval("a + 1", {"a": 2}))
t(lambda: sys.exc_info())
def rec(): return rec()
def rr():
    try: rec()
    except RuntimeError, e: return str(e)[:30]
t(rr)
