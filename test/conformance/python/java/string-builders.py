import sys
from java.lang import StringBuilder, StringBuffer


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


for kind in (StringBuilder, StringBuffer):
    b = kind('a')
    print b.append('b').append(5).append(1.5).append(True).append(None).append(5L).append(0.1).append(1234567.891).append(1e10).append([1, 'x']).append(kind('q')), type(b)
    print b.length(), repr(b.toString()), repr(b), str(b), unicode(b), '%s' % b
    print b.insert(0, 'x'), b.charAt(0), b.indexOf('b'), b.indexOf('zz'), b.lastIndexOf('5'), b.deleteCharAt(0), b.reverse(), b.delete(0, 3), b.replace(0, 1, 'zz'), b.insert(2, 9)
    b.setCharAt(0, 'q')
    b.setLength(3)
    print b, b.substring(1), b.substring(0, 2), b.length()
    for work in (lambda: len(b), lambda: b[0], lambda: b + 'x', lambda: b.charAt(99), lambda: b.append(), lambda: b.substring(9), lambda: b.deleteCharAt(9), lambda: b.insert(99, 'x'),
                 lambda: b.delete(2, 1), lambda: kind(5), lambda: kind(None), lambda: kind(1.5), lambda: b == 'qza', lambda: b == b, lambda: b.indexOf(5), lambda: b.setLength(-1)):
        tried(work)
print StringBuilder(u'\xe4').append(u'\xf6'), repr(StringBuilder(u'\xe4').toString()), StringBuilder().append('a').length()
print StringBuilder().append(10 ** 20).append(' ').append(10 ** 18), StringBuilder().append(2147483648)
