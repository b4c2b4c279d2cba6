for template in (u"{0}", "{0}", u"{0:>5}", "{0!r}", u"{0!r}", u"{0!s}"):
    for value in ("a", u"a", u"\xe4", "\xe4", 5, None):
        try:
            made = template.format(value)
            print type(made).__name__, repr(made),
        except UnicodeError, e:
            print type(e).__name__,
    print
print repr(format(u"a", "5")), repr(format("a", u"5")), repr(format(5, u"3d")), repr(u"{0}{a}".format("x", a=u"y"))
