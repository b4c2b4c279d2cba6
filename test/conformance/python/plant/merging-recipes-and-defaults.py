defaults = {"speed": 100, "temp": {"set": 60, "max": 80}, "steps": ["mix"], "unit": "C"}
def merge(base, over):
    made = dict(base)
    for key, value in over.iteritems():
        if isinstance(value, dict) and isinstance(made.get(key), dict): made[key] = merge(made[key], value)
        elif isinstance(value, list): made[key] = list(made.get(key, [])) + value
        elif value is None: made.pop(key, None)
        else: made[key] = value
    return made
def flat(node, prefix=""):
    rows = []
    for key in sorted(node):
        if isinstance(node[key], dict): rows += flat(node[key], prefix + key + ".")
        else: rows.append("%s%s=%s" % (prefix, key, node[key]))
    return rows
for over in ({}, {"speed": 120}, {"temp": {"max": 75}}, {"steps": ["dry"], "unit": None}, {"temp": 5, u"new": u"\xfc"}):
    print "; ".join(flat(merge(defaults, over))).encode("utf-8") if u"new" in over else "; ".join(flat(merge(defaults, over)))
print defaults == {"speed": 100, "temp": {"set": 60, "max": 80}, "steps": ["mix"], "unit": "C"}, sorted(set(defaults) - set(["speed"])), [key for key in defaults if key not in ("temp",)].__len__()
changed = dict((key, (defaults[key], value)) for key, value in merge(defaults, {"speed": 90}).items() if defaults[key] != value); print changed
