# Generators, and what itertools makes.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


def g():
    try:
        x = yield 1
        print 'got', x
        yield 2
    except ValueError, e:
        print 'caught', e
        yield 3
    finally:
        print 'fin'
it = g()
show(r'''
it.next()
it.send('hi')
it.throw(ValueError, 'bad')
it.next()
it.next()
''')
it = g()
show(r'''
it.send(5)
it.next()
it.throw(ValueError('inst'))
it.close()
it.close()
''')
it = g()
show(r'''
it.next()
it.close()
''')
it = g()
show(r'''
it.throw(KeyError)
it.next()
g
type(g())
g().__name__
iter(it) is it
(x for x in [1]).next()
list(x * y for x in range(3) for y in range(x))
sum(x for x in range(5) if x % 2)
''')


def h():
    yield
    return
show(r'''
list(h())
''')


def inf():
    n = 0
    while True:
        n += 1
        yield n
import itertools
show(r'''
list(itertools.islice(inf(), 5))
list(itertools.takewhile(lambda x: x < 4, inf()))
next(inf())
next(iter([]), 'd')
next(iter([]))
next(5)
[].next()
iter([1]).next()
iter([]).next()
list(iter(lambda c=iter([1,2,0,3]): c.next(), 0))
''')


def rec(n):
    if n:
        yield n
        for x in rec(n - 1): yield x
show(r'''
list(rec(4))
''')
e = enumerate('ab')
show(r'''
e.next()
list(e)
e
zip('ab', 'cd')
itertools.izip('ab', 'cd').next()
itertools.imap(None, 'ab').next()
list(itertools.imap(lambda a, b: a + b, 'ab', 'cd'))
list(itertools.ifilter(None, [0, 1]))
list(itertools.ifilterfalse(None, [0, 1]))
list(itertools.izip_longest('a', 'bc', fillvalue='-'))
list(itertools.groupby('aab'))[0][0]
[(k, list(v)) for k, v in itertools.groupby('aabbb')]
list(itertools.chain('a', 'b'))
list(itertools.chain.from_iterable(['ab', 'c']))
list(itertools.product('ab', repeat=2))
list(itertools.permutations('abc', 2))
list(itertools.combinations('abc', 2))
itertools.count(3).next()
itertools.count(3)
itertools.count(2, 3)
itertools.count(1.5)
itertools.repeat(1)
itertools.repeat(1, 2)
itertools.chain()
list(itertools.starmap(pow, [(2, 3)]))
list(itertools.compress('abc', [1, 0, 1]))
list(itertools.dropwhile(lambda x: x < 2, [1, 2, 1]))
list(itertools.islice('abcdef', 1, None, 2))
''')
