print repr(r"\d\n"), repr(ur"\u00e4\n"), repr("\u00e4"), repr(u"\u00e4"), repr("\101\x41"), repr('a\
b'), repr("""x
y"""), len(r"\\")
