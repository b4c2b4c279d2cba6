for spec in ("%s", "%r", "%5s|", "%-5s|", "%.2s"):
    for value in ("abc", u"abc", 1, 1.5, 10L, None, [1, u"a"], {"k": 1}, True):
        print spec, repr(spec % (value,))
