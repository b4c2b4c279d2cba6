for text in ("aaa", "abab", "", "xyz", "a.b.c"):
    for old, new in (("a", "b"), ("a", ""), ("", "-"), ("ab", "a"), (".", ".."), ("aa", "a")):
        print [text.replace(old, new)] + [text.replace(old, new, count) for count in (-1, 0, 1, 2)],
    print
