import traceback, sys
def inner(n): return 10 / n
def outer(n):
    try: return inner(n)
    except ZeroDivisionError: return traceback.format_exc().splitlines()
lines = outer(0)
print lines[0], lines[-1], len([line for line in lines if "in inner" in line])
for e in (ValueError("bad"), KeyError("k"), Exception(), RuntimeError("a", "b"), ValueError(u"letters"), IndexError("two\nlines")):
    try: raise e
    except Exception: print traceback.format_exc().splitlines()[-1], traceback.format_exception_only(*sys.exc_info()[:2])
kind, value, trace = sys.exc_info()
try: {}["x"]
except KeyError:
    kind, value, trace = sys.exc_info()
    print kind.__name__, value, trace is not None, traceback.format_exception(kind, value, trace)[-1].strip()
