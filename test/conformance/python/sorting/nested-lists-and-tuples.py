rows = [[2, "b"], [1, "c"], [2, "a"], [1], [], [1, "b", 0], [2, None], [2, 5]]
print sorted(rows), max(rows), min(rows), sorted(rows, key=len), sorted([(2, "b"), (1,), (2, "a"), ()]), sorted([(1, [2]), (1, [1, 5]), (0, [9])])
print cmp([1, 2], [1, 3]), cmp((1, "a"), (1, 1)), [1, [2, 3]] < [1, [2, 4]], (1, 2) < (1, 2, 0), [None] < [0], [[]] > [], cmp([1], (1,))
