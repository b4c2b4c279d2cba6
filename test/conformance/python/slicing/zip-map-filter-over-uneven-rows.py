print zip(), zip([1]), zip([1, 2], "ab", (3,)), zip("abc", range(2)), map(None, [1, 2], "a"), map(None, "ab"), map(lambda a, b: (a, b), [1, 2], [3])
print map(int, "123"), filter(None, [0, 1, "", "a", None, [], 2.0]), filter(str.isdigit, "a1b2"), filter(lambda c: c > "a", u"abc"), filter(None, (0, 1)), reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 5)
print enumerate("ab").next(), list(enumerate("ab", 5)), list(reversed([1, 2, 3])), list(reversed("abc")), sorted("bca"), any([0, 1]), all([]), any([]), sum(map(len, ["a", "bc"])), range(5, 0, -2), range(0), xrange(3), list(xrange(0, 10, 3))
for work in ("zip(5)", "map(int, 5)", "map(None)", "reduce(max, [])", "filter(5, [1])", "range('a')", "range(1.5)", "enumerate(5)", "reversed(5)"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
