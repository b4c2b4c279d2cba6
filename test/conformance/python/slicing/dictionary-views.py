d = {"a": 1, "b": 2}
keys, values, items = d.viewkeys(), d.viewvalues(), d.viewitems()
d["c"] = 3
print len(keys), sorted(keys), sorted(values), sorted(items), "c" in keys, ("a", 1) in items, sorted(keys & ["a", "z"]), sorted(keys | ["z"]), sorted(keys - ["a"]), sorted(keys ^ ["a"])
i = d.iterkeys(); print i.next() in d, sorted(d.itervalues()), sorted(d.iteritems()), type(d.keys()).__name__, type(d.items()[0]).__name__
