import re
log = """2026-03-04 13:05:09,120 INFO  [Line 4] Batch B-17 started (12.5 kg)
2026-03-04 13:06:00,001 WARN  [Line 4] Temperature 81.2 C above 80.0 C
broken line
2026-03-04 13:07:30,999 ERROR [Line 12] Valve "V-3" stuck; code=0x1F"""
line = re.compile(r"^(?P<day>\d{4}-\d\d-\d\d) (?P<time>[\d:,]+) (?P<level>\w+)\s+\[(?P<line>[^]]+)\] (?P<text>.*)$", re.M)
for m in line.finditer(log):
    d = m.groupdict()
    print d["level"], d["line"], m.start(), re.findall(r"-?\d+(?:\.\d+)?", d["text"]), re.sub(r"(\d+)\.(\d+)", r"\1,\2", d["text"]), re.split(r"[:,]", d["time"])
print [bool(line.match(row)) for row in log.splitlines()], len(line.findall(log)), re.search(r'"([^"]*)"', log).group(1), int(re.search(r"0x[0-9A-F]+", log).group(), 16)
