print str.upper("a"), unicode.upper(u"a"), map(str.strip, [" a ", "b "]), map(str, [1, u"a", None]), map(unicode, ["a", 1]), sorted(["b", "A", "a"], key=str.lower), str.join(",", ["a", "b"]), "abc".__len__(), "a".__add__("b"), "abc".__getitem__(1), "abc".__contains__("b"), "a".__eq__("a"), "a".__mul__(2), str.__name__
for work in ("str.upper()", "'a'.upper(1)", "'a'.nope()"):
    try: print work, repr(eval(work))
    except Exception, e: print work, type(e).__name__
