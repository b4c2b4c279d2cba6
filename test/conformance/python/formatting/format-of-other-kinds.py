import datetime
class Own(object):
    def __format__(self, spec): return "<%s>" % spec
class Plain(object):
    def __str__(self): return "plain"
class Old:
    def __str__(self): return "old"
    def __format__(self, spec): return "old:" + spec
for value in (None, [1, 2], (1, u"a"), {"a": 1}, Own(), Plain(), Old(), datetime.date(2026, 3, 4), datetime.datetime(2026, 3, 4, 5, 6, 7), 1 + 2j):
    for spec in ("", "12", "<12", "%d.%m.%Y"):
        try:
            print repr(format(value, spec)), repr(("{0:" + spec + "}").format(value)),
        except Exception, e:
            print type(e).__name__,
    print
