for template in ("%s", u"%s", "%5s", "%r", "%s%s"):
    for value in ("a", u"a", u"\xe4", 1, [u"\xe4"], (u"x", "y")):
        try:
            made = template % (value if template == "%s%s" else (value,))
            print type(made).__name__, repr(made)
        except Exception, e:
            print type(e).__name__
for work in ("'\\xe4%s' % u'a'", "u'%s' % '\\xe4'", "'%s' % '\\xe4'", "'\\xe4%s' % 'a'", "u'%r' % '\\xe4'"):
    try: print repr(eval(work))
    except UnicodeError, e: print type(e).__name__
