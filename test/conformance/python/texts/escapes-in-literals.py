print repr("\a\b\f\n\r\t\v\\\'\"\0\01\012\377\x41\xff\q\ "), repr("\u00e4\N{DIGIT ONE}"), repr(u"\u00e4\U000000e4\xe4\344\N{LATIN SMALL LETTER A WITH DIAERESIS}"), repr(r"\n\\"), repr(ur"\n\u00e4")
print repr("""a
b"""), repr('''it's "x"'''), repr("a" "b" u"c"), repr("a\
b"), len("\x00\x00"), repr("\08"), repr("\1234"), repr(u"\1234"), repr(b"abc"), repr(br"\n"), repr(U"x"), repr(R"\x"), repr(Ur"\x41" if False else "x")
