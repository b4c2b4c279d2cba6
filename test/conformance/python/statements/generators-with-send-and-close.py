def gen():
    try:
        got = yield 1
        while got: got = yield got * 2
        yield "end"
    except ValueError, e: yield "caught %s" % e
    finally: print "closed"
g = gen()
print g.next(), g.send(5), g.send("x"), g.throw(ValueError("v")), list(g)
g = gen(); g.next(); g.close(); print list(g)
g = gen()
try: g.send(1)
except TypeError, e: print "TypeError"
try:
    while True: print g.next(),
except StopIteration: print "stop"
def squares(n):
    for i in xrange(n):
        if i == 4: return
        yield i * i
print list(squares(9)), sum(squares(3)), max(squares(4)), dict((n, n * 2) for n in squares(3)), [n for n in (m + 1 for m in squares(3))], 4 in squares(9), sorted(squares(4), reverse=True)
def tree(node):
    yield node[0]
    for child in node[1:]:
        for value in tree(child): yield value
print list(tree(["a", ["b", ["c"]], ["d"]])), (n for n in []).__class__.__name__, squares(1).next()
