for part in (slice(0, 2), slice(None, None, 2), slice(None, None, -1), slice(1, -1), slice(9, 20), slice(3, 1), slice(4, 0, -2), slice(-3, None)):
    items = range(7)
    del items[part]
    print items,
print
items = range(5); del items[0], items[-1]; print items
for index in (9, -9, "a", None):
    try: del items[index]
    except Exception, e: print type(e).__name__,
