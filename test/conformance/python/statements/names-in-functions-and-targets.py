# Names in functions, and what is assigned to.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


x = 1


def a():
    def b():
        return x
    x2 = b()
    return x2
show(r'''
a()
''')


class K:
    y = 2
    z = [y for i in range(2)]
    def get(self): return self.y
show(r'''
K.z, K().get()
''')


def outer(n):
    fs = []
    for i in range(n):
        def f(i=i, *a): return i, a
        fs.append(f)
    return fs
show(r'''
[f() for f in outer(3)], outer(2)[1](5, 6)
''')


def counter():
    c = [0]
    def inc():
        c[0] += 1
        return c[0]
    return inc
n = counter()
show(r'''
n(), n(), counter()()
''')


def deco(*args):
    def wrap(f):
        def inner(*a, **k): return args, f(*a, **k)
        inner.__name__ = f.__name__
        inner.func_doc = 'd'
        return inner
    return wrap
@deco(1, 2)
@deco('x')


def target(a, b=3):
    return a + b
show(r'''
target(1), target.__name__, target.__doc__, target.func_name
''')


class Cls(object):
    @deco(9)
    def m(self, q): return q
show(r'''
Cls().m(4)
''')


def fa((a, b), c, (d, (e, f))=(1, (2, 3))): return a, b, c, d, e, f
show(r'''
fa((1, 2), 3), fa([4, 5], 6, ('x', 'yz'))
fa((1,), 2)
''')
f2 = lambda (k, v): '%s=%s' % (k, v)
show(r'''
map(f2, sorted({'a': 1, 'b': 2}.items()))
''')


def rec(n): return 1 if n < 2 else n * rec(n - 1)
show(r'''
rec(10), rec(20), rec(13)
''')


def fib():
    a, b = 0, 1
    while 1:
        yield a
        a, b = b, a + b
f = fib()
show(r'''
[f.next() for _ in range(10)], f.next(), next(f)
''')


def varargs(*a, **k): return len(a), sorted(k)
show(r'''
varargs(*range(3), **dict(z=1, y=2)), varargs(1, *(2,), **{}), varargs(*'ab')
''')


def d1(a, b={}): b[a] = 1; return sorted(b)
show(r'''
d1(1), d1(2), d1.func_defaults, d1.__defaults__ if 0 else 1
''')
i = 10
l = [i for i in range(3)]
show(r'''
i, l
''')
g = (i * 2 for i in range(3))
show(r'''
list(g), i
''')
try:
    try: raise KeyError('a')
    finally: print 'f1'
except KeyError: print 'caught'


def ret():
    try: return 'try'
    finally: print 'fin'
show(r'''
ret()
''')


def ret2():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally: print 'i', i
    else: print 'never'
    return i
show(r'''
ret2()
''')


def multi():
    try:
        raise ValueError('a')
    except ValueError:
        try: raise TypeError('b')
        except TypeError, e: print 'inner', e
        raise
show(r'''
multi()
''')


def nested():
    try: 1/0
    except ZeroDivisionError as e: raise ValueError('from ' + str(e))
show(r'''
nested()
''')
print x if x else 'no', not x, x and 'and', x or 'or', 1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True
a = b = c = []
a.append(1)
show(r'''
a, b is c
''')
a, b = 1, 2; a, b = b, a
show(r'''
a, b
''')
x, y = y, x = 1, 2
show(r'''
x, y
''')
(p, q), r = [(1, 2), 3]
show(r'''
p, q, r
''')
for (i, (j, k)) in [(1, (2, 3))]: print i, j, k
d = {}; d['a'], d['b'] = 1, 2
show(r'''
d
''')
l = [0, 1, 2]; l[0], l[1] = l[1], l[0]; i = 0; i, l[i] = 1, 9
show(r'''
l, i
''')
s = 'abc'; s += 'd'; n = 5; n -= 1; n *= 3; n /= 2; n **= 2; n %= 7; n <<= 2; n |= 1; n ^= 3; n &= 6; n >>= 1; n //= 1
show(r'''
s, n
''')
t = (1,); t += (2,); u = t; t *= 2
show(r'''
t, u
''')
print "%s" % "a" "b", "a" "b" * 2, ("x" "y")
print 1,; print 2; print; print 3,
print
global_name = 5


def useg():
    global global_name, new_global
    global_name += 1; new_global = 7
useg()
show(r'''
global_name, new_global
''')
assert True, 'x'
if 0: pass
elif 1: print 'elif'
else: pass
while 1:
    break
else: print 'no'
del global_name
show(r'''
global_name
''')
pass; pass
print [x for x in [1, 2, 3] if x > 1 if x < 3], [x + y for x in 'ab' for y in 'cd'], {c for c in 'aab'}, {c: ord(c) for c in 'ab'}, [[x for x in range(y)] for y in range(3)], [x for x, in [(1,), (2,)]], [x for x in 1, 2, 3]
print "a" if [] else "b", [] or 'empty', 0 or None, 1 and 2 and 3, (lambda: 5)(), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), `1+1`, `'a'`
import sys as system_module, os.path
from math import sqrt as sq, pi
show(r'''
sq(4), pi, system_module.maxint, os.path.join('a', 'b'), os.path.splitext('a.b')
''')
