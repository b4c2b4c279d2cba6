import re
def parse(address):
    found = re.match(r"^DB(\d+)\.DB([XBWD])(\d+)(?:\.([0-7]))?(?::(\w+))?$", address, re.I)
    if not found: return None
    db, kind, offset, bit, name = found.groups()
    size = {"X": 1, "B": 8, "W": 16, "D": 32}[kind.upper()]
    if (kind.upper() == "X") != (bit is not None): raise ValueError("bit of %s" % address)
    return int(db), int(offset) * 8 + int(bit or 0), size, (name or "raw").lower()
for address in ("DB1.DBX0.3", "db12.dbw4:INT", "DB1.DBD8:real", "DB1.DBB2", "DB1.DBX5", "M0.1", "DB1.DBW3.1", ""):
    try: print repr(address), parse(address)
    except ValueError, e: print repr(address), "ValueError", e
spans = sorted([parse(address)[1:3] for address in ("DB1.DBW4", "DB1.DBX0.1", "DB1.DBD8", "DB1.DBB5")])
print spans, [b[0] < a[0] + a[1] for a, b in zip(spans, spans[1:])], max(start + size for start, size in spans) / 8
