for values in ((1, 2, 3, 4), range(4), "abcd", u"abcd"):
    print [values[index] for index in (0, -1, 2)],
    for part in (slice(1, 3), slice(None, None, -1), slice(-2, None), slice(0, 0), slice(5, 1, -2)):
        try: print values[part],
        except TypeError: print "TypeError",
    print
for work in ("(1, 2)[5]", "()[0]", "(1,)['a']", "(1,)[0:1:0]", "xrange(3)[5]", "[1][1.0]"):
    try: print eval(work)
    except Exception, e: print work, type(e).__name__
