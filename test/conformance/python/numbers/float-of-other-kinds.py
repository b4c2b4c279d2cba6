class Own(object):
    def __float__(self): return 2.5
class Wrong(object):
    def __float__(self): return "x"
for value in (1, 1L, True, None, [], "1", u"1", 2 ** 70, Own(), Wrong(), 1j, (), {}):
    try: print repr(float(value))
    except Exception, e: print type(e).__name__
