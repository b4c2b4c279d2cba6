for text in ("12", " 12 ", "-7", "0x1f", "1.5", "", "1e3", "12L", "1_000", u"42"):
    for kind in (int, float, long):
        try:
            print repr(text), kind.__name__, repr(kind(text))
        except ValueError, e:
            print repr(text), kind.__name__, "ValueError"
print int("ff", 16), int("777", 8), int("101", 2), int("0x1f", 16), int("017", 8), int("z", 36)
