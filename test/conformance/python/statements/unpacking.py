a, b = 1, 2; a, b = b, a; print a, b
(a, (b, c)), d = (1, (2, 3)), 4; print a, b, c, d
[a, [b]] = "x", "y"; print a, b
for a, (b, c) in [(1, (2, 3)), ("x", "yz")]: print a, b, c,
print
x = y = z = []; x.append(1); print y, z is x
i, items = 0, [5, 6]; i, items[i] = 1, 9; print i, items
a, = [7]; print a; a, b = {"k": 1}.items()[0]; print a, b; a, b, c = "abc"; print c; a, b = set([1]) | set([2]); print a + b
for work in ("a, b = 1", "a, b = 1, 2, 3", "a, b, c = 'ab'", "a, b = None", "(a, b), c = 1, 2", "a, b = {}", "[] = 5"):
    try: exec work; print work
    except Exception, e: print work, type(e).__name__
