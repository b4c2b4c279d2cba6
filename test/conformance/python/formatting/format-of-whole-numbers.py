for spec in ("", "d", "5d", "<5d", ">5d", "^5d", "=5d", "05d", "+d", " d", "-d", "+05d", "b", "#b", "o", "#o", "x", "#x", "X", "#X", "c", "n", "e", ".2f", "g", "%", ",", ",d", "10,d", "*^9d", "#010x", "<+6d"):
    for value in (0, 65, -65, 1234567):
        try:
            print spec, "[" + format(value, spec) + "]",
        except Exception, e:
            print spec, type(e).__name__,
    print
