# -*- coding: utf-8 -*-
from java.util import ArrayList

a = ArrayList([1, 'a', u'b', 2.5, None, True, [1, 'x'], {'k': 1}, (1, 2)])
print a, repr(a), len(a), a[0], a[1:3], a[-1], type(a[1:3]), type(a), bool(a), bool(ArrayList())
print [repr(x) for x in a]
a[0] = 9
del a[1]
print a, 'b' in a, u'b' in a, 'zz' in a, 2.5 in a, None in a
for key in (20, 'x'):
    try:
        print a[key]
    except (IndexError, TypeError), e:
        print type(e).__name__
b = ArrayList([3, 1, 2])
b.append(6)
b.extend([7, 8])
b.insert(0, 0)
print b, b.count(6), b.index(7), b.pop(), b.pop(0), b
b.reverse()
print b
b.sort()
print b
b.sort(key=lambda x: -x)
print b
b.sort(lambda x, y: cmp(x, y))
b.sort(reverse=True)
print b
b[1:2] = [10, 11, 12]
del b[0:2]
print b, b[::2], b[-2:], b[5:], b[:0]
print sorted(b), max(b), sum(b), list(b), tuple(b), set(b), zip(b, b), map(str, b), [x for x in b]
b += [5]
b *= 2
print b, type(b), type(b * 2), b + [1], type(b + [1]), [1] + b, b + ArrayList([1]), type(b + ArrayList([1]))
print ArrayList([2]) == [2], [2] == ArrayList([2]), ArrayList([2]) != [2], ArrayList([2]) == (2,), ArrayList([1]) == [1.0], 1.0 in ArrayList([1]), ArrayList([1L]) == [1]
for work in (lambda: b.index(99), lambda: b.pop(99), lambda: ArrayList().pop(), lambda: b + (1,), lambda: b.remove('x')):
    try:
        work()
    except (ValueError, IndexError, TypeError), e:
        print type(e).__name__
print [ArrayList([v])[0] for v in (1L, 's', 1.0, 10 ** 12, 10 ** 30, True, None, u'q')], isinstance(b, list)
print ArrayList([u'\xe4']), repr(unicode(ArrayList([u'\xe4'])))
x = [1]
held = ArrayList([x])
held[0].append(2)
print x, held, held[0] is x
a, b = ArrayList([1, 2]), ArrayList([1, 2])
print a is b, a == b, hash(a) == hash(b), {1: a}, (a, 'x'), '%s and %r' % (a, b)
