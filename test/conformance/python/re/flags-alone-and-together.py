import re
text = "First line\nsecond LINE\n\nthird"
for flags in (0, re.I, re.M, re.S, re.X, re.I | re.M, re.M | re.S, re.L, re.U, re.I | re.M | re.S | re.X):
    for pattern in (r"^\w+", r"line$", r"line.second", r"l i n e", r"^$", r"\Aline|third\Z"):
        print re.findall(pattern, text, flags),
    print flags
print re.compile("(?i)a").flags & re.I, re.compile("(?im)a").match("A").group(), re.findall("(?x) a b # remark\n c", "abc"), re.compile("a", re.I).pattern, [re.I, re.L, re.M, re.S, re.U, re.X]
