import itertools
print list(itertools.izip([1, 2], "ab")), list(itertools.imap(lambda x: x + 1, [1])), list(itertools.ifilter(None, [0, 1])), list(itertools.chain([1], [2])), list(itertools.islice(itertools.count(5), 3))
print [(k, list(g)) for k, g in itertools.groupby([1, 1, 2])], list(itertools.izip_longest([1], [2, 3])), list(itertools.permutations("ab")), list(itertools.combinations(range(3), 2)), list(itertools.product("ab", [1]))
