# What a module says of its classes without a base.
class Before: pass
__metaclass__ = type
class A: 
    x = 1
    def f(self): return super(A, self).__init__
class B(A): pass
class C(Exception): pass
class D:
    __slots__ = ('q',)
print type(Before).__name__, type(A).__name__, A.__mro__, type(B), type(C), isinstance(A(), object), A.__bases__, hasattr(D(), '__dict__')
def maker(name, bases, d):
    d['tag'] = name
    return type(name, bases or (object,), d)
__metaclass__ = maker
class E: pass
class F(object): pass
print E.tag, hasattr(F, 'tag')
def inside():
    class G: pass
    return G
print inside().tag, inside().__name__
class H:
    __metaclass__ = type
print hasattr(H, 'tag'), type(H)
import types
__metaclass__ = types.ClassType
class I: pass
print type(I)
del __metaclass__
class J: pass
print type(J)
