import re

def whole_number(text):
    return bool(re.match(r"^[-+]?\d+$", text))

for text in ("5", "-5", "+5", "5.0", "", "abc", " 5", "5\n", u"5"):
    print repr(text), whole_number(text)
m = re.match(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)", "2026-03-04T05:06:07Z")
print [int(part) for part in m.groups()], "%s.%s.%s" % m.group(3, 2, 1)
print re.sub(r"(\d+)/(\d+)/(\d+)", r"\3-\1-\2", "from 3/4/2026 to 12/31/2026")
print re.findall(r"(\d+):(\d+)", "05:06 and 7:8"), [h + m for h, m in re.findall(r"(\d+):(\d+)", "05:06")]
print [float(x) for x in re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", "1 -2.5 .5 3. 1e3 2.5E-2 x")]
print sorted(["Tank10", "Tank2", "tank1", "Tank"], key=lambda s: [int(t) if t.isdigit() else t.lower() for t in re.split(r"(\d+)", s)])
