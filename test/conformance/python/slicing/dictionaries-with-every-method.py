d = {"b": 2, "a": 1}
print d.get("a"), d.get("x"), d.get("x", 0), d.setdefault("a", 9), d.setdefault("c", 3), d.pop("c"), d.pop("c", None), d.has_key("a"), "a" in d, len(d), sorted(d.items()), sorted(d), sorted(d.values())
d.update({"z": 26}); d.update(y=25); d.update([("x", 24)]); print sorted(d.items()), dict(a=1), dict([("k", "v")]), dict({"a": 1}, b=2), dict.fromkeys("ab"), dict.fromkeys([1], 0) , d.copy() == d, d.clear(), d
for work in ("d['nope']", "d.pop('nope')", "{}.popitem()", "{[]: 1}", "{{}: 1}", "dict(5)", "dict([1])", "d.get()", "del d['x']", "{}.update(5)", "{} < 5", "d.nope"):
    try: exec work; print work
    except Exception, e: print work, type(e).__name__
print {"a": 1} == {"a": 1.0}, {"a": 1} < {"a": 2}, {"b": 1} > {"a": 9, }, cmp({}, {"a": 1}), {1: "int", 1.0: "float"}, {(1, 2): 3}[1, 2], {None: 1}[None], d.keys() == [], {}.iteritems().next if False else ""
