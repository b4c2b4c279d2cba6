print [ord(sign) for sign in ("a", u"a", "\xff", u"\u20ac", u"\U0001F600")], [chr(code) for code in (0, 65, 255)], [unichr(code) for code in (65, 228, 8364, 0x1F600)]
for work in ("chr(256)", "chr(-1)", "unichr(-1)", "unichr(0x110000)", "ord('')", "ord('ab')", "ord(5)", "chr('a')", "ord(None)", "chr(65.5)"):
    try: print work, repr(eval(work))
    except Exception, e: print work, type(e).__name__
