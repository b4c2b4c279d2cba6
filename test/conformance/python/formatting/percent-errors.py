for spec, value in (("%d", "x"), ("%s %s", "a"), ("%s", ("a", "b")), ("%d %d", (1,)), ("%(a)s", {}), ("%(a)s", 1), ("%z", 1), ("%f", "x"), ("%c", "ab"), ("%", 1)):
    try:
        print repr(spec % value)
    except Exception, e:
        print repr(spec), type(e).__name__
