rows = [("T-101", 20.5, 3, u"\xb0C", None), ("P-7", 1.0, 12, "bar", True), (u"L\xf6sung", -3.25e-7, 0, "", False)]
head = ("Tag", "Value", "N", "Unit", "OK")
w = [max(len(unicode(r[i])) for r in rows + [head]) for i in range(5)]
def line(r): return u" | ".join([unicode(x).ljust(n) if isinstance(x, basestring) else unicode(x).rjust(n) for x, n in zip(r, w)])
print line(head).encode("utf-8")
print u"-+-".join(u"-" * n for n in w)
for r in rows: print line(r)
print "\n".join(["%s=%r" % (h, v) for r in rows for h, v in zip(head, r)])
print "total: %d, mean: %.2f, %s" % (sum(r[2] for r in rows), sum([r[1] for r in rows]) / len(rows), [r[4] for r in rows])
try:
    print "%s" % ("a", "b")
except TypeError, e: print e
try:
    print "%d" % "5"
except TypeError, e: print e
try: print "%s %s" % "a"
except TypeError, e: print e
try: print "%(a)s" % ("x",)
except TypeError, e: print e
try: print "%(a)s" % {"b": 1}
except KeyError, e: print e, repr(e)
try: print "%y" % 1
except ValueError, e: print e
try: print "%" % 1
except ValueError, e: print e
try: print "abc" % 1
except TypeError, e: print e
print "abc" % {}, "abc" % [], "%%" % (), "%s" % [1, (2,)], "%s" % None, "%r" % (u"x",), "%5.1s|" % "abc", "%c%c" % (65, "b")
try: print "%c" % 256
except Exception, e: print type(e), e
try: print "%c" % "ab"
except Exception, e: print type(e), e
try: print "%*d|%-*d|%.*f" % (5, 3, 4, 2, 2, 1.005)
except Exception, e: print e
print "%i %u %ld %hd" % (1.9, -3, 10L, 4), "%#x %#o %X %e %G" % (255, 8, 255, 12345.678, 1e-10)
print "% d|%+d|%05d|%-5d|" % (3, 3, -3, 3), "%s" % 10L, "%r" % 10L, "%d" % 1e20, "%x" % (1 << 70)
