class E(Exception): pass
class F(E):
    def __str__(self): return "F text"
for e in (E("a"), E("a", "b"), E(), F("x"), ValueError(u"u"), KeyError("k"), Exception(1), E(None), IOError(2, "gone"), IOError("m")):
    print str(e), "|", repr(e), "|", e.args, "|", repr(e.message)
import traceback, sys
def g(): raise E("deep")
try: g()
except E: print traceback.format_exc().splitlines()[-1], sys.exc_info()[0].__name__, sys.exc_info()[1]
