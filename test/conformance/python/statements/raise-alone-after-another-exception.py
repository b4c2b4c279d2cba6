import sys
def fails(kind): raise kind("text")
def last(first, second):
    try: fails(first)
    except LookupError:
        try: fails(second) if second else None
        except (TypeError, ValueError), e: print "inner", e,
        raise
    except StandardError, e:
        try:
            try: fails(second)
            except KeyError: print "key",
            else: print "none",
        except:
            print "any",
            raise
        finally: print "finally",
        raise
for first in (KeyError, IndexError, RuntimeError):
    for second in (TypeError, KeyError, None):
        try: last(first, second)
        except Exception, e: print first.__name__, second and second.__name__, "->", type(e).__name__, e
def called(): 
    try: fails(KeyError)
    except KeyError: pass
try:
    try: fails(ValueError)
    except: called(); raise
except Exception, e: print type(e).__name__, sys.exc_info()[1] is e
def nested():
    try: fails(ValueError)
    except ValueError, e:
        for kind in (KeyError, TypeError):
            try: fails(kind)
            except kind, inner: print e, inner,
        def again():
            try: fails(IOError)
            except IOError: raise
        try: again()
        except IOError, e: print "again", e,
        if isinstance(e, IOError): raise
try: nested()
except Exception, e: print type(e).__name__
