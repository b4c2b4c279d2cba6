import datetime
samples = [("06:00:00", 20.0), ("06:00:30", 20.5), ("06:01:30", 23.5), ("06:02:00", None), ("06:03:00", 22.0), ("06:05:00", 21.0)]
points = [(datetime.datetime.strptime("2026-03-04 " + at, "%Y-%m-%d %H:%M:%S"), value) for at, value in samples]
area, known = 0.0, 0
for (t1, v1), (t2, v2) in zip(points, points[1:]):
    seconds = (t2 - t1).seconds
    if v1 is None or v2 is None: print "gap", t1.strftime("%X"), seconds; continue
    area += (v1 + v2) / 2 * seconds; known += seconds
    print t1.time(), t2.time(), "%+.3f/min" % ((v2 - v1) * 60 / seconds), "rising" if v2 > v1 else "falling" if v2 < v1 else "steady"
print area, known, area / known, repr(area / known), round(area / known, 2)
def at(when):
    before = [p for p in points if p[0] <= when and p[1] is not None]; after = [p for p in points if p[0] >= when and p[1] is not None]
    if not before or not after: return None
    (t1, v1), (t2, v2) = before[-1], after[0]
    return v1 if t1 == t2 else v1 + (v2 - v1) * (when - t1).seconds / (t2 - t1).seconds
for offset in (0, 15, 60, 150, 300, 301): print offset, at(points[0][0] + datetime.timedelta(seconds=offset)),
