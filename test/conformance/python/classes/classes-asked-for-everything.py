# What classes and their objects answer.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


def run(lines):
    for line in lines.strip().split('\n'):
        try:
            exec line in globals()
            print line
        except Exception as error:
            print line, '->', type(error).__name__, error


class A(object):
    def f(self, a, b=2): return a
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return x
    @property
    def p(self): return 1
    __slots__ = ('q',)
a = A()
show(r'''
a.f()
a.f(1, 2, 3)
a.f(c=1)
A.f(1)
A.f()
A.s()
A.s(1, 2)
A.c()
a.s(5)
a.c
A.s
A.c
A.f
A.p
a.f
''')
run(r'''
a.p = 5
del a.p
a.zz = 5
''')
show(r'''
a.q
a.zz
A.zz
A(1)
A.__name__
A.__module__
A.__doc__
A.__bases__
A.__mro__
A.__class__
A.__slots__
a.__class__
a.__doc__
vars(a)
''')


class B(A):
    def __init__(self, x):
        super(B, self).__init__()
        self.x = x
show(r'''
B()
B(1, 2)
B(1).x
B(1).__dict__
vars(B(1))
B(1) == B(1)
B(1) != B(1)
isinstance(B(1), A)
issubclass(B, A)
issubclass(B, (int, A))
super(B, B(1)).f
super(B)
super(A, 5)
super()
B.mro()
''')


class C(object):
    def __init__(self): return 5
show(r'''
C()
''')


class D(object):
    def __new__(cls, *a): return 5
show(r'''
D()
D(1,2)
''')


class E(object):
    def __getattr__(self, n): return n + '!'
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 2
    def __contains__(self, x): return x == 1
    def __call__(self, *a, **k): return (a, sorted(k.items()))
    def __len__(self): return 4
    def __iter__(self): return iter('xy')
    def __enter__(self): return 'in'
    def __exit__(self, *a): print 'exit', a[0]; return True
e = E()
show(r'''
e.foo
e[2]
e[1:3]
e['a']
1 in e
e(1, b=2)
len(e)
list(e)
e.__foo__
getattr(e, 'x y')
''')
run(r'''
with e as z: print z
with e: raise ValueError(1)
''')


class F(object):
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i
show(r'''
list(F())
2 in F()
9 in F()
sum(F())
map(None, F())
zip(F(), F())
dict(zip(F(), 'abcd'))
''')


class G(object):
    def __add__(self, o): return 'add'
    def __radd__(self, o): return 'radd'
    def __iadd__(self, o): return 'iadd'
    def __div__(self, o): return 'div'
    def __truediv__(self, o): return 'truediv'
    def __rdiv__(self, o): return 'rdiv'
    def __floordiv__(self, o): return 'floordiv'
    def __mod__(self, o): return 'mod'
    def __rmod__(self, o): return 'rmod'
    def __pow__(self, o, m=None): return ('pow', m)
    def __divmod__(self, o): return 'divmod'
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'inv'
    def __lshift__(self, o): return 'lshift'
    def __rxor__(self, o): return 'rxor'
    def __cmp__(self, o): return 0
    def __mul__(self, o): return NotImplemented
g = G()
show(r'''
g + 1
1 + g
'a' + g
[] + g
g / 1
1 / g
1.5 / g
g // 1
g % 1
1 % g
'a' % g
'%s' % g == 'x'
g ** 2
pow(g, 2)
pow(g, 2, 3)
divmod(g, 1)
-g
+g
~g
g << 1
1 ^ g
g * 1
1 * g
g == 1
g < 1
g != 1
cmp(g, 1)
sum([g, g])
''')
h = g
h += 1
show(r'''
h
''')
h = g
h /= 2
show(r'''
h
''')


class M(type):
    def __new__(m, n, b, d):
        d['added'] = n.lower()
        return type.__new__(m, n, b, d)
    def __call__(cls, *a): return ('made', type.__call__(cls, *a).__class__.__name__)
    def __repr__(cls): return 'M:' + cls.__name__


class N(object):
    __metaclass__ = M
show(r'''
N.added
N()
N
type(N)
N.__class__
''')


class O(object):
    class Inner(object):
        x = 3
    y = [Inner.x for i in range(2)]
    def __eq__(self, o): return 'eq'
    def __ne__(self, o): return 'ne'
    def __lt__(self, o): return 'lt'
    def __hash__(self): return 5
show(r'''
O.y
O() == 1
O() != 1
O() < 1
O() > O()
hash(O())
{O(): 1}.values()
O.Inner.__name__
O.Inner
''')


class Desc(object):
    def __get__(self, o, t): return ('get', o is None, t.__name__)
    def __set__(self, o, v): print 'set', v
    def __delete__(self, o): print 'delete'


class P(object): d = Desc()
show(r'''
P.d
P().d
''')
p = P()
run(r'''
p.d = 3
del p.d
''')


class Q(Exception): pass
show(r'''
Q('x')
str(Q('x'))
Q('x').args
Q('x', 1)
str(Q('x', 1))
Q().message
unicode(Q(u'\xe4'))
''')


class R(Exception):
    def __init__(self, a, b):
        self.a = a
    def __str__(self): return 'R:%s' % self.a
show(r'''
R(1, 2)
str(R(1, 2))
R(1, 2).args
R(1, 2).message
repr(R(1,2))
''')


class S(KeyError): pass
show(r'''
S('a')
str(S('a'))
''')


class T(object):
    def __del__(self): pass
    def __repr__(self): return '<T>'
    def __format__(self, s): return 'fmt:' + s
show(r'''
'{0:abc}'.format(T())
format(T(), 'q')
'%r %s' % (T(), T())
[T(), (T(),)]
{1: T()}
`T()`
''')
