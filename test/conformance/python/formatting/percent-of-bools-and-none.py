for spec in ("%s", "%r", "%d", "%i", "%x", "%f", "%e", "%5s", "%-5s|", "%05d"):
    for value in (True, False, None):
        try:
            print spec, repr(spec % value)
        except TypeError:
            print spec, "TypeError"
