for name in ("hex", "base64", "rot13"):
    made = "Batch 17/\xff".encode(name) if name != "rot13" else "Batch 17".encode(name)
    print name, repr(made), repr(made.decode(name))
print repr("zlib " * 20 == ("zlib " * 20).encode("zlib").decode("zlib")), repr("abc".encode("string_escape")), repr("a\n\t'\xe4".encode("string_escape")), repr("a\\n\\x41".decode("string_escape"))
print repr(u"a\n\xe4\u20ac".encode("unicode_escape")), repr("a\\n\\u20ac".decode("unicode_escape")), repr(u"\u20ac".encode("raw_unicode_escape")), repr("\\u20ac\\n".decode("raw_unicode_escape"))
