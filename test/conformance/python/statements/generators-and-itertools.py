def gen(n):
    try:
        for i in xrange(n):
            got = yield i * i
            if got: print "got", got
    except GeneratorExit: print "closing"; raise
    except ValueError, e: print "threw", e; yield -1
    finally: print "finally"
g = gen(3)
print g.next(), g.send("a"), next(g)
try: g.next()
except StopIteration, e: print "stop", repr(e), e.args
g = gen(5); g.next(); g.close()
try: g.next()
except StopIteration: print "done"
g = gen(5); g.next(); print g.throw(ValueError("x")), list(g)
try: gen(2).send(1)
except TypeError, e: print e
g = gen(2)
try: g.throw(KeyError, "kk")
except KeyError, e: print "K", e
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
from itertools import *
print list(islice(fib(), 10)), list(takewhile(lambda x: x < 50, fib())), sum(islice(fib(), 90)), [next(fib()) for _ in range(2)]
print list(izip("ab", count(1))), list(chain([1], "ab", ())), [(k, list(v)) for k, v in groupby("aabbca")], list(imap(pow, [2, 3], [3, 2])), list(ifilter(None, [0, 1, "", "a"])), list(ifilterfalse(lambda x: x % 2, range(5)))
print list(izip_longest([1, 2, 3], "a", fillvalue="-")), list(product("ab", repeat=2)), list(permutations([1, 2, 3], 2)), list(combinations("abc", 2)), list(repeat(1, 3)), list(starmap(max, [(1, 2), (4, 3)])), list(islice(cycle("ab"), 5)), list(dropwhile(lambda x: x < 3, [1, 4, 2])), list(compress("abcd", [1, 0, 1])), [list(t) for t in tee([1, 2])]
print zip([1, 2], [3]), zip(), zip("ab"), map(None, [1, 2], [3]), map(lambda *a: a, [1], [2, 3]), filter(None, (0, 1)), filter(str.isdigit, "a1b2"), reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [], 3)
try: reduce(max, [])
except TypeError, e: print e
try: next(iter([]))
except StopIteration, e: print "S", e
print next(iter([]), "d"), iter(lambda: 1, 1), list(iter([3, 2, 1].pop, 3)) if 0 else 0
e = (x * y for x in range(3) for y in "ab" if x)
print e.next(), list(e), e
print list(enumerate("ab", 1)), list(reversed([1, 2])), any(x > 1 for x in [1, 2]), all([]), sum([[1], [2]], []), dict((k, v) for k, v in [("a", 1)])
try: sum("ab")
except TypeError, e: print e
try: sum(["a"], "")
except TypeError, e: print e
try: len(x for x in [])
except TypeError, e: print e
try: dict([1])
except TypeError, e: print e
try: dict([(1, 2, 3)])
except ValueError, e: print e
try: a, b = 1, 2, 3
except ValueError, e: print e
try: a, b = [1]
except ValueError, e: print e
try: a, b = 5
except TypeError, e: print e
try: a, b = None
except TypeError, e: print e
try: for_ = [x for x in 5]
except TypeError, e: print e
