plain = '\xe4BC'
print repr(plain.encode('utf-8')), repr(plain.encode('latin-1')), repr(plain.encode('utf-16-le')), repr(plain.encode('cp850'))
print repr(plain.encode('ascii', 'ignore')), repr(plain.encode('ascii', 'replace')), repr(plain.encode('ascii', 'xmlcharrefreplace'))
print repr(plain.encode('unicode_escape')), repr(plain.encode('utf-7')), repr(''.encode('utf-16')), repr(u'abc'.encode('idna'))
print repr('abc'.encode('uu')), repr(u'\xe4'.encode('utf-7')), repr(u'a\xe4'.encode('rot13'))
for text in (plain, u'\xe4BC', u'\u20ac', 'xyz', u'xyz'):
    for encoding in ('ascii', 'hex', 'base64', 'zlib', 'quopri'):
        try:
            print encoding, repr(text.encode(encoding)),
        except Exception, error:
            print type(error).__name__,
    for encoding in ('ascii', 'utf-8', 'hex'):
        try:
            print repr(text.decode(encoding)),
        except:
            import sys
            print sys.exc_info()[0].__name__,
    print
