import re
for quantifier in ("", "?", "*", "+", "{2}", "{2,}", "{1,2}", "{,2}", "{0}", "??", "*?", "+?", "{2}?", "{1,2}?"):
    print quantifier.ljust(6), [m.group() if m else None for m in [re.search("ba" + quantifier, text) for text in ("b", "ba", "baa", "baaa", "xbab")]], re.findall("(?:ab)" + quantifier, "ababab")
