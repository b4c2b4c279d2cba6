# A sign of alignment in front of another one is no fill.
for spec in ('=^5', '=^40', '=<5', '>>4', '<<4', '^^4', '=>4', '>^4', '-^20', '+>5', ' >5', '0>5', '#>5', '.>5', '*=+6', '=5'):
    for value in (2, 'a', u'b', 1.5, None, [1], True):
        try:
            print repr(format(value, spec)),
        except Exception, e:
            print type(e).__name__, e,
    print
    try:
        print ('{:%s}' % spec).format(7)
    except ValueError, e:
        print 'ValueError', e
