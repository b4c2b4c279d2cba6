for spec in ("", "s", "5", "<5", ">5", "^5", "*<6", "*>6", "*^6", ".2", "5.2", "<5.1s", "05", "=5", "+", "#", ",", "d", "x<3", "^0"):
    for value in ("abc", "", "abcdefg", u"abc"):
        try:
            print spec, repr(format(value, spec)),
        except Exception, e:
            print spec, type(e).__name__,
    print
