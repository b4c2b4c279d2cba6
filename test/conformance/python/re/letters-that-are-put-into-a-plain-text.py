import re
for pattern, new, text in (("a", u"x", "banana"), ("z", u"x", "banana"), ("z", "x", u"banana"), ("a", "x", u"banana"), ("(a)", u"<\\1>", "ba"), ("a", lambda m: u"x", "ba"), ("z", lambda m: u"x", "ba"), ("", u"-", "ab"), ("a", u"\xe4", "a"), ("x", u"\xe4", "\xe4x")):
    try: print repr(re.sub(pattern, new, text)), re.subn(pattern, new, text)
    except UnicodeError, e: print type(e).__name__
