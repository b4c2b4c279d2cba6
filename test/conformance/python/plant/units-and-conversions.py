factors = {("kg", "g"): 1000, ("g", "mg"): 1000, ("l", "ml"): 1000, ("bar", "mbar"): 1000, ("h", "min"): 60, ("min", "s"): 60}
graph = {}
for (big, small), factor in factors.items():
    graph.setdefault(big, {})[small] = factor * 1.0
    graph.setdefault(small, {})[big] = 1.0 / factor
def convert(value, source, target, seen=()):
    if source == target: return value
    for unit, factor in sorted(graph.get(source, {}).items()):
        if unit in seen: continue
        made = convert(value * factor, unit, target, seen + (source,))
        if made is not None: return made
for value, source, target in ((1.5, "kg", "mg"), (250, "mg", "kg"), (90, "min", "h"), (2, "h", "s"), (1, "kg", "bar"), (0.001, "l", "ml"), (7, "s", "h"), (1, "x", "x")):
    made = convert(value, source, target); print value, source, "=", made, target, repr(made), made and "%.4g" % made
print [(f - 32) * 5 / 9 for f in (32, 100, 212, -40)], [(f - 32) * 5.0 / 9 for f in (32, 100, 212, -40)], [c * 9 / 5 + 32 for c in (0, 37, 100)], [round(k - 273.15, 2) for k in (273.15, 300, 0)], 100 * 175 / 180, 1 / 3 * 3, 5 / 2.0
