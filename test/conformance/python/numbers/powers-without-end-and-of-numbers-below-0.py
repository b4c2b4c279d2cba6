inf, nan = float("inf"), float("nan")
for one in (0.0, -0.0, 1.0, -1.0, 2.5, -2.5, 1e200, -1e200, inf, -inf, nan, 0, 2, -2, 3L, -3L, True):
    for other in (0, 1, -1, 2, -2, 3, 0.5, -0.5, 1.5, nan, 1e3, -1e3):
        try: print repr(one ** other),
        except Exception, e: print type(e).__name__, e,
    print
