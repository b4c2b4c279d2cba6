for value in (65, "A", u"A", 97L, True, 0x41, "\n", 32):
    print repr("%c" % value), repr("%3c|" % value), repr("%-3c|" % value)
for value in ("", "ab", None, 1.5, 256, -1, [65]):
    try:
        print repr("%c" % value)
    except Exception, e:
        print type(e).__name__
print repr(u"%c" % 228), repr(u"%c" % 8364), repr(u"%c%c" % (u"\xe4", "b"))
