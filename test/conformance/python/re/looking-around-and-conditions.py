import re
for pattern in ("a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", "(?<=ab)c", "(?=(a))\\1", "(?:a|b)+", "(a)?(?(1)b|c)", "(?P<q>['\"]).*?(?P=q)", "(\\w)\\1", "(?i)A(?=B)", "(?s).+", "a(?#remark)b", "(?m)^.", "(?<![\\w])a"):
    print pattern, [m.span() for m in re.finditer(pattern, "ab ac abc aa 'x\" \"y\"")], re.findall(pattern, "abcb aab 'q'")
