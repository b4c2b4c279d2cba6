# Bytes that are no UTF-8: where, and what is wrong with them.
for b in ['\xc3(', '\xe2(\xa1', '\xe2\x82(', '\xf0(\x8c\xbc', '\xf0\x90(\xbc', '\xf0\x90\x8c(', 'ab\xc3', '\xe4x', 'm\xe4dchen', '\x80', '\xc0\x80', '\xed\xa0\x80', '\xf8\x88\x80\x80\x80', '\xe2', '\xe2\x82', '\xf0\x90', '\xf0\x90\x8c','\xfc', '\xc3', 'a\xff', '\xe4\xf6', '\xe4\xf6\xfc', '\xf5\x80\x80\x80', '\xe0\x80\x80', '\xc1\x81','\xe4\xa4x', 'gr\xfc\xdfe', '\xb0C', '20\xb0C', '\xb5m','\xc4\xd6']:
    try: print repr(b), repr(b.decode('utf-8'))
    except UnicodeDecodeError, e: print repr(b), e.start, e.end, e.reason, e, [b.decode('utf-8','replace')], [b.decode('utf-8','ignore')]
    try: unicode(b)
    except UnicodeDecodeError, e: print e.start, e.end, e.reason, e
