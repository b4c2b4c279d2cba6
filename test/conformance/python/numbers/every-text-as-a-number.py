texts = ["0", "1", "-1", "+5", " 7 ", "007", "1.0", "1e2", "0x10", "1L", "", "-", "abc", "1 2", "9" * 12, "1.", ".1", "-.5", "1e-3", "nan", "inf", u"12", u"\u0661", "1__0", "\n3", "3\x00"]
for text in texts:
    row = []
    for kind in (int, long, float, lambda t: int(t, 16), lambda t: int(t, 0), lambda t: t.isdigit()):
        try: row.append(str(kind(text)))
        except Exception, e: row.append(type(e).__name__)
    print repr(text), row
