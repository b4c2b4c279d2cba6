for base in (2, 8, 10, 16, 36, 0, 1, 37, -1):
    for text in ("101", "0x1f", "0b11", "0o17", "017", "zz", "ff", "-11", "9", "0", "1L"):
        try: print int(text, base),
        except ValueError: print "-",
    print base
