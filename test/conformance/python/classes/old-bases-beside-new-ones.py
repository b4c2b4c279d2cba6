# A class with a base of either style is of the new one.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


class A:
    x = 'A'
    def f(self): return 'A.f'


class B(object):
    x = 'B'


class C(A, B): pass


class D(B, A): pass


class E(C): pass
show(r'''
C.x, D.x, E.x
C.__mro__
E.__mro__
type(C()), type(D()), type(E())
isinstance(C(), object)
C().f(), E().f()
C.__bases__
super(E, E()).f()
issubclass(C, object), issubclass(A, object)
E.mro()
repr(C())[:19]
C
C.__class__
hash(C()) != 0
''')
