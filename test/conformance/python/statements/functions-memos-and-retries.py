import functools
def memo(f):
    cache = {}
    @functools.wraps(f)
    def inner(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    inner.cache = cache
    return inner
@memo
def fib(n):
    "fibonacci"
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print fib(60), fib.__name__, fib.__doc__, len(fib.cache), fib.func_name, fib.__module__
def retry(times, *errors):
    def deco(f):
        def inner(*a, **k):
            for i in range(times):
                try: return f(*a, **k)
                except errors or Exception, e: last = e
            raise last
        return inner
    return deco
tries = []
@retry(3, ValueError)
def flaky(x):
    tries.append(x)
    if len(tries) < 3: raise ValueError("try %d" % len(tries))
    return x * 2
print flaky(21), tries
try: retry(2)(lambda: 1 / 0)()
except ZeroDivisionError, e: print e
def counter():
    n = [0]
    def inc(by=1): n[0] += by; return n[0]
    return inc
c = counter(); print c(), c(5), c(by=2)
fs = [lambda: i for i in range(3)]; print [f() for f in fs], [f(5) for f in [lambda x, i=i: x + i for i in range(3)]]
def f(a, b=2, *args, **kw): return a, b, args, sorted(kw.items())
print f(1), f(1, 3, 4, 5, x=6), f(*[1, 2, 3]), f(**{"a": 1, "z": 2}), f(1, *(2, 3), **{"k": 4}), f(b=1, a=2)
for call in ("f()", "f(1, a=2)", "f(b=3)", "f(1, 2, b=3)", "f(*5)", "f(**5)", "fib()", "fib(1, 2)", "c(1, 2)", "c(x=1)", "(lambda x: x)()", "len()", "len(1, 2)", "int(1, 2, 3)", "dict(1, 2)", "''.join()", "[].append()", "max()", "'a'.replace('b')", "{}.get()", "sorted()", "isinstance(1)", "str(1, 2)", "range(1, 2, 3, 4)", "zip(*5)", "map()", "map(str)", "filter(str)", "open()" if 0 else "1", "abs(1, 2)", "f.nope", "f.x", "del f.x" if 0 else "2"):
    try: print call, eval(call)
    except Exception, e: print call, "->", type(e).__name__, e
f.x = 5; print f.x, f.__dict__, f.func_defaults, f.func_name, f.__name__, callable(f), type(f), f.func_doc
def outer():
    x = "outer"
    def inner():
        return x
    x = "changed"
    return inner
print outer()(), map(lambda (k, v): "%s=%s" % (k, v), sorted({"a": 1}.items())), reduce(lambda acc, s: acc + len(s), ["a", "bc"], 0), sorted(["b", "A", "c"], key=str.lower), sorted(["bb", "a"], key=len, reverse=True), filter(lambda s: s.strip(), ["a", " ", ""]), apply(f, (1,), {"q": 2}), (lambda *a, **k: (a, k))(1, b=2)
x = 10
def g():
    global x
    x += 1
    return x
print g(), x
def h():
    try: return y
    except NameError, e: return str(e)
    finally: print "finally"
print h()
def k():
    print z
    z = 1
try: k()
except UnboundLocalError, e: print e
def rec(n): return 0 if n == 0 else 1 + rec(n - 1)
print rec(200)
