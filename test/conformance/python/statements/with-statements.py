class Lock(object):
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print "enter", self.name; return self.name.upper()
    def __exit__(self, kind, value, trace): print "exit", self.name, kind and kind.__name__, value; return self.swallow
with Lock("a") as a: print a
with Lock("b"), Lock("c") as c: print c
with Lock("d", True): raise ValueError("swallowed")
try:
    with Lock("e"): {}["missing"]
except KeyError, e: print "raised", e
def work():
    with Lock("f"): return "value"
print work()
from contextlib import contextmanager, closing
@contextmanager
def tag(name):
    print "<%s>" % name
    try: yield name * 2
    finally: print "</%s>" % name
with tag("b") as twice: print twice
for n in range(2):
    with Lock("g"):
        if n: break
