alarms = [("Line 4/Mixer", "High", 3, "2026-03-04 06:20:11"), ("Line 4/Dryer", "Low", 2, "2026-03-04 06:21:00"), ("Line 4/Mixer", "High", 3, "2026-03-04 06:25:42"),
          ("Line 12/Press", "Critical", 4, "2026-03-04 07:01:03"), ("Line 4/Mixer", "Low", 2, "2026-03-04 07:30:00"), ("Line 12/Press", "High", 3, "2026-03-04 07:02:00")]
groups = {}
for source, level, priority, at in alarms: groups.setdefault(source, []).append((priority, at, level))
for source in sorted(groups, key=lambda name: (-max(groups[name])[0], name)):
    rows = sorted(groups[source], reverse=True)
    print source, len(rows), rows[0], [at[11:16] for priority, at, level in rows], "first", min(at for p, at, l in rows)
counts = {}
for alarm in alarms: counts[alarm[1]] = counts.get(alarm[1], 0) + 1
print counts, sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])), sum(counts.values()), ["%s: %d%%" % (level, count * 100 / len(alarms)) for level, count in sorted(counts.items())]
from itertools import groupby
for hour, rows in groupby(sorted(alarms, key=lambda row: row[3]), lambda row: row[3][11:13]): print hour, len(list(rows)),
