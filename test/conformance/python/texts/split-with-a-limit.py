for text in ("a,b,c", "a,,c", ",a,", "", ",", "abc", "  a  b  ", "a, b"):
    for limit in (-1, 0, 1, 2, 5):
        print text.split(",", limit), text.rsplit(",", limit), text.split(None, limit), text.rsplit(None, limit)
for arguments in (("",), (5,), (",", "x"), (None, None)):
    try: print "a".split(*arguments)
    except Exception, e: print type(e).__name__
