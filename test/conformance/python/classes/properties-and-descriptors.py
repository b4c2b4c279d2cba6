class Tank(object):
    def __init__(self): self._level = 1
    def get(self): return self._level
    def put(self, value):
        if value < 0: raise ValueError("below 0")
        self._level = value
    def drop(self): self._level = None
    level = property(get, put, drop, "The level.")
    @property
    def double(self): return self._level * 2
    @double.setter
    def double(self, value): self._level = value / 2
    @property
    def fixed(self): return "fixed"
t = Tank(); t.level = 5; print t.level, t.double, Tank.level.__doc__, t.fixed
t.double = 9; print t.level; del t.level; print t.level
for work in ("t.level = -1", "t.fixed = 2", "del t.fixed", "t.nope"):
    try: exec work; print work
    except Exception, e: print work, type(e).__name__
class Upper(object):
    def __init__(self, name): self.name = name
    def __get__(self, instance, owner): return instance.__dict__.get(self.name) if instance is not None else "on " + owner.__name__
    def __set__(self, instance, value): instance.__dict__[self.name] = value.upper()
class Has(object): title = Upper("title")
h = Has(); h.title = "abc"; print h.title, Has.title, h.__dict__
