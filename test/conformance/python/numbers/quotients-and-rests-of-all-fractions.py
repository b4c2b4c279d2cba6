inf, nan = float("inf"), float("nan")
for one in (0.0, -0.0, 1.0, -1.0, 2.5, -2.5, 1e200, -1e308, inf, -inf, nan, 7):
    for other in (2.5, -2.5, 0.1, -0.1, 1e-200, inf, -inf, nan, 2, -2, 0.0):
        try: print repr(one // other), repr(one % other), divmod(one, other),
        except Exception, e: print type(e).__name__, e,
    print
