for spec in ("%r", "%12r", "%-12r|", "%.3r", "%6.2r"):
    for value in ("abc", u"abc", 12, 12L, None, 1.1, [u"a"], {"k": 1}, "a'b", '"'):
        print spec % (value,),
    print
