for text in ("a\nb", "a\r\nb", "a\rb", "a\n", "\n", "", "a\n\nb", "a\r\n\r\nb\n", "a\x0bb\x0cc", "a\x1cb\x85c", "\r\n"):
    print repr(text), text.splitlines(), text.splitlines(True), text.split("\n")
for text in (u"a\nb", u"a\x0bb", u"a\x0cb", u"a\x1cb", u"a\x1db", u"a\x1eb", u"a\x85b", u"a\u2028b\u2029c", u"a\r\nb"):
    print repr(text), text.splitlines(), text.splitlines(True)
