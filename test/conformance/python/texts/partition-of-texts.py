for text in ("a=b=c", "abc", "", "=", "==", "a=", "=b"):
    for sign in ("=", "==", "x", "a"):
        print text.partition(sign), text.rpartition(sign),
    print
for sign in ("", 5, None):
    try: print "abc".partition(sign)
    except Exception, e: print type(e).__name__
