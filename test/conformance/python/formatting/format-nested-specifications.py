for fill in ("*", " ", "0", "x"):
    for align in "<>^":
        for width in (1, 4, 8):
            print "[{0:{1}{2}{3}}]".format("ab", fill, align, width),
    print
for precision in range(5):
    print "{0:.{1}f} {0:.{1}e} {2:.{1}}".format(3.14159, precision, "abcdef")
