record = """Batch: B-2026-0317
Product:  Tablet 500 mg
Start: 2026-03-04 06:15
End:   2026-03-04 14:47
Step|Target|Actual|Unit
Mixing|12.500|12.487|kg
Drying|60|61.5|C
Pressing|500|499.6|mg
"""
import datetime
head, rows, columns = {}, [], None
for line in record.splitlines():
    if ":" in line and columns is None:
        name, value = line.split(":", 1); head[name.strip()] = value.strip()
    elif "|" in line:
        cells = line.split("|")
        if columns is None: columns = cells
        else: rows.append(dict(zip(columns, cells)))
form = "%Y-%m-%d %H:%M"
took = datetime.datetime.strptime(head["End"], form) - datetime.datetime.strptime(head["Start"], form)
print sorted(head.items()), took, took.seconds / 60, "%d:%02d" % divmod(took.seconds / 60, 60)
for row in rows:
    target, actual = float(row["Target"]), float(row["Actual"])
    off = (actual - target) / target * 100
    print "%-10s %8.3f %8.3f %-3s %+6.2f%% %s" % (row["Step"], target, actual, row["Unit"], off, "OK" if abs(off) <= 1 else "CHECK"), round(off, 3), off
