import itertools


def doubled(it):
    it = iter(it)
    while True:
        yield it.next() * 2


def chunks(it, size):
    it = iter(it)
    while True:
        found = list(itertools.islice(it, size))
        if not found:
            raise StopIteration
        yield found


def deeper(n):
    for x in doubled(range(n)):
        if x == 4:
            next(iter([]))
        yield x


def around(n):
    for x in deeper(n):
        yield x
    yield next(deeper(0))


def cleaned():
    try:
        yield 1
        next(iter(()))
    finally:
        print 'cleaned'


def caught():
    try:
        yield 1
        next(iter([]))
    except StopIteration:
        yield 'inner'


def other():
    yield 1
    raise ValueError('x')


print list(doubled([1, 2, 3])), list(chunks(range(7), 3))
print [list(around(k)) for k in range(5)], [list(deeper(k)) for k in range(5)]
total = 0
for k in range(300):
    for x in doubled(range(k % 7)):
        total += x
print total, sum(x for k in range(200) for x in deeper(k % 7))
for k in range(2):
    print list(cleaned()), list(caught())
for k in range(30):
    try:
        for x in other():
            pass
    except ValueError, e:
        said = str(e)
print said
print list(next(iter([])) for x in range(3)), dict(itertools.izip(doubled('ab'), doubled([1]))), max(x for x in doubled(range(4)))
a, b = doubled([1, 2])
print a, b, sorted(doubled([3, 1]), reverse=True), zip(doubled([1, 2]), doubled([5]))
g = doubled([4])
print g.next()
for k in range(2):
    try:
        g.next()
    except StopIteration:
        print 'stopped'
