import re

print re.sub(r"\d", "#", "a1b22"), re.sub(r"\d+", "", "a1b22"), re.sub("x", "y", "none"), re.sub(r"\s+", " ", "a  b\t\nc ")
print re.sub(r"(\w+) (\w+)", r"\2 \1", "pump one"), re.sub(r"(\d+)", r"<\1>", "a1b22"), re.sub(r"(\d)(\d)", r"\g<2>0\g<1>", "12 34")
print re.sub("a", r"\\", "banana"), re.sub("a", "\\n", "ban"), repr(re.sub("a", r"\n\t", "ban")), re.sub(r"\.", ",", "1.5")
print re.sub("a", "x", "aaaa", 2), re.sub("a", "x", "aaaa", count=1), re.sub("A", "x", "aA", flags=re.I), re.sub("a", "x", "aaaa", 0)
print re.sub("x*", "-", "abxd"), re.sub("", "-", "ab"), re.sub("^", "> ", "a\nb"), re.sub("(?m)^", "> ", "a\nb"), re.sub("$", "!", "ab")
print re.sub(r"[^\w]", "_", "Tank 1/Level (%)"), re.sub(r"([A-Z])", r"_\1", "flowRateMax").lower(), re.sub(r"(?<!^)(?=[A-Z])", "_", "FlowRate").lower()
print re.compile(r"-+").sub("-", "a--b---c"), re.compile("a").sub("b", "aaa", 1)
print re.sub(r"(a)|b", r"[\g<0>]", "ab"), re.sub("a", "&", "a"), re.sub("a", "$1", "a"), re.sub(r"0*(\d+)", r"\1", "007")
print re.sub(r"(\d{3})(?=\d)", r"\1 ", "123456789")
for template in (r"\2", r"\g<9>", r"\g<name>", r"\g<"):
    try:
        print re.sub("(a)", template, "a")
    except Exception, e:
        print template, type(e).__name__
