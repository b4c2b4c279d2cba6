for text in ("abc", "\xe4b", "\xc3\xa4", "\xe2\x82\xac", "\xe2\x82", "\xe2\x82bcd", "M\xe4dchen", "\xf0\x9f\x98b", "a\xff\xfeb", "\x80", "\xc3("):
    for encoding in ("ascii", "latin-1", "utf-8", "cp1252", "iso-8859-15"):
        for handler in ("strict", "ignore", "replace"):
            try: print repr(text.decode(encoding, handler)),
            except UnicodeError, e: print type(e).__name__,
        print encoding
for encoding in ("nope", "", "utf8", "UTF-8", "U8", "latin1", "us-ascii", "8859", "windows-1252"):
    try: print encoding, repr(u"\xe4".encode(encoding, "replace"))
    except LookupError: print encoding, "LookupError"
