def counter():
    count = [0]
    def step(by=1):
        count[0] += by
        return count[0]
    return step
one, two = counter(), counter()
print one(), one(), one(5), two()
functions = [lambda: n for n in range(3)]
print [f() for f in functions], [f() for f in [lambda n=n: n for n in range(3)]]
def collect(item, into=[]): into.append(item); return into
print collect(1), collect(2), collect(3, []), collect(4)
def late(x=None, y=(), **named): return x, y, sorted(named.items())
print late(), late(1, z=2), late(y=5, x=4), late(*[1, 2], **{"k": 3}), late(*(), **{})
def outer(a):
    def middle(b):
        def inner(c): return a + b + c
        return inner
    return middle
print outer(1)(2)(3), (lambda *a, **k: (a, k))(1, 2, x=3), (lambda (a, b), c: a + b + c)((1, 2), 3), (lambda: None)(), map(lambda (k, v): k, {"a": 1}.items())
