class Place(object):
    def __index__(self): return 2
items = range(5)
print items[Place()], items[1L], items[True], items[:Place()], "abcde"[Place()], (1, 2, 3)[2L], range(Place()) if False else "", items[-1L]
for index in (1.0, "1", None, 1.5, 10, -6, 2 ** 40, 1j):
    try: print items[index]
    except Exception, e: print repr(index), type(e).__name__
print "ab" * 2L, [0] * True, "ab" * -1, 3 * (1,), hex(Place()) if False else "", range(3L), xrange(5L)[2]
