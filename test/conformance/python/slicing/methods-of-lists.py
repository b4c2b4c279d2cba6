items = [3, 1, 2]
print items.append(4), items, items.extend((5, 6)), items, items.insert(0, 0), items.insert(-1, "x"), items.insert(99, "end"), items
print items.pop(), items.pop(0), items.pop(-2), items, items.remove(1), items, items.index(2), items.count(3), items.reverse(), items
for work in ("items.remove('nope')", "items.index('nope')", "[].pop()", "items.pop(99)", "items.pop('a')", "items.extend(5)", "items.append()", "items.insert(1)", "items.index(3, 5)"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
print [1, 2, 1].index(1, 1), [[]] * 2, [0] * 3, [1] + [2], [1, 2] == [1, 2.0], [1] < [1, 0], [2] > [1, 9], 1 in [True]
