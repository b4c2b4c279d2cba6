import sys
print "a", 1, 2.5, None, u"b"
print "no end",
print "here"
print ("a", 1)
print ("a")
print("x" + "y")
print (1 + 2) * 3
print
print >>sys.stdout, "to", "stdout"
print "%s" % "x", "y"
print -1
print [1, "a", u"b", 2L, 0.1], {"k": [1.5]}, (1,), ()
for i in range(3): print i,
print
print "a\n", "b"
print "tab\t", "x"
print (), [], {}
