for number in (123456789012.0, 12345678901.0, 1e11, 1e12, -123456789012.5, 99999999999.9, 0.1 + 0.2, 1e-5, 100.0, 1e16, 1.5e300):
    for spec in ('', '5', '>20', '<20', '^20', '020', '+', ' ', ',', '20,', '=+20', '.3', '*^25'):
        print format(number, spec), '|',
    print
for spec in ('_', '_d', 'z', '#', '#.2f', 'z.1f', '#x', '#o', '#b', '0_', '<_', '_<5'):
    for value in (5, -2.5, 12345678901234567890, True, 'a'):
        try:
            print ('{:%s}' % spec).format(value),
        except ValueError:
            print 'ValueError',
    print
for spec in ('d', '5', '>9', 'f', 'x'):
    try:
        print ('{:%s}' % spec).format(u'm\xe4d')
    except ValueError, error:
        print type(error).__name__
print '%s' % xrange(3), 'a' % {}
try:
    print 'a' % xrange(3)
except TypeError, error:
    print error
