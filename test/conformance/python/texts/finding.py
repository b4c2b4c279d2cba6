t = "abcabc"
print t.find("c"), t.find("x"), t.rfind("b"), t.index("b"), t.count("a"), t.count(""), "bc" in t, t.startswith("ab"), t.endswith(("x", "bc")), t.startswith(("z", "a"), 3)
try:
    t.index("z")
except ValueError, e:
    print e
print t.replace("b", "X"), t.replace("b", "X", 1), repr(t.replace("b", u"X")), t.strip("ac"), "  x ".strip() + "|", "xxhixx".lstrip("x"), t[::-1], t[-2:], t[10:]
