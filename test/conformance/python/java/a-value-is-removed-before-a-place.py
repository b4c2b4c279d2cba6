from java.util import ArrayList, LinkedList
for given in (1, 0, 5, 9, -1, 1L, True, 1.0, 2L, 0L):
    for kind in (ArrayList, LinkedList):
        b = kind([1, 0, 5])
        try:
            b.remove(given)
            print repr(given), b,
        except Exception, e:
            print repr(given), type(e).__name__,
    print
