import re
for pattern in (",", ", *", "(,)", "(,)|(;)", "[,;]", "x*", "\\s", "\\s+", "(\\s)+", "", "a|", "$", "\\b", "(?=b)"):
    for text in ("a, b;c", "", ",", " a  b "):
        print re.split(pattern, text), re.split(pattern, text, 1),
    print pattern
print re.compile("-").split("a-b-c", 1), re.split("-", "a-b-c", maxsplit=1), re.split("(?i)X", "axbXc"), re.split("\n", "a\nb\n"), re.split(u",", u"a,b"), re.split(",", u"a,b")
