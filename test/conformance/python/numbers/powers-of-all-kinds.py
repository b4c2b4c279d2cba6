for one in (0, 1, -1, 2, -2, 10, 0.5, -0.5, 2L, 0.0):
    for other in (0, 1, 2, -1, -2, 3, 0.5, 10, 0L):
        try: print repr(one ** other),
        except Exception, e: print type(e).__name__,
    print
