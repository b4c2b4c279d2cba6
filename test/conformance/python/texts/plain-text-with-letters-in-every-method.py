given = {"find": ("b",), "rfind": ("b",), "index": ("b",), "count": ("b",), "startswith": ("a",), "endswith": ("c",), "split": (" ",), "rsplit": (" ",), "partition": (" ",),
         "rpartition": (" ",), "strip": ("a",), "lstrip": ("a",), "rstrip": ("c",), "replace": ("b", "x"), "join": (["x", "y"],), "center": (9, "-"), "ljust": (9, "-"), "rjust": (9, "-"),
         "split ": (), "upper": (), "lower": (), "title": (), "strip ": (), "splitlines": (), "expandtabs": (), "swapcase": (), "capitalize": (), "zfill": (9,)}
for name in sorted(given):
    for text in ("abc b c", u"abc b c"):
        for letters in (False, True):
            arguments = [unicode(one) if letters and isinstance(one, str) else one for one in given[name]]
            print name, repr(getattr(text, name.strip())(*arguments)),
    print
