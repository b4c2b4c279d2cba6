class Line(object):
    count = 0
    names = []
    def __init__(self, name): Line.count += 1; self.names.append(name); self.count = 10
    def rename(self, name): self.name = name; return self
    @classmethod
    def total(cls): return cls.count
    @staticmethod
    def help(): return "help"
    def _hidden(self): return "hidden"
    def __private(self): return "private"
    def call(self): return self.__private() + self._hidden()
a, b = Line("a"), Line("b")
print Line.count, a.count, a.names is b.names, Line.names, Line.total(), a.total(), a.help(), a.rename("x").name, a.call(), a._Line__private(), hasattr(a, "__private"), sorted(n for n in dir(a) if n[0] != "_")
method = a.rename; print method("y") is a, a.name, Line.rename(b, "z").name, map(Line("c").rename, ["p"])[0].name
Line.added = lambda self, n: n * 2; print a.added(4); a.own = lambda n: n * 3; print a.own(4); del Line.added; print hasattr(a, "added")
