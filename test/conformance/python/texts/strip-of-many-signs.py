for text in ("  a b  ", "\t\n a \r\x0b\x0c", "xxaxx", "", "   ", "\x1c a \x1f", "\xa0 a\x85", "a"):
    for signs in ((), ("x",), (" ",), ("ax ",), ("",), (None,)):
        print repr(text.strip(*signs)), repr(text.lstrip(*signs)), repr(text.rstrip(*signs)),
    print
for text in (u"\xa0a\u2003", u"\u3000 a \x85", u"\x1ca\x1f", u"\u200ba"):
    print repr(text.strip()), text.isspace(), repr(text.split())
