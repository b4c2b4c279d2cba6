class Plain(object): pass
class Old: pass
p, o = Plain(), Old()
print hash(p) == hash(p), p == p, p == Plain(), o == Old(), o != Old(), {p: 1}[p], {o: 2}[o], p in [p], len(set([p, p, o])), id(p) == id(p), p is p
class Same(object):
    def __eq__(self, other): return True
    def __hash__(self): return 7
print Same() == 5, {Same(): "a"}[Same()], len(set([Same(), Same()])), Same() in [1], hash(Same())
for value in ([], {}, set(), [1], ([],)):
    try: hash(value); print "hashed"
    except TypeError: print "TypeError",
print hash("abc") == hash(u"abc"), hash(1) == hash(1.0) == hash(1L) == hash(True), hash((1, "a")) == hash((1, u"a")), hash(None) == hash(None), hash(frozenset([1, 2])) == hash(frozenset([2, 1]))
