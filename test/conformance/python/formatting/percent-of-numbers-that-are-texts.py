for spec in ("%d", "%i", "%u", "%x", "%o", "%f", "%e", "%g", "%c", "%5d", "%.2f"):
    for value in ("12", u"12", "1.5", "", None, [], (), {}, object, 1j):
        try:
            print spec, repr(spec % (value,))
        except Exception, e:
            print spec, type(e).__name__
