import re

text = "TT-101: 20.5, PT-7: 3, FT-33: 0.04"
for m in re.finditer(r"(?P<kind>[A-Z]+)-(?P<number>\d+): (?P<value>[\d.]+)", text):
    print m.group(), m.span(), m.group("kind"), int(m.group("number")), float(m.group("value")), m.groups()
print [m.start() for m in re.finditer("-", text)], [m.group() for m in re.finditer("x", text)]
found = re.finditer(r"\d", "1a2")
print found.next().group(), next(found).group()
try:
    found.next()
except StopIteration:
    print "no more"
print [(m.start(), m.end()) for m in re.finditer("a*", "baac")], list(m.group(1) for m in re.compile("(.)b").finditer("abcb"))
print sum(1 for m in re.finditer(r"\w+", text)), max(re.finditer(r"\d+", text), key=lambda m: int(m.group())).group()
print dict((m.group(1), m.end()) for m in re.finditer("([A-Z]+)-7", text))
