for value in (1, -1, 5, -5, 255, 2147483647, 1L):
    for places in (0, 1, 4, 31, 32, 40):
        print value << places, value >> places,
    print
for work in ("1 << -1", "1 >> -1", "1.0 << 1", "1 << 1.0"):
    try: print eval(work)
    except Exception, e: print work, type(e).__name__
