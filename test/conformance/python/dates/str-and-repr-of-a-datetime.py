from datetime import datetime

for value in (
    datetime(2026, 3, 4),
    datetime(2026, 3, 4, 5),
    datetime(2026, 3, 4, 5, 6, 7),
    datetime(2026, 3, 4, 5, 6, 7, 80),
    datetime(2026, 3, 4, 5, 6, 7, 120000),
    datetime(1, 1, 1),
    datetime(9999, 12, 31, 23, 59, 59, 999999),
):
    print value
    print repr(value)

log = [datetime(2026, 3, 4), datetime(2026, 3, 4, 0, 0, 1)]
print log
print tuple(log), {"at": log[0]}
print "started " + str(log[0])
print "started %s, %r" % (log[0], log[1])
print u"started %s" % log[0]
print repr(u"%s" % log[0]), `log[0]`
print "{} and {!r}".format(log[0], log[1])
