class Old:
    x = 1
    def f(self): return "f"
class New(object):
    def __init__(self): self.a = 1
print type(Old), type(New), type(Old()), type(New()), Old().f(), isinstance(Old(), Old), New().__class__.__name__, Old.__name__, New, type(New()) == New, type(New()) is New
print hasattr(New(), "a"), getattr(New(), "b", "none"), callable(New), issubclass(New, object), New.__name__, isinstance(New(), object)
