class Proxy(object):
    def __init__(self): object.__setattr__(self, "seen", [])
    def __getattr__(self, name):
        if name.startswith("no"): raise AttributeError(name)
        return "got " + name
    def __setattr__(self, name, value): self.seen.append((name, value))
    def __delattr__(self, name): self.seen.append("del " + name)
p = Proxy(); p.x = 5; del p.y; p.x += "z"
print p.anything, p.seen, hasattr(p, "nope"), hasattr(p, "yes"), getattr(p, "none", "default"), getattr(p, "q"), p.seen
class Old:
    def __getattr__(self, name):
        if name[:2] == "__": raise AttributeError, name
        return name * 2
    def __setattr__(self, name, value): self.__dict__["_" + name] = value
o = Old(); o.a = 1; print o.b, o._a, o.__dict__, o.a, hasattr(o, "x"), hasattr(o, "__x__")
setattr(o, "k", 2); print getattr(o, "_k"), vars(o)["_k"]
try: p.nothing
except AttributeError, e: print e
