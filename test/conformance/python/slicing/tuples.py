t = (1, "a", 2.5)
print t, t[0], t[1:], t + (1,), t * 2, len(t), 1 in t, (1,), (), t.index("a"), t.count(1), tuple("ab"), (1, 2) < (1, 3)
a, (b, c) = 1, (2, 3)
a, b = b, a
print a, b, c
try:
    t[0] = 1
except TypeError, e:
    print type(e).__name__
