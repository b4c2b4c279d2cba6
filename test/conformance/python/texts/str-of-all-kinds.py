class S(object):
    def __str__(self): return 5
class R(object):
    def __repr__(self): return u"letters"
for value in (u"abc", u"\xe4", S(), R(), [u"\xe4", "\xe4"], (u"a",), {u"k": u"\xe4"}, None, type, 1.10, ValueError(u"\xe4"), KeyError(u"k"), set([u"a"])):
    try: print repr(str(value))
    except Exception, e: print type(e).__name__
