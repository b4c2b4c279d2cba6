def none():
    pass


def one(a):
    pass


def some(a, b=2):
    pass


def rest(a, *b):
    pass


def named(a=1, **k):
    pass


def both(a, b=1, *c, **d):
    pass


class A(object):
    def m(self, a):
        pass

    def n(self, a, b=1):
        pass


a = A()
for call in ('none(1)', 'none(x=1)', 'none(1, x=1)', 'none(1, 2, y=3)', 'one()', 'one(1, 2)', 'one(b=1)', 'one(1, b=2)', 'some()', 'some(b=1)',
             'some(1, 2, 3)', 'some(1, c=2)', 'rest()', 'rest(b=1)', 'named(1, 2)', 'named(1, 2, b=3)', 'named(1, 2, 3)', 'both()', 'both(b=1)',
             'both(c=1)', 'both(c=1, b=2, e=3)', 'a.m()', 'a.m(1, 2)', 'a.n(b=1)', 'A.m(a)', 'A.n(a, b=2)', 'A.m(a, 1, 2)', 'map(len)',
             'map(None, [1], 5)', 'map(lambda x: x, 5)', 'reduce(lambda x, y: x, 5)', 'max(1, 2, foo=3)', 'xrange(1, 2, 0)', 'format()',
             'issubclass(int, 1)', 'iter([]).nothing', 'slice()'):
    try:
        print call, eval(call)
    except (TypeError, ValueError, AttributeError), e:
        print call, type(e).__name__, e
