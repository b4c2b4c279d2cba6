import re

line = re.compile(r"(?P<area>[A-Z]+)/(?P<unit>\w+)/(?P<tag>\w+)(?:=(?P<value>[\d.]+))?")
m = line.match("MIX/Tank1/Level=47.5")
print m.group("area"), m.group("unit", "tag"), m.groupdict()["value"], m.lastgroup, m.start("tag"), m.span("value")
for key in sorted(m.groupdict()):
    print key, m.groupdict()[key]
m = line.match(u"MIX/Tank1/Level")
print m.group("value"), m.groupdict("none")["value"], repr(m.group("tag")), m.groups()
print sorted(line.groupindex.items()), line.groups, m.end("value")
print re.sub(r"(?P<a>\d+)-(?P<b>\d+)", r"\g<b>-\g<a>", "12-34"), re.match(r"(?P<q>['\"]).*?(?P=q)", "'a' 'b'").group()
try:
    m.group("nope")
except IndexError, e:
    print "IndexError:", e
for pattern in (r"(?P<1a>x)", r"(?P<a>x)(?P<a>y)", r"(?P=b)", r"(?P<a"):
    try:
        re.compile(pattern)
        print "fine", pattern
    except re.error, e:
        print type(e).__name__, pattern
