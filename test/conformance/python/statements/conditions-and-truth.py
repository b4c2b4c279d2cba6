class Yes(object):
    def __nonzero__(self): return True
class Empty(object):
    def __len__(self): return 0
class No:
    def __nonzero__(self): return 0
for value in (0, 0.0, 0L, 0j, "", u"", [], (), {}, set(), None, False, "0", "False", [0], (None,), -1, 0.1, Yes(), Empty(), No(), xrange(0), object()):
    print (value and "and") or "or", not value, "t" if value else "f", bool(value),
print
print 1 and 2, 0 or "x", None or 0 or [], 1 and 0 or 5, not "", not not 5, (1, 2) and [], "a" if 0 else "b" if 0 else "c", [] == False, 1 == True, "" == 0
