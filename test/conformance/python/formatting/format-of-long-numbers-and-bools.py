for spec in ("", "d", "30d", "<30d", "x", "#x", "b", "o", ",", ",d", "e", ".3f", "+d", "030d"):
    for value in (2 ** 40, -2 ** 70, 5L, True, False):
        try:
            print spec, "[" + format(value, spec) + "]",
        except Exception, e:
            print spec, type(e).__name__,
    print
