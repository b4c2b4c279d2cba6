for spec in ("%s", "%5s", "%-5s", "%.2s", "%5.2s", "%-5.2s", "%05s", "%.0s", "%.s", "%10.20s"):
    for value in ("abc", "", u"abc", 12, None, 1.5, [1, 2], (1,), True, "abcdefghijkl"):
        print repr(spec % (value,)),
    print
