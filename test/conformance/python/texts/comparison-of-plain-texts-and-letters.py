values = ["", "a", u"a", "b", u"b", "B", u"\xe4", "ab", u"a\u20ac", "10", "9"]
for one in values:
    print "".join([str(cmp(one, other)).rjust(3) for other in values]), [one == other for other in values].count(True)
print {"a": 1}[u"a"], u"a" in {"a": 1}, "a" in [u"a"], hash("abc") == hash(u"abc"), sorted(values), "a" is u"a", "abc" == u"abc", cmp(u"a", "b")
