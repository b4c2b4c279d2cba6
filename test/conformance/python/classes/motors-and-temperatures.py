class Base(object):
    registry = {}
    defaults = {"speed": 10}
    def __init__(self, **kw):
        for k, v in dict(self.defaults, **kw).iteritems(): setattr(self, k, v)
        Base.registry.setdefault(self.__class__.__name__, []).append(self)
    def __getattr__(self, name):
        if name.startswith("get_"): return lambda: getattr(self, name[4:])
        raise AttributeError, "%s has no %s" % (type(self).__name__, name)
    def __setattr__(self, name, value):
        if name == "locked": raise AttributeError("locked is read only")
        object.__setattr__(self, name, value)
    def __eq__(self, other): return vars(self) == vars(other)
    def __hash__(self): return 7
    def __repr__(self): return "%s(%s)" % (self.__class__.__name__, ", ".join("%s=%r" % i for i in sorted(vars(self).items())))
    def describe(self): return [c.__name__ for c in self.__class__.__mro__]
class Motor(Base):
    defaults = {"speed": 1500, "poles": 4}
    def run(self, *args, **kw): return args, kw
class Mixin:
    def log(self, msg): return "[%s] %s" % (self.__class__.__name__, msg)
class Servo(Mixin, Motor):
    def run(self, n=1, *args, **kw):
        return ("servo", n) + Motor.run(self, *args, **kw)
    def log(self, msg): return Mixin.log(self, msg).upper()
b, m, s = Base(), Motor(poles=2), Servo(speed=5, name=u"X")
print b, m, s
print m.get_poles(), s.run(1, 2, 3, a=4), s.log("hi"), s.describe(), s == Servo(speed=5, name="X"), m != b, m == m
print sorted((k, len(v)) for k, v in Base.registry.items()), {m: 1}[m]
for f in (lambda: b.nope, lambda: setattr(b, "locked", 1), lambda: s.run(n=1, x=2), lambda: s.run(1, n=2), lambda: m.run.im_self is m, lambda: Motor.run(b), lambda: Motor.run, lambda: m.run, lambda: Mixin.log(m, "x"), lambda: Motor(1), lambda: m.get_foo(), lambda: isinstance(s, Mixin), lambda: issubclass(Servo, (int, Base)), lambda: hasattr(m, "poles"), lambda: delattr(m, "poles") or hasattr(m, "poles"), lambda: Servo.__bases__, lambda: Servo.__name__ + Servo.__module__, lambda: super(Servo, s).run(9), lambda: Motor.__dict__.keys(), lambda: s.__class__, lambda: s.__dict__, lambda: type(s) == Servo, lambda: s.defaults is Motor.defaults):
    try: print f()
    except Exception, e: print type(e).__name__, e
class Temp(object):
    def __init__(self, c): self.c = c
    def __cmp__(self, o): return cmp(self.c, o.c if isinstance(o, Temp) else o)
    def __add__(self, o): return Temp(self.c + getattr(o, "c", o))
    __radd__ = __add__
    def __sub__(self, o): return Temp(self.c - getattr(o, "c", o))
    def __mul__(self, o): return Temp(self.c * o)
    def __div__(self, o): return Temp(self.c / o)
    def __neg__(self): return Temp(-self.c)
    def __abs__(self): return Temp(abs(self.c))
    def __float__(self): return float(self.c)
    def __int__(self): return int(self.c)
    def __nonzero__(self): return self.c != 0
    def __str__(self): return "%.1fC" % self.c
    def __repr__(self): return "T%r" % self.c
    def __iter__(self): return iter([self.c])
    def __len__(self): return 1
    def __getitem__(self, k): return (self.c, k)
    def __contains__(self, x): return x == self.c
    def __call__(self, x): return x + self.c
    def __format__(self, spec): return "<%s|%s>" % (self.c, spec)
    def __unicode__(self): return u"%s\xb0" % self.c
    def __index__(self): return int(self.c)
    def __hash__(self): return hash(self.c)
    def __coerce__(self, o): return None
    def __pow__(self, n): return Temp(self.c ** n)
    def __divmod__(self, n): return divmod(self.c, n)
    def __lshift__(self, n): return "shift %r" % n
    def __invert__(self): return "inv"
    def __oct__(self): return "oct!"
    def __hex__(self): return "hex!"
    def __complex__(self): return complex(self.c)
    def __reversed__(self): return "rev"
a, c = Temp(20), Temp(35)
print a + c, a + 1, 1 + a, c - a, a * 2, c / 2, -a, abs(-a), float(a), int(a), bool(Temp(0)), [a, c], str(a), unicode(a), a < c, a == 20, a != 20, max(a, c), sorted([c, a, 5]), sum([a, c], Temp(0)), list(a), a["k"], a[1:2], 20 in a, a(1), "{0:x}".format(a), format(a), "%s %r %d %.1f" % (a, a, a, a), range(100)[a], {a: 1}[Temp(20)], a ** 2, divmod(a, 7), a << 3, ~a, oct(a), hex(a), complex(a), reversed(a), len(a), cmp(a, c), a <= 20 <= c, not a, a and c
