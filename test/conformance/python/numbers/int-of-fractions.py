for value in (0.0, 0.5, 0.999, -0.999, 1.5, -1.5, 1e9, 2147483647.5, 2147483648.0, 1e15, 1e20, -1e20):
    print repr(int(value)), repr(long(value)), type(int(value)).__name__
for value in (float("inf"), float("-inf"), float("nan")):
    for kind in (int, long):
        try: print kind(value)
        except Exception, e: print kind.__name__, type(e).__name__
