class S(object):
    def __str__(self): return "text"
class U(object):
    def __unicode__(self): return u"letters \xe4"
for value in ("a", u"\xe4", 5, 2.50, None, True, [u"\xe4"], {"a": u"b"}, S(), U(), 10L, (1,), ValueError("bad"), ValueError(u"\xe4"), 1e20):
    print repr(unicode(value))
for arguments in (("\xe4", "latin-1"), ("\xc3\xa4", "utf-8"), ("\xe4", "ascii", "ignore"), ("\xe4", "ascii", "replace"), (u"a", "ascii"), (5, "ascii"), ("a", "nope"), ()):
    try: print repr(unicode(*arguments))
    except Exception, e: print type(e).__name__
