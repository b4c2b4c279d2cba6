import re
m = re.match(r"(\w+)-(\d+)", "lot-42 rest")
print m.group(), m.group(1), m.groups(), m.start(2), m.end(), m.span(), re.match("x", "lot"), bool(re.search("ot", "lot"))
m = re.search(r"(?P<name>[a-z]+)=(?P<value>\d+)", u"temp=17;")
print m.groupdict(), m.group("name", "value"), m.lastgroup
print re.findall(r"\d+", "a1b22"), re.findall(r"(\w)(\d)", "a1b2"), re.findall(r"\d", u"a1"), re.split(r"[,;]\s*", "a, b;c"), re.split(r"(,)", "a,b"), re.split("x*", "axbc")
print re.sub(r"\d", "#", "a1b2"), re.sub(r"(\w)(\d)", r"\2\1", "a1 b2"), re.sub("a", lambda m: m.group().upper(), "banana", 2), re.subn("a", "x", "aa"), repr(re.sub("a", "b", u"a")), re.sub("x*", "-", "abxd")
print [x.group() for x in re.finditer(r"\w+", "a bc")], re.escape("a.b*c"), re.compile("A", re.I).match("a").group(), re.search(r"^b", "a\nb", re.M).group(), re.match(r"a.c", "a\nc", re.S) is not None, re.search(r"(?<=x)y(?!z)", "xy").group(), re.search(r"\bfoo\b", "a foo b").group(), re.match(r"(a)|(b)", "b").groups(), re.findall("[^\W\d_]+", u"\xe4b c"), re.findall("(?u)\w+", u"\xe4b c"), re.match(r"(.)\1", "aa").group(), re.match("a{2,3}", "aaaa").group()
try: re.compile("(")
except re.error, e: print "error"
