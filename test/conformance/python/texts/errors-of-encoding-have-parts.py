try: u"ab\xe4\xf6c".encode("ascii")
except UnicodeEncodeError, e: print e.encoding, repr(e.object), e.start, e.end, e.reason
try: "ab\xe4c".decode("ascii")
except UnicodeDecodeError, e: print e.encoding, repr(e.object), e.start, e.end, e.reason
try: str(u"\u20ac")
except UnicodeError, e: print type(e).__name__, str(e)
try: unicode("\xff")
except UnicodeError, e: print type(e).__name__, str(e)
try: "\xff" + u""
except UnicodeError, e: print type(e).__name__, str(e), e.args[0], e.args[2:4]
