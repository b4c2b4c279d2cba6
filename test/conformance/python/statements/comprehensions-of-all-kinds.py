n = "before"
print [n for n in range(3)], n, [a + b for a in "ab" for b in "xy" if b != "y" or a == "b"], [[c for c in row] for row in ["ab", "c"]]
m = "kept"
print list(m for m in range(2)), m, sorted({m: m * m for m in range(3)}.items()), m, sorted({m % 2 for m in range(5)}), m
print [x for x in 1, 2, 3], [(x, y) for x, y in [(1, 2)]], [x if x else "none" for x in (0, 1)], [lambda: x for x in range(2)][0](), dict([(k, v) for k, v in ("ab", "cd")]), x
def f():
    values = [v for v in range(4)]
    return v, [w for w in values if w > v - 2]
print f(), [f for f in "f"], f, [i for i in range(10) if i % 2 if i > 3], sum(i for i in range(4)), i, tuple(q for q in "ab"), [[i * j for j in range(1, 3)] for i in range(1, 3)]
