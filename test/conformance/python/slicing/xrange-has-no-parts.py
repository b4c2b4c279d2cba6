# What xrange is, and is not.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


x = xrange(2, 20, 3)
show(r'''
x[1:2]
x + [1]
[1] + x
x * 2
xrange()
xrange(1, 2, 3, 4)
x.start, 1
x.index(5)
'a' % xrange(3)
'%s' % x, '%s %s' % (x, 1)
list(x), tuple(x), sorted(x), set(x), sum(x), len(x), 5 in x, 6 in x, max(x), x[-1], x[2L]
x[10]
x[1.5]
x['a']
bool(xrange(0)), bool(xrange(1))
type(x), isinstance(x, xrange), type(x) == xrange
repr(iter(x))[:14]
[i for i in xrange(3)], {i: i for i in xrange(3)}, zip(xrange(2), xrange(2)), map(str, xrange(3)), enumerate(xrange(2)).next()
''')
import random
random.seed(5)
show(r'''
random.sample(xrange(100), 3), random.choice(xrange(10))
''')
import itertools, json, copy
show(r'''
list(itertools.islice(xrange(10**6), 2)), list(itertools.chain(xrange(2), xrange(2)))
json.dumps(x)
list(reversed(x)), ''.join(map(chr, xrange(65, 70)))
filter(None, x), reduce(lambda a, b: a + b, x)
[0] * 3 + list(xrange(2))
''')


def f(*a): return a
show(r'''
f(*xrange(3))
''')
a, b, c = xrange(3)
show(r'''
a, b, c
''')
l = [1,2,3]; l.extend(xrange(2)); l[1:1] = xrange(2)
show(r'''
l
dict.fromkeys(xrange(2)), dict((i, i) for i in xrange(2))
''')
for i in xrange(5, 0, -2): print i,
print
show(r'''
xrange(-1), list(xrange(-1)), xrange(0, -5), xrange(5, 1), xrange(0, 10, 4)
''')
