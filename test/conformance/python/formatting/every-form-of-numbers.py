# Numbers in every form of a text.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


show(r'''
'%s' % 10L, '%r' % 10L, '%d' % 10L, '%x' % 10L, '%X' % (2**40), '%o' % 2**35 if 0 else 1, '%d' % 2**70 if 0 else 1, '%#x' % 10L, '%5d' % 10L, repr(2**31), str(2**31), repr(-2**31), '{}'.format(2**31), '{!r}'.format(2**31), '%s' % [2**31, 1L], hex(2**31), oct(2**31), bin(2**31)
'%.3f' % 2.0005, '%.1f' % 0.25, '%.1f' % 0.35, '%.2f' % 2.675, '%.0f' % 0.5, '%.0f' % 1.5, '%.3g' % 1234.5, '%.10g' % 0.1, '%g' % 1e6, '%g' % 1e5, '%g' % 123456789, '%g' % 0.0001, '%g' % 0.00001, '%G' % 1e-10, '%e' % 0, '%E' % 1.5, '%f' % 1e20, '%f' % 1e-7, '%s' % 1e-7, '%r' % 1e-7, '%a' % 1 if 0 else 1
repr(0.1), repr(1/3.0), repr(2/3.0), repr(1e15), repr(1e16), repr(1e17), repr(123456789.123), repr(1.0), repr(-0.0), repr(1e-4), repr(1e-5), repr(5e-324), repr(1.7976931348623157e308), repr(0.1 + 0.7), repr(4.35 * 100), repr(1.1 * 1.1), repr(1e21), repr(1.5e300), repr(float('1e1000'))
str(0.1), str(1/3.0), str(2/3.0), str(1e11), str(1e12), str(1e-4), str(1e-5), str(123456789.123), str(1234567890123.4), str(0.1 + 0.7), str(4.35 * 100), str(1.1 * 1.1), str(99999999999.9), str(999999999999.9), str(0.00012345678901234)
'{0:.3f} {0:.3e} {0:.3g} {0:.3%} {0:g} {0:n} {0}'.format(1234.56789), '{:10.2f}|{:<10.2f}|{:^10.2f}|{:=+10.2f}|{:*>10.2f}'.format(*[3.14159] * 5), '{:,}'.format(10**12), '{:,.3f}'.format(-1234567.8915), '{:012,.2f}'.format(1234.5), '{:+}'.format(5), '{: }'.format(5), '{:-}'.format(-5), '{:#o}'.format(8), '{:#X}'.format(255), '{:x}'.format(-255), '{:b}'.format(-5), '{:e}'.format(5), '{:%}'.format(1), '{:.0%}'.format(0.125)
'{0.real} {0.imag} {1[0]} {1[-1]}'.format(5, [1, 2]) if 0 else 1, '{a.b}'.format(a=type('T', (), {'b': 5})), '{0[a][b]}'.format({'a': {'b': 1}}), '{0[0][1]}'.format([[1, 2]]), '{:{}.{}f}'.format(3.14159, 8, 2), '{!s:>5}'.format('a'), '{!r:>5}'.format('a'), '{:5}|{:5}'.format(u'a', 1), '{:<5}|'.format([1]) if 0 else 1, '{:s}'.format('x'), '{0:}'.format('x'), '{:^5}|{:^4}'.format('ab', 'a'), '{:05}'.format(3), '{:05}'.format(-3), '{:05.1f}'.format(2.25), '{:c}'.format(97)
'{} {0}'.format(1)
'{a}'.format(b=1)
'{1}'.format(1)
'{:d}'.format('x')
'{:s}'.format(5)
'{:x}'.format(1.5)
'{:q}'.format(1)
'%d' % '5'
'%d' % 5.5, '%d' % 1e10, '%i' % True, '%c' % 97, '%c' % u'\xe4', '%s' % u'\xe4', '%r' % u'\xe4', '%5.2s|' % 'abc', '%-5s|' % 'ab', '%05d' % -5, '%+5d' % 5, '% 5d' % 5, '%x' % 255L, '%#o' % 8, '%08.3f' % 3.14159, '%+.2f' % -0.001, '%-8d|' % 5, '%%%d' % 5
'%(x)d %(y)s' % {'x': 1, 'y': [1]}, '%(x)s' % {'x': {'y': 1}}, '%(a b)s' % {'a b': 1}, '%s' % {'a': 1}, '%s' % (None,), '%s %s' % ((1, 2), [3]), '%*d' % (5, 1), '%.*f' % (2, 1.234), '%(x)*d' % {'x': 1} if 0 else 1
''')
