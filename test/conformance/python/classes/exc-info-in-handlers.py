import sys
def now(): return [part if not isinstance(part, type) else part.__name__ for part in sys.exc_info()[:2]]
print now()
try: raise ValueError("v")
except ValueError: print map(str, now()), now()[0]
try:
    try: raise KeyError("k")
    finally: print "finally"
except KeyError, e: print sys.exc_info()[1] is e, sys.exc_info()[0] is KeyError
def handled():
    try: raise TypeError("t")
    except TypeError: return map(str, now())
print handled()
