print sorted([3, "a", None, 1.5, (1,), [1], {"k": 1}, u"b", True])
print sorted([None, 2, None, 1]), sorted(["b", 1, "a", 2]), sorted([u"b", "a"]), sorted([[2], [1, 5], []]), max(1, "a"), min(None, 0), max([1, None])
print 1 < "a", "a" < 1, None < 0, None < "", [] < "", () > [], {} < [], 1 < None, "1" > 5, 2.5 < "x", (1, "a") < (1, None)
print cmp(1, 2), cmp("a", "b"), cmp(1, "a"), cmp(None, 0), cmp([1, 2], [1, 3]), cmp((1,), (1, 0)), cmp(2, 2.0), cmp({"a": 1}, {"a": 2}), cmp("a", u"a")
