from StringIO import StringIO
f = StringIO("first\nsecond\nthird"); print repr(f.readline()), f.tell(), repr(f.read(3)), repr(f.read()), repr(f.read()), f.seek(0), f.readlines(), f.seek(-5, 2), f.read(), f.len, f.seek(6), list(f), f.pos if False else ""
f = StringIO(); f.write("a"); f.write("b\n"); f.writelines(["c", "d"]); print >>f, 5, 2.5; print repr(f.getvalue()), f.tell(), f.truncate(3), repr(f.getvalue()), f.closed, f.isatty() if hasattr(f, "isatty") else False
f.seek(1); f.write("XY"); print repr(f.getvalue()); f.close()
try: f.write("x")
except ValueError: print "ValueError"
f = StringIO(u"\xe4\n"); print repr(f.read()), repr(StringIO("a").read(0)), [line for line in StringIO("x\ny")], StringIO("ab").next(), StringIO("a\nb").readline(1), repr(StringIO().read()), StringIO("abc").read(2)
from cStringIO import StringIO as C; c = C(); c.write("fast"); print c.getvalue(), C("a\nb").readlines()
