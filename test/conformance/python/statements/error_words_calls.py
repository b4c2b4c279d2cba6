# What is said of an index, a name, a call that is wrong.
try:
    print repr(([1][-5]))
except Exception, e: print type(e).__name__, e
try:
    print repr(((1,)[-5]))
except Exception, e: print type(e).__name__, e
try:
    print repr(('abc'[-5]))
except Exception, e: print type(e).__name__, e
try:
    print repr((u'abc'[7]))
except Exception, e: print type(e).__name__, e
try:
    l = [1]; l[5] = 2
except Exception, e: print type(e).__name__, e
try:
    l = [1]; l[-5] = 2
except Exception, e: print type(e).__name__, e
try:
    l = [1]; del l[5]
except Exception, e: print type(e).__name__, e
try:
    l = [1]; l.pop(5)
except Exception, e: print type(e).__name__, e
try:
    l = []; l.pop()
except Exception, e: print type(e).__name__, e
try:
    l = [1]; i = 7; print l[i]
except Exception, e: print type(e).__name__, e
try:
    l = [1]; i = 7; print l[i + 1]
except Exception, e: print type(e).__name__, e
try:
    l = [1]; print l[len(l)]
except Exception, e: print type(e).__name__, e
try:
    l = [[1]]; print l[0][3]
except Exception, e: print type(e).__name__, e
try:
    l = [1]; print l[2:][0]
except Exception, e: print type(e).__name__, e
def f():
    l = [1]; i = 7
    return l[i]
try:
    f()
except Exception, e: print type(e).__name__, e
def f(i):
    return [1, 2][i]
try:
    f(9)
except Exception, e: print type(e).__name__, e
def f(l, i): return l[i]
try:
    f([1], 4)
except Exception, e: print type(e).__name__, e
try:
    for i in range(3): print [1, 2][i]
except Exception, e: print type(e).__name__, e
import collections
try:
    print repr((collections.deque([1])[4]))
except Exception, e: print type(e).__name__, e
try:
    print repr((xrange(3)[5]))
except Exception, e: print type(e).__name__, e
try:
    print repr((range(3)[5]))
except Exception, e: print type(e).__name__, e
try:
    print repr(({}.values()[0]))
except Exception, e: print type(e).__name__, e
try:
    print repr(('a b'.split()[5]))
except Exception, e: print type(e).__name__, e
try:
    print repr(((lambda x: x[3])([1])))
except Exception, e: print type(e).__name__, e
try:
    print repr((map(lambda x: x[3], [[1]])))
except Exception, e: print type(e).__name__, e
try:
    print repr(([1]['a']))
except Exception, e: print type(e).__name__, e
try:
    print repr(((1,)['a']))
except Exception, e: print type(e).__name__, e
try:
    print repr(([1][None]))
except Exception, e: print type(e).__name__, e
try:
    print repr(([1][1.0]))
except Exception, e: print type(e).__name__, e
try:
    print repr(('abc'[1.5]))
except Exception, e: print type(e).__name__, e
try:
    print repr(('abc'[None]))
except Exception, e: print type(e).__name__, e
try:
    print repr(([1, 2]['a':]))
except Exception, e: print type(e).__name__, e
try:
    print repr(({'a': 1}['b']))
except Exception, e: print type(e).__name__, e
try:
    print repr(((5)['a']))
except Exception, e: print type(e).__name__, e
try:
    print repr((None['a']))
except Exception, e: print type(e).__name__, e
try:
    print repr(((lambda: 1)[0]))
except Exception, e: print type(e).__name__, e
try:
    print repr((len[0]))
except Exception, e: print type(e).__name__, e
try:
    x = 5; x[0] = 1
except Exception, e: print type(e).__name__, e
try:
    x = None; x.y = 1
except Exception, e: print type(e).__name__, e
try:
    x = 5; x.y = 1
except Exception, e: print type(e).__name__, e
try:
    x = 5; del x[0]
except Exception, e: print type(e).__name__, e
try:
    x = 'abc'; x[0] = 'z'
except Exception, e: print type(e).__name__, e
try:
    x = u'abc'; x[0] = 'z'
except Exception, e: print type(e).__name__, e
try:
    x = (1,); x[0] = 'z'
except Exception, e: print type(e).__name__, e
try:
    x = 'abc'; del x[0]
except Exception, e: print type(e).__name__, e
def f():
    print undefinedname
try:
    f()
except Exception, e: print type(e).__name__, e
def f():
    print later
    later = 1
try:
    f()
