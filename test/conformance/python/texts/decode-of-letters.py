for text in (u"abc", u"\xc3\xa4", u"\xe4", u""):
    for encoding in ("ascii", "utf-8", "latin-1"):
        try: print repr(text.decode(encoding)),
        except UnicodeError, e: print type(e).__name__,
    print repr(text)
print repr(u"abc".decode()), repr(u"abc".encode()), repr(u"abc".decode("utf-8").encode("utf-8"))
