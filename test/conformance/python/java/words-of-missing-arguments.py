from java.lang import Throwable
failures = Exception


def show(work):
    try:
        print repr(work())
    except failures, e:
        print type(e).__name__, str(e) if not isinstance(e, UnicodeError) else repr(e)
    except Throwable, e:
        print type(e).__name__, e.getMessage()


from java.util import ArrayList, HashMap, Date
from java.lang import StringBuilder
M = HashMap({"a": 1}); L = ArrayList([1]); B = StringBuilder("a"); D = Date(0)
show(lambda: (sorted()))
show(lambda: (reduce()))
show(lambda: (filter()))
show(lambda: (M.merge("a", 5)))
show(lambda: (M.put("a")))
show(lambda: (M.put()))
show(lambda: (L.set(1)))
show(lambda: (L.subList(0)))
show(lambda: (L.indexOf()))
show(lambda: (D.before()))
show(lambda: (D.compareTo()))
show(lambda: (u"abc"["a"]))
show(lambda: ("abc"["a"]))
show(lambda: (u"abc"[None]))
show(lambda: (u"abc"[1.5]))
