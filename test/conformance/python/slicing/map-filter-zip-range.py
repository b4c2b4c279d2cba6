print map(lambda x: x * 2, [1, 2]), map(None, [1, 2], [3]), map(lambda a, b: (a, b), [1], [2, 3]), filter(None, [0, 1, ""]), filter(lambda c: c > "a", "abc"), filter(lambda x: x, (0, 1))
print zip([1, 2], "ab"), zip(), zip([1], [2, 3]), range(3), range(2, 10, 3), range(5, 0, -2), xrange(3), list(xrange(2)), len(xrange(10)), reduce(lambda a, b: a + b, [1, 2, 3], 10), reduce(max, [3, 9, 2])
print str(map(str, [1, 2])), enumerate(["a"]).next(), list(enumerate("ab", 1)), sorted([3, 1]), list(reversed([1, 2])), any([0, 1]), all([]), map(str.upper, ["a"]), map(int, "123")
