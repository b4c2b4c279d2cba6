d = {"a": 1, "b": 2, "c": 3}
print d.keys(), d.values(), d.items(), d.has_key("a"), "z" in d, d.get("z"), d.get("z", 0), len(d)
print d.keys()[0], d.items()[1][1], d.values()[-1], sorted(d.iteritems()), list(d.iterkeys()), d.setdefault("d", 4), d.pop("d"), d.pop("zz", None)
d.update({"e": 5}); d.update(f=6); del d["a"]
print d, dict([("x", 1)]), dict(y=2), dict(d, z=1)["z"], dict.fromkeys(["p", "q"], 0), d == {"b": 2, "c": 3, "e": 5, "f": 6}
for k in d: print k,
print
for k, v in d.items(): print k, v,
print
try:
    d["nope"]
except KeyError, e:
    print e, repr(e), e.args
print {1: "a", 1.0: "b", True: "c"}, {u"k": 1, "k": 2}, {(1, 2): 3}, {None: 1}
