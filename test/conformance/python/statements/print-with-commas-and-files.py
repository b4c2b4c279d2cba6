import sys, StringIO
print "a", "b",
print "c"
print
print "a\n", "b"
print "tab\t", "after"
print ("a", "b"), ("a"), (), ("one",)
print "x" if True else "y", not 1, 1 == 1, -1, [1][0], lambda: 0 is None and 1
out = StringIO.StringIO()
print >>out, "to", "a file", 5
print >>out, "no end",
print >>out, "end"
print >>out
print repr(out.getvalue())
print >>sys.stdout, "log"
print >>None, "none"
print "%s %s" % ("a", "b"), "c" * 3, u"\xe4", "a" "b", 1,; print "same line"
