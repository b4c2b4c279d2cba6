for text in ("", "a", "ab", "abc"):
    for width in (0, 2, 3, 5):
        for fill in (" ", "*"):
            print "[%s]" % text.ljust(width, fill), "[%s]" % text.rjust(width, fill), "[%s]" % text.center(width, fill),
    print
for arguments in ((5, "ab"), ([],), ()):
    try: print "a".center(*arguments)
    except TypeError: print "TypeError"
