import re

report = """# Batch 4711
Temp:  81.5 C   ok
Temp: 101.0 C   HIGH
Flow:   3 l/min ok

bad line
"""
rows = []
for number, line in enumerate(report.splitlines(), 1):
    m = re.match(r"(?P<name>\w+):\s+(?P<value>\d+(?:\.\d+)?) (?P<unit>\S+)\s+(?P<state>ok|HIGH)$", line)
    if m:
        row = m.groupdict()
        row["value"] = float(row["value"])
        rows.append(row)
        print number, [row[key] for key in ("name", "value", "unit", "state")]
    elif line.strip() and not line.startswith("#"):
        print number, "unknown:", line
print re.search(r"^# Batch (\d+)$", report, re.M).group(1), re.findall(r"(?m)^(\w+):", report), len(re.findall(r"\n", report))
print re.findall(r"(\w+):\s+([\d.]+)", report), [r["value"] for r in rows if r["state"] == "HIGH"], re.split(r"\n{2,}", report)[1]
