GROUP = "\x1d"
names = {"01": ("gtin", 14), "10": ("lot", None), "17": ("expiry", 6), "21": ("serial", None), "11": ("made", 6), "37": ("count", None), "310": ("weight", 6)}
def read(code):
    found, at = {}, 0
    while at < len(code):
        for size in (2, 3):
            key = code[at:at + size]
            if key in names: break
        else: raise ValueError("unknown identifier at %d: %r" % (at, code[at:at + 4]))
        name, length = names[key]; at += len(key)
        if key == "310": places = int(code[at]); at += 1
        end = at + length if length else (code.find(GROUP, at) if GROUP in code[at:] else len(code))
        value = code[at:end]; at = end + (code[end:end + 1] == GROUP)
        found[name] = float(value) / 10 ** places if key == "310" else value
    return found
def check(digits): return (10 - sum([int(d) * (3, 1)[n % 2] for n, d in enumerate(reversed(digits))]) % 10) % 10
for code in ("0104012345678901" + "17280531" + "10B-2026/17" + GROUP + "21S0042", "3103001250" + "3712" + GROUP + "11260304", "99x", "01"):
    try:
        found = read(code); print sorted(found.items())
        if found.get("gtin"): print check(found["gtin"][:-1]), found["gtin"][-1], "20%s-%s-%s" % tuple([found["expiry"][n:n + 2] for n in (0, 2, 4)])
    except ValueError, e: print "ValueError", e
print [check(text) for text in ("400638133393", "1234567890123", "0", "")]
