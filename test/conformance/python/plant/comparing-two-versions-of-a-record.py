old = {"weight": 12.5, "operator": "anna", "steps": [1, 2], "note": None, "flag": True, "count": 3}
new = {"weight": 12.50, "operator": u"anna", "steps": [1, 2, 3], "note": "", "flag": 1, "count": 3L, "added": {}}
for key in sorted(set(old) | set(new)):
    if key not in old: print key, "added", repr(new[key])
    elif key not in new: print key, "gone"
    elif old[key] != new[key]: print key, "changed", repr(old[key]), "->", repr(new[key]), cmp(old[key], new[key])
    else: print key, "same", type(old[key]).__name__, type(new[key]).__name__, old[key] is new[key] if key == "note" else ""
import difflib
a, b = "Line 4: mixing at 60 C for 30 min".split(), "Line 4: mixing at 65 C for 30 minutes".split()
for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b).get_opcodes():
    if tag != "equal": print tag, a[i1:i2], b[j1:j2]
print cmp(old, new), old == dict(old), sorted(old.items(), key=lambda pair: str(pair[1]))[:2]
