for text in ("12", "12L", "12l", " 12L ", "-5L", "L", "0x10", "1.0", u"99L", "123456789012345678901234567890"):
    try: print repr(text), repr(long(text))
    except ValueError: print repr(text), "ValueError"
print repr(long("ff", 16)), repr(long("0x1fL", 16)), repr(long("777", 8)), repr(long()), repr(int()), repr(float())
