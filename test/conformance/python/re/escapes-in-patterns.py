import re
text = "a\tb\nc 1_\xe4\x00.[x]"
for pattern in (r"\t", r"\n", r"\x61", r"\141", r"\0", r"\.", r"\[x\]", r"\s", r"\S+", r"\w", r"\W", r"\d", r"\D+", r"\bb", r"\Bx", r"\A.", r".\Z", r"[\w.]", r"[\s\S]", r"[^\W\d_]+", r"[\b]", r"\_", r"\-", r"\e" if False else "e", r"[a\]]", r"[\x61-\x63]", r"[.]", r"\\"):
    print pattern, re.findall(pattern, text)
print re.findall(u"\\w+", u"stra\xdfe \u0416"), re.findall(u"(?u)\\w+", u"stra\xdfe \u0416"), re.findall(r"(?L)\w+", "a b"), re.findall(u"[\xe4-\xfc]", u"\xe4\xf6x"), re.findall("(?u)\\d", u"\u06641"), re.findall("\\d", u"\u06641")
