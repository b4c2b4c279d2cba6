for text in (u"abc", u"\xe4\u20ac", u"a\u4e00b"):
    for encoding in ("ascii", "latin-1", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-15", "utf-32-be"):
        for handler in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace"):
            try: print repr(text.encode(encoding, handler)),
            except UnicodeError, e: print type(e).__name__,
        print encoding
