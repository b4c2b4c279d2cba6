# A class is of the metaclass that all of its bases share; a metaclass may say what equals a class.
class One(type):
    pass


class Other(type):
    pass


class Below(One):
    pass


class Same(type):
    def __eq__(cls, other):
        return cls.__name__ == getattr(other, '__name__', None)

    def __ne__(cls, other):
        return not cls == other

    def __hash__(cls):
        return 1


class A(object):
    __metaclass__ = One


class B(object):
    __metaclass__ = Other


class C(A):
    __metaclass__ = Below


class D(A):
    __metaclass__ = type


print type(C).__name__, type(D).__name__, type(type('E', (C, A), {})).__name__
for bases in ((A, B), (B, C), (A, C), (C, A)):
    try:
        print type(type('F', bases, {})).__name__
    except TypeError:
        print 'TypeError'
try:
    class G(A):
        __metaclass__ = Other
except TypeError:
    print 'TypeError'


class X(object):
    __metaclass__ = Same


class Y(X):
    def __cmp__(self, other):
        return 0

    def __getitem__(self, key):
        return [1, 2][key]


print X.__name__, X == X, X == 5, X != Y, Y().__class__ == Y, isinstance(Y(), X), {X: 1}[X], [X, Y].index(Y), list(Y()), Y.__bases__
Y.__nonzero__ = lambda self: False
print bool(Y()), Y() == 5, dir(Y())[-3:]


class Orders:
    def __cmp__(self, other):
        return NotImplemented


for text in ('Orders() == 1', 'cmp(Orders(), 1)', 'Orders() < 1'):
    try:
        print text, eval(text)
    except TypeError:
        print text, 'TypeError'
