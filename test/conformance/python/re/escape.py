import re

for text in ("a.b*c", "", "abc_123", "[default]Tank 1/Level", "a\nb", "50%", "x^2+y^2=(r)", "a\\b", "a-b", "$5", "a\x00b"):
    print repr(text), repr(re.escape(text)), re.match(re.escape(text) + "$", text) is not None
print repr(re.escape(u"\xe4.\u20ac")), repr(re.escape(u"abc"))
print re.sub(re.escape("."), ",", "1.5.7"), re.split(re.escape("|"), "a|b"), re.findall(re.escape("(x)"), "f(x) g(x)")
words = ["a+", "b", "c.d"]
print re.compile("|".join(map(re.escape, words))).findall("a+ b c.d cxd")
