class Meta(type):
    def __new__(meta, name, bases, names):
        names['made_by'] = meta.__name__
        return type.__new__(meta, name, bases, names)

    def __repr__(cls):
        return '<Meta %s>' % cls.__name__

    def all_of(cls):
        return cls.__name__.lower()


class A(object):
    __metaclass__ = Meta

    def m(self):
        return 1


class Mixin(object):
    def extra(self):
        return 'extra'


class B(Mixin, A):
    pass


M = Meta('M', (A,), {'z': 3})
print A, B, M, [A], str(B), A.made_by, B.made_by, M.z, M.__module__, B.all_of(), B().extra(), B().m(), A.m(B())
print A.__metaclass__, type(A), type(B), isinstance(B, Meta), type(Mixin)
try:
    A.m(5)
except TypeError, e:
    print e


class P(object):
    shown = property(None, lambda self, value: None)


try:
    P().shown
except AttributeError, e:
    print e
