for start, stop in ((0, 0), (1, 3), (2, 2), (0, 9), (-2, None), (3, 1), (None, None), (5, 5), (9, 9), (-9, 2)):
    for new in ([], ["x"], ("y", "z"), "abc", (n for n in [7])):
        items = range(5)
        try: items[start:stop] = new; print items,
        except Exception, e: print type(e).__name__,
    print
for new in (5, None):
    try: items[0:1] = new
    except TypeError: print "TypeError"
