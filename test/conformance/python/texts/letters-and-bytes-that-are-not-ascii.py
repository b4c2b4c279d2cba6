for work in ("'\\xe4' + u'a'", "u'a' + '\\xe4'", "u'a'.join(['\\xe4', 'b'])", "'a'.join(['\\xe4', u'b'])", "unicode('\\xe4')", "u'\\xe4'.replace('\\xe4', 'x')", "u'\\xe4'.startswith('\\xe4')",
             "u'\\xe4'.find('\\xe4')", "u'\\xe4'.split('\\xe4')", "u'\\xe4'.strip('\\xe4')", "u'\\xe4'.count('\\xe4')", "'\\xe4b'.split(u'b')", "'\\xe4'.partition(u'x')", "'\\xe4'.startswith(u'\\xe4')",
             "'\\xe4'.find(u'\\xe4')", "'\\xe4'.center(5, u'x')", "u'a'.center(5, '\\xe4')", "'\\xe4'.strip(u'a')", "u'%s' % ['\\xe4']", "u'\\xe4'.endswith('a')", "u'a'.endswith(('a', '\\xe4'))", "'\\xe4'.replace('a', u'b')"):
    try: print work, repr(eval(work))
    except UnicodeError, e: print work, type(e).__name__
