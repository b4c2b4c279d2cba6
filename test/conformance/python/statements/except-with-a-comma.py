try:
    raise ValueError, "bad"
except (TypeError, ValueError), e:
    print e, e.message, e.args, repr(e), str(e)
print e
try:
    try:
        {}["k"]
    except KeyError, err:
        if err:
            print "in", err
        raise
    finally:
        print "finally"
except Exception, e2:
    print type(e2), type(e2).__name__, isinstance(e2, LookupError)
print err, e2
