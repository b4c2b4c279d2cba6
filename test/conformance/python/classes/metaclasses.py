class Meta(type):
    def __new__(meta, name, bases, space):
        space["added"] = name.lower()
        return type.__new__(meta, name, bases, space)
    def __init__(cls, name, bases, space): cls.fields = sorted(key for key in space if key[0] != "_")
    def hello(cls): return "hello " + cls.__name__
class Made(object):
    __metaclass__ = Meta
    x = 1
class Sub(Made): y = 2
print Made.added, Made.fields, Sub.added, Sub.fields, Made.hello(), type(Sub).__name__, Made().x, hasattr(Made(), "hello")
Dynamic = type("Dynamic", (Made,), {"z": 3, "m": lambda self: self.z}); print Dynamic.z, Dynamic().m(), Dynamic.__name__, issubclass(Dynamic, Made), Dynamic.added
class Registry(type):
    known = {}
    def __init__(cls, name, bases, space):
        super(Registry, cls).__init__(name, bases, space)
        Registry.known[name] = cls
    def __call__(cls, *given): return "made %s of %r" % (cls.__name__, given)
class Plug(object): __metaclass__ = Registry
print sorted(Registry.known), Plug(1, 2)
