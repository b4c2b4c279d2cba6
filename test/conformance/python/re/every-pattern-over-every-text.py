import re
texts = ["", "a", "aaa", "abc abc", "A1 b22", "x=1;y=2", "line\nnext", u"\xe4\xf6 1"]
for pattern in ("a", "a*", "a+?", "[abc]+", "\\d+", "\\w+", "\\W", "^.", ".$", "(a)(b)?", "(?i)A", "x|y", "\\b", "(\\w)=(\\d)", "", "[^a]", "(?P<n>\\d)", "\\s+"):
    for text in texts: print re.findall(pattern, text), re.sub(pattern, "-", text), re.split(pattern, text), [m.span() for m in re.finditer(pattern, text)], re.match(pattern, text) and re.match(pattern, text).group(),
    print pattern
