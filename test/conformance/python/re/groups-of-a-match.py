import re

m = re.match(r"(\w+)-(\d+)(?:\.(\d+))?", "pump-12 rest")
print m.group(), m.group(0), m.group(1), m.group(2), m.group(3), m.group(1, 2), m.group(3, 0)
print m.groups(), m.groups("none"), m.groups(0), m.lastindex, m.lastgroup, m.groupdict()
print m.start(), m.end(), m.span(), m.start(2), m.end(2), m.span(2), m.start(3), m.end(3), m.span(3)
print m.string, m.re.pattern, m.pos, m.endpos, m.re.groups, m.re.groupindex
name, number, part = m.groups()
print name, int(number), part
print m.string[m.start(1):m.end(1)], m.string[m.end():]
print m.expand(r"\2 of \1"), m.expand(r"[\g<1>]")
for bad in (4, "name", -1):
    try:
        print m.group(bad)
    except IndexError, e:
        print "IndexError:", e
print re.match("a", "a").groups(), re.match("((a)(b))", "ab").groups(), re.match("(a)|b", "b").groups()
