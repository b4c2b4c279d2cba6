import abc, contextlib, collections
class Shape(object):
    __metaclass__ = abc.ABCMeta
    @abc.abstractmethod
    def area(self): pass
    @abc.abstractproperty
    def name(self): pass
class Square(Shape):
    def __init__(self, side): self.side = side
    def area(self): return self.side ** 2
    name = property(lambda self: "square")
class Half(Shape):
    def area(self): return 0
print Square(3).area(), Square(2).name, isinstance(Square(1), Shape), issubclass(Half, Shape)
for kind in (Shape, Half):
    try: kind()
    except TypeError: print "TypeError"
class Door(object):
    def close(self): print "closed"
with contextlib.closing(Door()) as door: print type(door).__name__
@contextlib.contextmanager
def guard():
    try: yield "in"
    except ValueError, e: print "guarded", e
with guard() as g: raise ValueError(g)
print isinstance([], collections.Sequence), isinstance({}, collections.Mapping), isinstance(set(), collections.Set), isinstance("a", collections.Sequence), isinstance(5, collections.Iterable), callable(len), isinstance(iter([]), collections.Iterator), isinstance((), collections.MutableSequence), issubclass(dict, collections.MutableMapping)
