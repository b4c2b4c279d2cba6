print "".join([repr(chr(code))[1:-1] for code in range(256)])
print [unichr(code) for code in range(120, 180)]
print [u"\u0100", u"\u20ac", u"\uffff", u"\U00010000", u"\U0010ffff", u"\x00", u"\x7f", u"\n\t\r\\'"]
for text in ("'", '"', "'\"", "\\", "\n", "it's", 'say "x"', u"it's", u"'\""):
    print repr(text), `text`, [text], str([text])
