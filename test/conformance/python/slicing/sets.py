s = set([3, 1, 2]); t = set([2, 3, 4])
print s, s & t, s | t, s - t, s ^ t, 1 in s, len(s), s <= t, set([2]) <= s, sorted(s), {1, 2} == set([2, 1])
s.add(9); s.discard(1); s.update([7])
print s, set("hello"), set(), frozenset([1]), {x % 3 for x in range(9)}, set(["a", u"a"]), list(set([5, 3]))
