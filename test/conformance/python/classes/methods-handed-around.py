import inspect
import types


class Plain(object):
    def h(self, x=1):
        return x * 2


def outside(self):
    return 'outside', self.__class__.__name__


Plain.k = lambda self: 'k'
Plain.o = outside
setattr(Plain, 'q', staticmethod(lambda x: x))
p = Plain()
p.o2 = outside
p.o3 = types.MethodType(outside, p, Plain)
print p.k(), p.o(), p.q(5), Plain.q(6), p.o3(), p.o3.im_class, Plain.o.im_func is outside, Plain.__dict__['o'] is outside
print types.MethodType(outside, None, Plain), types.UnboundMethodType is types.MethodType, isinstance(Plain.o, types.MethodType)
print isinstance(Plain.o, types.FunctionType), isinstance(Plain.o.im_func, types.FunctionType), type(p.h) is types.MethodType
print inspect.ismethod(Plain.o), inspect.isfunction(Plain.o), [name for name, value in inspect.getmembers(Plain, inspect.ismethod)
                                                               if name[0] != '_'], inspect.getargspec(Plain.h), inspect.isbuiltin(len)
for wrong in (lambda: p.o2(), lambda: Plain.h(1, 2), lambda: Plain.o()):
    try:
        wrong()
    except TypeError, e:
        print e


class Callbacks(object):
    handlers = {}

    def on(self, name):
        return self.handlers[name](self)

    def a(self):
        return 'A'

    handlers['a'] = a


found = [getattr(Callbacks, name) for name in ('on', 'a')]
print Callbacks().on('a'), found[1](Callbacks()), sorted(one.__name__ for one in found), {Callbacks.a: 1}[Callbacks.a]
print map(str.upper, ['a']), map(Callbacks.a, [Callbacks()]), sorted([Callbacks()], key=Callbacks.a)[0].a()
print hasattr(Callbacks.a, 'im_class'), Callbacks.a.func_name, callable(Callbacks.a), Callbacks.a.im_self is None
try:
    Callbacks.a.x = 1
except AttributeError, e:
    print e
Callbacks.a.im_func.x = 2
print Callbacks.a.x
