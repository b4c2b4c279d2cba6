values = [3, "3", None, 2.5, u"b", "a", (1,), [1], {}, True, 10L, (), [], {"a": 1}, "B", -1, u"\xe4", 0.0]
print sorted(values)
print sorted(values, reverse=True)
print min(values), max(values), min("a", 1), max("a", 1), max([1], (1,)), min({}, []), max(None, -1), None < False, [] < "", () > [], {} < [], "a" > 10 ** 10