except Exception, e: print type(e).__name__, e
def f():
    del q
    q = 1
try:
    f()
except Exception, e: print type(e).__name__, e
def f():
    x = 1
    def g():
        return x
    return g
class A(object):
    def __init__(self, a, b=2): pass
    def m(self, x): pass
    def n(self): pass
class O:
    def __init__(self, a): pass
    def m(self, x): pass
class Empty(object): pass
class OEmpty: pass
try:
    A()
except Exception, e: print type(e).__name__, e
try:
    A(1, 2, 3)
except Exception, e: print type(e).__name__, e
try:
    A(1, c=3)
except Exception, e: print type(e).__name__, e
try:
    A(1).m()
except Exception, e: print type(e).__name__, e
try:
    A(1).m(1, 2)
except Exception, e: print type(e).__name__, e
try:
    A(1).n(1)
except Exception, e: print type(e).__name__, e
try:
    A(1).m(y=1)
except Exception, e: print type(e).__name__, e
try:
    A(1).m(1, x=1)
except Exception, e: print type(e).__name__, e
try:
    O()
except Exception, e: print type(e).__name__, e
try:
    O(1, 2)
except Exception, e: print type(e).__name__, e
try:
    O(1).m()
except Exception, e: print type(e).__name__, e
try:
    Empty(1)
except Exception, e: print type(e).__name__, e
try:
    OEmpty(1)
except Exception, e: print type(e).__name__, e
try:
    Empty(a=1)
except Exception, e: print type(e).__name__, e
def f(a, b): pass
try:
    f()
except Exception, e: print type(e).__name__, e
try:
    f(1)
except Exception, e: print type(e).__name__, e
try:
    f(1, 2, 3)
except Exception, e: print type(e).__name__, e
try:
    f(1, 2, c=3)
except Exception, e: print type(e).__name__, e
try:
    f(1, a=2)
except Exception, e: print type(e).__name__, e
try:
    f(a=1)
except Exception, e: print type(e).__name__, e
try:
    f(*[1])
except Exception, e: print type(e).__name__, e
try:
    f(*[1, 2, 3])
except Exception, e: print type(e).__name__, e
try:
    f(**{'z': 1})
except Exception, e: print type(e).__name__, e
def f(): pass
try:
    f(1)
except Exception, e: print type(e).__name__, e
try:
    f(a=1)
except Exception, e: print type(e).__name__, e
def f(a): pass
try:
    f()
except Exception, e: print type(e).__name__, e
try:
    f(1, 2)
except Exception, e: print type(e).__name__, e
def f(a, b=1): pass
try:
    f()
except Exception, e: print type(e).__name__, e
try:
    f(1, 2, 3)
except Exception, e: print type(e).__name__, e
def f(a, *r): pass
try:
    f()
except Exception, e: print type(e).__name__, e
def f(a, **k): pass
try:
    f()
except Exception, e: print type(e).__name__, e
try:
    f(1, 2)
except Exception, e: print type(e).__name__, e
def f(a, b, c=1, *r, **k): pass
try:
    f(1)
except Exception, e: print type(e).__name__, e
try:
    (lambda x: x)()
except Exception, e: print type(e).__name__, e
try:
    (lambda: 1)(2)
except Exception, e: print type(e).__name__, e
try:
    len()
except Exception, e: print type(e).__name__, e
try:
    len(1, 2)
except Exception, e: print type(e).__name__, e
try:
    len(5)
except Exception, e: print type(e).__name__, e
try:
    abs('a')
except Exception, e: print type(e).__name__, e
try:
    abs()
except Exception, e: print type(e).__name__, e
try:
    int('x')
except Exception, e: print type(e).__name__, e
try:
    float('x')
except Exception, e: print type(e).__name__, e
try:
    max(1)
except Exception, e: print type(e).__name__, e
try:
    min([])
except Exception, e: print type(e).__name__, e
try:
    sum(5)
except Exception, e: print type(e).__name__, e
try:
    sum('ab')
except Exception, e: print type(e).__name__, e
try:
    ord('')
except Exception, e: print type(e).__name__, e
try:
    ord(5)
except Exception, e: print type(e).__name__, e
try:
    chr(-1)
except Exception, e: print type(e).__name__, e
try:
    chr('a')
except Exception, e: print type(e).__name__, e
try:
    unichr(0x110000)
except Exception, e: print type(e).__name__, e
try:
    round('a')
except Exception, e: print type(e).__name__, e
try:
    round(1, 2, 3)
except Exception, e: print type(e).__name__, e
