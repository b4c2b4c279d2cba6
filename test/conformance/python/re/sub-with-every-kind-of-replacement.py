import re
for pattern, new, text in (("a", "b", "banana"), ("(a)(n)", r"\2\1", "banana"), ("(?P<x>a)", r"<\g<x>>", "banana"), ("a", r"\\", "ba"), ("a", r"\n", "ba"), ("(a)", r"\g<1>0", "ba"), ("(a)", r"\10" if False else r"\1", "ba"), ("x*", "-", "abc"), ("x*", "-", "axb"), ("", "-", "ab"), ("^", "> ", "a\nb"), ("(?m)^", "> ", "a\nb"), ("$", "!", "a\n"), ("a|", "#", "bab"), ("b*", lambda m: "[%s]" % m.group(), "abbc"), ("\\d+", lambda m: str(int(m.group()) + 1), "a9 b99"), ("(a)|(b)", lambda m: repr(m.groups()), "ab"), (".", lambda m: m.group() * 2, "ab"), ("\\s+", " ", " a  b\t"), ("[aeiou]", "", "education"), (u"a", u"\xe4", u"banana"), ("a", u"\xe4", "banana"), (u"a", "x", "ba")):
    print pattern, repr(re.sub(pattern, new, text)), re.subn(pattern, new, text, 1)
for pattern, new in (("a", r"\1"), ("(a)", r"\2"), ("a", r"\g<x>"), ("a", "\\"), ("(a)|b", r"[\1]"), ("a", r"\g<"), ("a", 5), ("a", None)):
    try: print re.sub(pattern, new, "ab")
    except Exception, e: print pattern, new, type(e).__name__
