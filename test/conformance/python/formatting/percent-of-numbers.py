for spec in ("%d", "%5d|", "%-5d|", "%05d", "%+d", "% d", "%x", "%X", "%o", "%#x", "%#o", "%i", "%u"):
    for value in (42, -42, 0, 10L, 255):
        print spec, spec % value
print "%d" % 3.99, "%d" % -3.99, "%d" % True, "%ld" % 5, "%d" % 2 ** 2
