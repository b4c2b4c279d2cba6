# A class that says what equals what keeps the hash of its bases; of the old style, it has none.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


class A(object):
    def __hash__(self): return 5


class B(A):
    def __eq__(self, o): return True


class C(A):
    def __cmp__(self, o): return 0


class D(object):
    def __eq__(self, o): return True
    __hash__ = None


class E:
    def __eq__(self, o): return True


class F(E):
    def __hash__(self): return 7


class G(F):
    def __eq__(self, o): return False


class H:
    def __cmp__(self, o): return 0


class I(list):
    def __eq__(self, o): return True


class J(tuple):
    def __eq__(self, o): return True


class K(object):
    def __cmp__(self, o): return 0
show(r'''
hash(B())
hash(C())
hash(E())
hash(F())
hash(G())
hash(H())
hash(J((1,))) == hash((1,))
len({K(): 1, K(): 2})
len({B(): 1, B(): 2})
len(set([B(), B(), C()]))
''')
k = K()
show(r'''
hash(k) == hash(k)
[B()] == [A()]
B() in [A()]
{B(): 1}.get(A())
''')
L = type('L', (object,), {'__eq__': lambda s, o: True})
show(r'''
hash(L()) != 0
''')
