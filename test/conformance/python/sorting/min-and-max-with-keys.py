words = ["pump", "valve", "tank", "Mixer"]
print min(words), max(words), min(words, key=len), max(words, key=len), min(words, key=str.lower), max("abc", "ab", key=len), min({"b": 1, "a": 2}), max({"b": 1, "a": 2}.items(), key=lambda pair: pair[1]), max(iter([1, 5, 3])), min(3, 1, 2), max(x * x for x in (-3, 2))
print max([1, 1.0, True]), min([0, False, 0.0]), max("a", u"a"), max([(1, "b"), (1, "a")]), min([[1, 2], [1]])
