print isinstance("a", str), isinstance(u"a", str), isinstance(u"a", unicode), isinstance("a", basestring), isinstance(u"a", basestring), isinstance(1, basestring)
print type("a"), type(u"a"), type("a" + u"b"), type("a" * 2), type(u"a"[0]), type(u"a b".split()[0]), "a" == u"a", {u"k": 1}["k"]
print unicode("a"), repr(unicode(1)), repr(unicode(None)), repr(str(u"a")), repr(u"%s" % "x"), repr("%s" % u"x"), repr("a" "b" u"c")
print unichr(228) == u"\xe4", repr(unichr(8364)), ord(u"\u20ac"), chr(65), ord("A")
print [c for c in u"ab"], list("ab"), sorted(u"ba"), map(unicode, ["a"]), map(str, [1, u"x"])
