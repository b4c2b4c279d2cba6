class Node:
    count = 0
    def __init__(self, name, parent=None):
        self.name = name; self.parent = parent; self.children = []
        Node.count += 1
        if parent: parent.children.append(self)
    def __cmp__(self, other): return cmp(self.name, getattr(other, "name", other))
    def __hash__(self): return hash(self.name)
    def __len__(self): return len(self.children)
    def __getitem__(self, i): return self.children[i]
    def __contains__(self, n): return n in [c.name for c in self.children]
    def __nonzero__(self): return True
    def __str__(self): return "Node(%s)" % self.name
    def __getattr__(self, n):
        if n.startswith("is_"): return lambda: self.name == n[3:]
        raise AttributeError("no %r in %s" % (n, self))
    def __call__(self, *a, **k): return a, sorted(k.items())
    def __iadd__(self, n): Node(n, self); return self
    def __add__(self, o): return Node(self.name + str(o))
    def __radd__(self, o): return "%s+%s" % (o, self.name)
    def __coerce__(self, o): return None
    def __int__(self): return 42
    def __float__(self): return 4.2
    def __index__(self): return 1
    def __del__(self): pass
    def __getslice__(self, i, j): return "slice", i, j
    def __unicode__(self): return u"N\xf6de"
r = Node("root")
r += "a"; r += "b"
x = Node("x", r)
print r, repr(r)[:20], [str(c) for c in r], len(r), "a" in r, r[0], r[-1], r[1:], r[:2], r[0:1]
print r.is_root(), r(1, z=2), sorted([x, r, Node("m")])[0], r == "root", r > "a", x in [r], Node.count
try: r.foo
except AttributeError, e: print e
try: r[10]
except IndexError, e: print e
print str(r + 1), 1 + r, int(r), float(r), [10, 20, 30][r], unicode(r), "%s %d %.1f" % (r, r, r), u"%s" % r
print isinstance(r, Node), type(r), r.__class__, r.__class__.__name__, Node.__name__, Node.__module__, type(Node)
print hasattr(r, "is_x"), hasattr(r, "zzz"), getattr(r, "q", "dflt"), r.__dict__.keys(), Node.__bases__, callable(r), callable(x.name)
class Sub(Node):
    def __init__(self, *a, **k):
        Node.__init__(self, *a, **k)
        self.extra = k.get("extra")
    def __repr__(self): return "Sub!" + self.name
    def __delattr__(self, n): print "del", n
    def __setattr__(self, n, v): self.__dict__[n] = v; print "set", n
s = Sub("s", r)
del s.foo
print s, [s], `s`, s.__class__.__bases__, issubclass(Sub, Node), r[:]
try: Node()
except TypeError, e: print e
try: Node("a", None, 3)
except TypeError, e: print e
try: Sub("a", extra=3)
except TypeError, e: print e
try: r.is_x(1)
except TypeError, e: print e
try: Node.__len__()
except TypeError, e: print e
try: Node.__len__(5)
except TypeError, e: print e
