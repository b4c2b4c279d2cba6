for text in ("1.5", " 1.5 ", "-1.5", "+.5", "5.", ".", "1e3", "1E-3", "1e", "inf", "-Infinity", "nan", "NaN", "1,5", "", "0x10", "1_000", "1.5f", "1.5d", u"2.5", "1e400", "-1e-400", "infinit", "1 5", "\n3\t"):
    try: print repr(text), repr(float(text))
    except ValueError, e: print repr(text), "ValueError"
