import re
text = "Batch B-17, 12.50 kg; batch b-18, 3 kg"
for pattern in (r"\d+", r"[Bb]-(\d+)", r"(?i)batch (?P<name>\S+),", r"(\d+)(\.\d+)?\s*kg", r"x*", r"$", r"nope", r"(?P<a>\w)(?P<b>\w)?"):
    m, s = re.match(pattern, text), re.search(pattern, text)
    print pattern, m and m.group(), s and (s.group(), s.span(), s.groups(), s.groupdict(), s.lastindex, s.lastgroup)
    print re.findall(pattern, text), re.split(pattern, text), re.sub(pattern, "#", text), re.subn(pattern, "", text, 1), [f.start() for f in re.finditer(pattern, text)]
