class Plain(Exception): pass
class WithInit(Exception):
    def __init__(self, code, text): self.code, self.text = code, text
class WithSuper(Exception):
    def __init__(self, code, text): super(WithSuper, self).__init__("%s: %s" % (code, text)); self.code = code
class WithStr(Exception):
    def __str__(self): return "own " + ",".join(map(str, self.args))
class WithRepr(ValueError):
    def __repr__(self): return "repr"
class WithMessage(Exception):
    message = "class message"
class Old(Exception):
    def __init__(self, text): Exception.__init__(self, text.upper())
for e in (Plain(), Plain("a"), Plain("a", 1), WithInit(5, "t"), WithSuper(5, "t"), WithStr("x", 2), WithRepr("v"), WithMessage("given"), Old("loud")):
    print type(e).__name__, [str(e), repr(e), e.args, e.message, "%s" % e, unicode(e)], sorted(e.__dict__)
try: raise WithInit(1, "t")
except WithInit, e: print e.code, e.text
try: raise Plain, ("a", "b")
except Plain, e: print e.args
try: raise WithSuper, (7, "seven")
except WithSuper, e: print e, e.code
