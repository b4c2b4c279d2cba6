import re
for pattern in ("(", ")", "[", "a{2,1}", "*a", "+", "?", "a**", "a++", "(?P<n>a)(?P<n>b)", "(?P<1>a)", "(?P=x)", "(?", "(?<a", "\\", "[z-a]", "(?P<n", "(?z)", "(?<=a+)b", "\\1", "(a)\\2", "[a", "a{1", "a{x}", "{1}", "a{,2}", "x{2}{3}", "(?:", "(?#remark", "(?P>x)", "[[:alpha:]]", "[]a]", "[^]", "(?!)", "()", "|", "(?i", "(a*)*", "(a|b*)+", "(?P<a-b>x)"):
    try: print pattern, re.findall(pattern, "aab")
    except re.error, e: print pattern, "re.error"
