print "{} {}".format("a", 1), "{0} {1} {0}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{:>5}|{:<5}|{:^5}|{:*^7}".format("a", "b", "c", "d"), "{:.2}".format("abcdef")
print "{0[k]} {0[n]} {1[0]} {2.real}".format({"k": "v", "n": 3}, ["x"], 5), "{{}} {}".format(1), "{!r} {!s}".format("a", u"b"), "{:{}}|".format("x", 5), "{:>{w}.{p}f}".format(3.14159, w=8, p=2)
print repr("{}".format(u"x")), repr(u"{}".format("x")), repr(u"{0}".format(1)), "{} {}".format([1, u"a"], (1,)), "{}".format(None), "{}".format(True)
for work in (lambda: "{} {}".format(1), lambda: "{x}".format(), lambda: "{:d}".format("x"), lambda: "{".format(), lambda: "{:q}".format(1)):
    try:
        print work()
    except Exception, e:
        print type(e).__name__
print format(3.14159, ".2f"), format(42, "x"), format("a", ">3"), format(1234567, ","), format(1.5), format(0.1 + 0.2)
