issued, packed, waste, samples = 12500, 12318, 96, 60
missing = issued - packed - waste - samples
print missing, packed * 100 / issued, packed * 100.0 / issued, "%.2f" % (packed * 100.0 / issued), round(packed * 100.0 / issued, 2), (packed + waste + samples) / issued, (packed + waste + samples) * 1.0 / issued, "%d ppm" % (missing * 1000000 / issued), repr(missing / 12500.0)
for limit in (99, 99.5, 99.792, 99.8):
    value = 100 - 100.0 * missing / issued
    print limit, value, value >= limit, cmp(value, limit), "%+.3f" % (value - limit), int(value), int(round(value))
hours = [(6, 1550), (7, 1612), (8, 0), (9, 1498)]
rate = [count / 60.0 for hour, count in hours]; print rate, ["%5.1f" % r for r in rate], sum([c for h, c in hours]) / len(hours), sum([c for h, c in hours]) / float(len([c for h, c in hours if c])), max(hours, key=lambda pair: pair[1])[0]
