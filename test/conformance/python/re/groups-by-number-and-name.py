import re
m = re.match(r"(?P<day>\d+)\.(?P<month>\d+)(\.(?P<year>\d+))?( rest)?", "04.03.2026 rest!")
print m.group(), m.group(0), m.group(1), m.group("day"), m.group(1, "month", 4), m.groups(), m.groupdict(), m.start("year"), m.end(3), m.span(5), m.lastindex, m.lastgroup, m.pos, m.endpos, m.string, m.re.pattern == m.re.pattern, m.re.groups, sorted(m.re.groupindex.items()), m.expand(r"\g<year>-\2-\1 \g<0>")
m = re.match(r"(a)?(b)?(?P<c>c)?", "b"); print m.groups(), m.groups("-"), m.groupdict(), m.groupdict(0), m.start(1), m.end("c"), m.span(1), m.group(1), m.lastindex
for work in ("m.group(9)", "m.group('nope')", "m.group(-1)", "m.start(7)", "m.expand(r'\\9')", "m.group(1.5)", "m[0]"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
