import sys
def inner(): raise KeyError("k")
def outer():
    try: inner()
    except KeyError: raise
try: outer()
except Exception, e: print type(e).__name__, e
try:
    try: inner()
    except (TypeError, LookupError), e:
        print type(e).__name__, isinstance(e, LookupError)
        raise RuntimeError, "from %s" % e
except RuntimeError, e: print e.args, sys.exc_info()[0].__name__
for kinds in ((ValueError, TypeError), KeyError, (), Exception):
    try: {}["x"]
    except kinds: print "caught by", kinds
    except: print "caught by all"
e = "before"
try: 1 / 0
except ZeroDivisionError, e: pass
print e
