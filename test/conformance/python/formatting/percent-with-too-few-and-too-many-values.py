cases = [("%s", ()), ("%s %s", ("a",)), ("%s", ("a", "b")), ("", ("a",)), ("a", "b"), ("", ()), ("", {}), ("a", {}), ("a", []), ("a", [1]),
         ("%%", ()), ("%%", "a"), ("%s%%", 5), ("%", ()), ("%5", 1), ("%s %", "a"), ("%y", 1), ("%(a)s", 1), ("%(a)s", {}), ("%(a)s %s", {"a": 1}),
         ("%(a)s", ("a",)), ("%(a)s", [1]), ("%(a", {"a": 1}), ("%*d", (5,)), ("%*d", ("a", 1)), ("%.*f", (2.0, 1)), ("%s", (1, 2)), ("a", 1), ("a", None)]
for template, given in cases:
    try:
        print repr(template), repr(template % given)
    except Exception, e:
        print repr(template), type(e).__name__
