# What is said of texts, lists and dictionaries that are asked for what they have not.
try:
    ''.join([1])
except Exception, e: print type(e).__name__, e
try:
    ''.join([None])
except Exception, e: print type(e).__name__, e
try:
    ','.join(['a', 5])
except Exception, e: print type(e).__name__, e
try:
    '%d' % 'a'
except Exception, e: print type(e).__name__, e
try:
    '%d' % None
except Exception, e: print type(e).__name__, e
try:
    '%d' % [1]
except Exception, e: print type(e).__name__, e
try:
    '%f' % 'a'
except Exception, e: print type(e).__name__, e
try:
    '%c' % 'ab'
except Exception, e: print type(e).__name__, e
try:
    '%c' % 300
except Exception, e: print type(e).__name__, e
try:
    '%s %s' % 'a'
except Exception, e: print type(e).__name__, e
try:
    '%s' % ('a', 'b')
except Exception, e: print type(e).__name__, e
try:
    '%(a)s' % {'b': 1}
except Exception, e: print type(e).__name__, e
try:
    '%(a)s' % 5
except Exception, e: print type(e).__name__, e
try:
    '%' % 1
except Exception, e: print type(e).__name__, e
try:
    '%y' % 1
except Exception, e: print type(e).__name__, e
try:
    '%s'.foo
except Exception, e: print type(e).__name__, e
try:
    '{0}'.format()
except Exception, e: print type(e).__name__, e
try:
    '{a}'.format(b=1)
except Exception, e: print type(e).__name__, e
try:
    '{0.foo}'.format(1)
except Exception, e: print type(e).__name__, e
try:
    '{0[5]}'.format([1])
except Exception, e: print type(e).__name__, e
try:
    '{0[a]}'.format({})
except Exception, e: print type(e).__name__, e
try:
    '{:d}'.format('a')
except Exception, e: print type(e).__name__, e
try:
    '{:d}'.format(1.5)
except Exception, e: print type(e).__name__, e
try:
    '{:x}'.format(1.5)
except Exception, e: print type(e).__name__, e
try:
    '{:f}'.format('a')
except Exception, e: print type(e).__name__, e
try:
    '{!x}'.format(1)
except Exception, e: print type(e).__name__, e
try:
    '{'.format(1)
except Exception, e: print type(e).__name__, e
try:
    '}'.format(1)
except Exception, e: print type(e).__name__, e
try:
    '{:.2d}'.format(1)
except Exception, e: print type(e).__name__, e
try:
    'abc'.index('z')
except Exception, e: print type(e).__name__, e
try:
    'abc'.rindex('z')
except Exception, e: print type(e).__name__, e
try:
    [1].index(5)
except Exception, e: print type(e).__name__, e
try:
    [1].remove(5)
except Exception, e: print type(e).__name__, e
try:
    (1,).index(5)
except Exception, e: print type(e).__name__, e
try:
    {}.popitem()
except Exception, e: print type(e).__name__, e
try:
    {}.pop('a')
except Exception, e: print type(e).__name__, e
try:
    set().pop()
except Exception, e: print type(e).__name__, e
try:
    set([1]).remove(5)
except Exception, e: print type(e).__name__, e
try:
    [].extend(5)
except Exception, e: print type(e).__name__, e
try:
    [3, 1].sort(5)
except Exception, e: print type(e).__name__, e
try:
    'a'.encode('x')
except Exception, e: print type(e).__name__, e
try:
    'a'.decode('x')
except Exception, e: print type(e).__name__, e
try:
    '\xff'.decode('utf-8')
except Exception, e: print type(e).__name__, e
try:
    '\xc3('.decode('utf-8')
except Exception, e: print type(e).__name__, e
try:
    '\xe2\x82'.decode('utf-8')
except Exception, e: print type(e).__name__, e
try:
    '\xff'.decode('ascii')
except Exception, e: print type(e).__name__, e
try:
    u'\u20ac'.encode('ascii')
except Exception, e: print type(e).__name__, e
try:
    u'\u20ac'.encode('latin-1')
except Exception, e: print type(e).__name__, e
try:
    u'\u20ac\u20ac'.encode('latin-1')
except Exception, e: print type(e).__name__, e
try:
    str(u'\xe4\xe4')
except Exception, e: print type(e).__name__, e
try:
    unicode('\xe4\xe4')
except Exception, e: print type(e).__name__, e
try:
    '\xe4' + u'a'
except Exception, e: print type(e).__name__, e
try:
    u'%s' % '\xe4'
except Exception, e: print type(e).__name__, e
try:
    '%s %s' % (u'a', '\xe4')
except Exception, e: print type(e).__name__, e
try:
    int(u'x')
except Exception, e: print type(e).__name__, e
try:
    int([])
except Exception, e: print type(e).__name__, e
try:
    int({})
except Exception, e: print type(e).__name__, e
try:
    int(None)
except Exception, e: print type(e).__name__, e
try:
    int('5.5')
except Exception, e: print type(e).__name__, e
try:
    int('')
except Exception, e: print type(e).__name__, e
try:
    long('x')
except Exception, e: print type(e).__name__, e
try:
    long(None)
except Exception, e: print type(e).__name__, e
try:
    long([])
except Exception, e: print type(e).__name__, e
try:
    float([])
except Exception, e: print type(e).__name__, e
try:
    float(None)
except Exception, e: print type(e).__name__, e
try:
    float('')
except Exception, e: print type(e).__name__, e
try:
    type()
except Exception, e: print type(e).__name__, e
try:
    type(1, 2)
except Exception, e: print type(e).__name__, e
try:
    super(A)
except Exception, e: print type(e).__name__, e
try:
    object(1)
except Exception, e: print type(e).__name__, e
