print min(3, 1L, 2.5), max(3, 1L, 2.5), min([True, 0]), max(-1, -1.0), sum([1, 2L, 3.5]), sum([]), sum([1, 2], 10), sum((0.1, 0.2)), sum([[1], [2]], [])
print abs(-5), abs(-5L), abs(-2.5), abs(3 - 4j), abs(True), abs(-2147483647 - 1), repr(sum([1L]))
for work in ("sum(['a'])", "sum('ab', '')", "sum(5)", "abs('a')", "min()", "min([])", "max(5)", "max((), key=len)", "sum([None])"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
