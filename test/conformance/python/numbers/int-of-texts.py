for text in ("12", " 12 ", "-12", "+12", "- 12", "012", "0x1f", "1.5", "", " ", "12L", "1e3", "\t7\n", "1 2", "--1", "2147483648", "-2147483649", u"42", u" 42 ", "12a", "0b1", "0o7"):
    try: print repr(text), repr(int(text)), type(int(text)).__name__
    except ValueError, e: print repr(text), "ValueError", e
