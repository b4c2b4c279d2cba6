x = [i for i in range(3)]
print sorted(k for k in globals() if len(k) == 1)
print eval("i")
def f():
    y = [j for j in "ab"]
    return sorted(locals().items())
print f()
def g():
    y = [j for j in "ab"]
    return eval("j")
print g()
def h():
    y = [j for j in "ab"]
    return sorted(vars().keys()), sorted(dir())
print h()
d = {}
exec "z = [q for q in 'xyz']" in d
print d["q"], sorted(k for k in d if k != "__builtins__")
exec "z = [w for w in 'xyz']"
print w
