rows = [3, "b", None, 2.5, u"a", (1, 2), [1], {"x": 1}, True, 10L, -1, "B", "", (), [], {}, 1j]
try:
    print sorted(rows)
except TypeError, e: print e
rows.pop()
print sorted(rows)
print sorted(rows, reverse=True)
print max(rows), min(rows)
a = [("b", 2), ("a", 2), ("c", 1)]
print sorted(a, key=lambda r: (-r[1], r[0])), sorted(a, cmp=lambda x, y: cmp(x[1], y[1]) or cmp(y[0], x[0]))
a.sort(lambda x, y: cmp(y, x)); print a
a.sort(key=lambda r: r[1], reverse=True); print a
try: a.sort(key=5)
except TypeError, e: print e
try: sorted(5)
except TypeError, e: print e
try: sorted([1, 2], lambda x: 1)
except TypeError, e: print e
try: sorted([1, 2], cmp=lambda x, y: "a")
except TypeError, e: print e
print sorted("hello"), sorted({"b": 1, "a": 2}), sorted([u"\xe4", u"z", u"a"]), sorted([[2, "a"], [1, "z"], [1]])
import operator
d = [{"n": "x", "v": 3}, {"n": "a", "v": None}, {"n": "m", "v": "7"}]
print sorted(d, key=operator.itemgetter("v")), sorted(d, key=operator.itemgetter("n", "v"))
try: sorted(d, key=operator.itemgetter("q"))
except KeyError, e: print e
from functools import cmp_to_key
print sorted([5, 2, 9], key=cmp_to_key(lambda a, b: b - a))
print cmp(1, "a"), cmp(None, 0), cmp([1], (1,)), cmp("a", u"a"), cmp({}, []), cmp(1, 1.0), cmp(True, 1), cmp("b", "a")
print None < 1, "a" < 1, [] < "", () > [], {} < [], 1 < 1.5 < 2 > 0, None == 0
try: print 1j < 2
except TypeError, e: print e
natural = lambda s: [int(p) if p.isdigit() else p for p in __import__("re").split("(\d+)", s)]
print sorted(["P10", "P9", "p1", "10", "9"], key=natural)
