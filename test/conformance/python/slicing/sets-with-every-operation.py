a, b = set([1, 2, 3]), set([3, 4])
print sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a <= a, a < a, a > set([1]), a == set([3, 2, 1]), a.issuperset([1]), a.isdisjoint([9]), 2 in a, len(a)
a.add(9); a.discard(1); a.discard("x"); a.update([7], (8,)); print sorted(a); a |= b; a &= set([3, 4, 9]); a -= set([9]); a ^= set([5]); print sorted(a)
print sorted(a.union([1], "x")), sorted(a.intersection([3, 4])), sorted(a.difference([3])), sorted(a.symmetric_difference([3, 1])), frozenset([1]) == set([1]), hash(frozenset([1])) == hash(frozenset([1])), {frozenset("a"): 1}
for work in ("a.remove('x')", "set([[]])", "a | [1]", "a.add([])", "set(5)", "frozenset([1]).add(2)", "{set(): 1}", "a[0]", "set().pop()", "a + b", "cmp(a, b)", "a < 5"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
