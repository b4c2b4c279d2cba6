def loud(function):
    def wrapped(*args): return function(*args).upper()
    wrapped.__name__ = function.__name__; wrapped.__doc__ = function.__doc__
    return wrapped
def times(n):
    return lambda function: lambda *args: function(*args) * n
@times(2)
@loud
def greet(name):
    "Says hello."
    return "hello " + name
print greet("x"), loud(lambda: "low")()
def plain(a, b=1): "Documented."
plain.count = 5
print plain.__name__, plain.func_name, plain.__doc__, plain.func_doc, plain.func_defaults, plain.count, plain.__dict__, callable(plain), (lambda: 0).__name__, plain.__module__
class C(object):
    "A class."
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
    def m(self): "Method."
print C.s(1), C().s(2), C.c(3), C().c(4), C.__doc__, C.m.__doc__, C.m.__name__, C().m.im_self.__class__.__name__, C.m.im_func is C.__dict__["m"]
