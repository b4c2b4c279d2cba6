a, b, c = 1, 2, 3
print a < b < c, a < b > c, 1 <> 2, not a == b, a in (1, 2) and b not in [5], 1 < 2.5 < 3L, "a" < "b" <= u"b", None < a < "x", a is a, a is not None
def side(n):
    print "side", n,
    return n
print side(1) < side(0) < side(5)
