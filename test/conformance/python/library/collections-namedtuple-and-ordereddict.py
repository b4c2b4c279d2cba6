from collections import namedtuple, OrderedDict
Tag = namedtuple("Tag", "path value quality"); t = Tag("a/b", 5, quality="Good")
print t, t.path, t[1], len(t), t._fields, t._replace(value=6), t._asdict(), t == ("a/b", 5, "Good"), Tag._make([1, 2, 3]), list(t), Tag(*"abc"), isinstance(t, tuple), sorted([Tag(2, 0, 0), Tag(1, 9, 9)]), "%s=%s (%s)" % t, hash(t) == hash(("a/b", 5, "Good"))
path, value, quality = t; print path, value, getattr(t, "quality"), Tag.__name__, namedtuple("P", ["x", "y"])(1, 2), namedtuple("P", "x, y")(1, 2), namedtuple("R", "a def a", rename=True)._fields
for work in ("Tag(1)", "Tag(1, 2, 3, 4)", "t.nope", "namedtuple('A', 'def')", "namedtuple('A', 'x x')", "namedtuple('A', '_x')", "Tag(1, 2, nope=3)"):
    try: print eval(work)
    except Exception, e: print work, type(e).__name__
try: t.value = 9
except AttributeError: print "AttributeError"
o = OrderedDict([("z", 1), ("a", 2)]); o["m"] = 3; o["z"] = 9; print o, o.keys(), o.values(), o.items(), list(o), o.popitem(), o.popitem(False), o, len(o), OrderedDict(), o == {"a": 2}, OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)]), list(reversed(OrderedDict([(1, 2), (3, 4)]))), str(o), dict(o), OrderedDict.fromkeys("ba").keys()
o.update([("q", 1), ("b", 2)]); del o["a"]; print o.keys(), o.pop("q"), o.setdefault("n", 0), o.iteritems().next(), o.copy() == o, [k for k in o], sorted(o)
