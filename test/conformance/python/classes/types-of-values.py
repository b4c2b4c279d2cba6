for v in (1, 1L, 1.5, "a", u"a", None, True, [], (), {}, set(), lambda: 0, len, object, type, Exception, ValueError("x"), 1j, xrange(2), slice(1), iter([]) and 0):
    print type(v).__name__,
print
print type(1), type("a"), type(u"a"), type(None), type([]), type({}), type(1.5), type(True), type(len), type(lambda: 0), type(ValueError()), type(set()), type(1L)
print type(1) == int, type("a") is str, type(u"a") == unicode, type({}) == dict, str(type([])), int, str, unicode, list, dict, ValueError, object
