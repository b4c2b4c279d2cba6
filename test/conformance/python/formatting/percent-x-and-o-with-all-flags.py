for kind in "xXo":
    for flag in ("", "#", "0", "-", "#0", "+", " ", "#-"):
        for value in (0, 8, 255, -255, 65536, 0xFFFFFFFFFF):
            print "[%s]" % (("%" + flag + "12" + kind) % value),
        print
