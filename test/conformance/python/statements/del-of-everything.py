a, b, c, d = 1, [1, 2, 3], {"k": 1, "j": 2}, "x"
del a, b[0], c["k"]
print b, c
del (d)
for name in ("a", "d"):
    try: print eval(name)
    except NameError, e: print e
class Thing(object): pass
t = Thing(); t.x = 1; del t.x
for work in ("del t.x", "del b[9]", "del c['nope']", "del nope", "del (1, 2)[0]", "del 'abc'[0]", "del Thing.nope"):
    try: exec work; print work
    except Exception, e: print work, type(e).__name__
del b[:], t
print b
[x, y] = [1, 2]; del [x, y]
try: print x
except NameError: print "gone"
