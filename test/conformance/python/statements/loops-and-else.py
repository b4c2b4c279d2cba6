for i in range(3):
    if i == 5: break
else:
    print "no break"
n = 0
while n < 3:
    n += 1
    if n == 2: continue
    print n,
else:
    print "done"
for i, (a, b) in enumerate([(1, 2), (3, 4)]): print i, a, b
def f(a, b=2, *args, **kw):
    return a, b, args, sorted(kw.items())
print f(1), f(1, 3, 4, z=5), f(*[1, 2], **{"k": 1}), f(b=1, a=0)
for work in (lambda: f(), lambda: f(1, a=2), lambda: len(5), lambda: None.x, lambda: undefined, lambda: "a" + 1, lambda: 1 + "a", lambda: [] + (), lambda: int([])):
    try:
        work()
    except Exception, e:
        print type(e).__name__,
print
