a = [3, 1, 2]
a.sort(lambda x, y: cmp(y, x)); print a
a.sort(); print a
a.sort(reverse=True); print a
print sorted(["bb", "a", "ccc"], key=len), sorted(["bb", "a", "ccc"], lambda x, y: cmp(len(y), len(x))), sorted([1, 2, 3], cmp=lambda x, y: y - x), sorted("bA", key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")])
rows = [{"n": "x", "v": 2}, {"n": "y", "v": 1}, {"n": "z", "v": None}]
print [r["n"] for r in sorted(rows, key=lambda r: r["v"])], sorted({"a": 2, "b": 1}.items(), key=lambda (k, v): v)
rows.sort(key=lambda r: (r["v"], r["n"]), reverse=True)
print [r["n"] for r in rows]
