import abc
import collections


class Mixin(object):
    def hello(self):
        return 'hello ' + self.__class__.__name__


class Plain:
    def old(self):
        return 'old'


class Abs(object):
    __metaclass__ = abc.ABCMeta

    @abc.abstractmethod
    def f(self):
        pass


class Impl(Mixin, Abs):
    def f(self):
        return 'f'


class Impl2(Abs, Mixin, Plain):
    def f(self):
        return super(Impl2, self).f()


class D(Mixin, dict):
    def __missing__(self, key):
        return key * 2


class L(list, Mixin):
    pass


class OD(Plain, dict):
    pass


class NT(collections.namedtuple('NT', 'a b'), Mixin):
    __slots__ = ()

    def total(self):
        return self.a + self.b


class M(collections.Mapping, Mixin):
    def __getitem__(self, key):
        return key

    def __iter__(self):
        return iter('ab')

    def __len__(self):
        return 2


class E(Mixin, ValueError):
    pass


class Meta(abc.ABCMeta):
    def __call__(cls, *given):
        print 'make', cls.__name__
        return abc.ABCMeta.__call__(cls, *given)


class WithMeta(Mixin):
    __metaclass__ = Meta

    def z(self):
        return 'z'


class Both(WithMeta, Abs):
    def f(self):
        return 1


class Reg(type):
    reg = {}

    def __init__(cls, name, bases, names):
        type.__init__(cls, name, bases, names)
        Reg.reg[name] = cls

    def create(cls, name):
        return cls.reg[name]()


class Base(object):
    __metaclass__ = Reg


class A(Base):
    pass


try:
    Abs()
except TypeError, e:
    print e
print Impl().hello(), Impl().f(), Impl.f, isinstance(Impl(), Abs), Impl.hello
print Impl2().old(), Impl2().f(), Impl2().hello(), Impl2, type(Impl2()) is Impl2
d, l, od, m = D(a=1), L([1]), OD(), M()
od['x'] = 1
print d['a'], d['b'], d.hello(), d, isinstance(d, dict), D.hello, l.hello(), l, l + [2], od.old(), od, OD.old
print NT(1, 2).total(), NT(1, 2).hello(), NT.total, NT(1, 2), dict(m), m.keys(), m.get('z'), m.hello(), 'a' in m, len(m), M.hello
try:
    raise E('x')
except ValueError, e:
    print e, e.hello(), E.hello
print WithMeta().z(), WithMeta.z, Both().hello(), type(Both).__name__, sorted(Reg.reg), Base.create('A').__class__.__name__
