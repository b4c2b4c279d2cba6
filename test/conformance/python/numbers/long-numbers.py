import sys
print sys.maxint, sys.maxint + 1, -sys.maxint - 1, -sys.maxint - 2
print [sys.maxint, sys.maxint + 1], repr(2 ** 62), 10L, [10L, 2L * 3], type(2 ** 31), type(5), type(5L)
print 10L + 1, repr(10L + 1), repr(10L / 3), repr(-7L // 2), repr(int(5L)), long(7), repr(long("12"))
print isinstance(5, int), isinstance(5L, int), isinstance(5L, (int, long)), isinstance(True, int), isinstance(2 ** 40, long)
print 5 == 5L, hash(5L) == hash(5), {5: "a"}[5L]
