def count(n):
    while n > 0:
        yield n
        n -= 1
g = count(3)
print g.next(), g.next(), list(g)
try:
    g.next()
except StopIteration:
    print "stopped"
def first(items):
    for i in items:
        if i > 2:
            raise StopIteration
        yield i
print list(first([1, 2, 3, 4])), sum(x * x for x in range(4)), list(x for x in [1, 2] if x > 1), dict((k, v) for k, v in [("a", 1)])
def echo():
    got = None
    while True:
        got = yield got
e = echo(); e.next(); print e.send(5)
