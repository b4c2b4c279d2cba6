import time
good = [2026, 3, 4, 13, 5, 9, 2, 63, 0]
for place, values in ((0, (0, 99, 1899, 10000)), (1, (0, 13, -1)), (2, (0, 32, -1)), (3, (24, -1)), (4, (60, -1)), (5, (60, 61, 62, -1)), (6, (7, 6, -1)), (7, (0, 366, 367, -1)), (8, (2, -2, 5))):
    for value in values:
        parts = list(good); parts[place] = value
        try: print place, value, time.strftime("%Y-%m-%d %H:%M:%S %j %w", tuple(parts))
        except Exception, e: print place, value, type(e).__name__
for work in ("time.strftime(5)", "time.strftime('%Y', 5)", "time.strftime('', tuple(good))", "time.strftime('100%', tuple(good))", "time.strftime(u'%Y', tuple(good))"):
    try: print work, repr(eval(work))
    except Exception, e: print work, type(e).__name__
