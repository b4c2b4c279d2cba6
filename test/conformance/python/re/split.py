import re

print re.split(r"[,;]\s*", "a, b;c,,d"), re.split(r"\s+", " a b  c "), re.split(",", ""), re.split(",", "abc")
print re.split(r"(,)", "a,b,c"), re.split(r"(,)|;", "a,b;c"), re.split(r"(\d)([a-z])", "x1ay2bz"), re.split(r"(?:,)", "a,b")
print re.split(",", "a,b,c,d", 1), re.split(",", "a,b,c,d", 2), re.split(",", "a,b,c", maxsplit=1), re.split(",", "a,b", 0)
print re.split("x*", "axbc"), re.split("", "abc"), re.split(r"\b", "one two"), re.split("(?=b)", "abab"), re.split("$", "ab")
print re.split(r"\W+", "Tank 1/Level (high)"), re.split(r"[\r\n]+", "a\r\nb\n\nc"), re.split("b", "aBbc", flags=re.I)
print re.compile(r"\s*\|\s*").split("a | b|c |d"), re.split(",", u"a,\xe4"), re.split(u",", "a,b")
key, value = re.split(r"\s*=\s*", "setpoint = 4.5")
print key, value, [part for part in re.split(r"\s|-", "a b-c") if part]
