import re

print re.subn("a", "x", "banana"), re.subn("z", "x", "banana"), re.subn("a", "x", "banana", 2), re.subn("", "-", "ab")
text, count = re.subn(r"\s+", " ", "a  b \n c")
print repr(text), count
print re.subn(r"(\d)", r"<\1>", "a1b2"), re.compile("n").subn("m", "banana", 1), re.subn("A", "x", "aA", flags=re.I)
print re.subn(u"a", u"\u20ac", u"a"), re.subn("a", u"b", "a"), re.subn("a", "b", u"a"), re.subn("x", "y", u"a")
