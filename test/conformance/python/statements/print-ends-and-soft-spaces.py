for number in range(3): print number,
print
for number in range(3):
    print number,
    print "x",
print "end"
print "a", "", "b", " ", "c"
print "line\n",
print "next"
print "r\r", "x", "v\x0b", "y"
