import re

for pattern, text in (
    (r"\d+", "42 lots"),
    (r"\d+", "lot 42"),
    (r"", "abc"),
    (r"a*", "bbb"),
    (r"lot-(\d+)$", "lot-42"),
    (r"lot-(\d+)$", "lot-42x"),
    (r"lot-(\d+)$", "lot-42\n"),
    (r"^$", ""),
    (r"[A-Z]{2}\d{3}", "AB123C"),
    (r"(?i)ab", "AB"),
    (r".", "\n"),
):
    m = re.match(pattern, text)
    print repr(pattern), repr(text), repr(m.group()) if m else None, m and m.span()
if re.match("[0-9]+$", "2026"):
    print "a number"
if not re.match("[0-9]+$", "2026a"):
    print "not a number"
print re.match("x", "y") is None, bool(re.match("", ""))
