class C:
    def __init__(self, v):
        self.v = v

    def __coerce__(self, other):
        print 'coerce', other
        return (self.v, other) if isinstance(other, (int, float)) else None


a = C(5)
print a + 1, 1 + a, a * 2, 3 - a, a - 3, a / 2, a % 3, a ** 2, divmod(a, 2), a << 1, a & 1, a | 8, a ^ 1, a + 0.5
print a < 6, a == 5, a > 3, 10 > a, cmp(a, 5), coerce(a, 3)
try:
    a + 'x'
except TypeError, e:
    print e


class N(object):
    def __coerce__(self, other):
        return 5, other


n = N()
for code in ('n + 1', '1 + n', 'n < 6', 'n == 5', 'cmp(n, 5)', 'coerce(n, 3)', 'n * 2'):
    try:
        print code, eval(code)
    except TypeError, e:
        print code, e


class Plain:
    pass


class Proxy:
    def __getattr__(self, name):
        if name == '__call__':
            return lambda *given: ('called', given)
        raise AttributeError(name)


p = Plain()
for code in ('p()', '-p', '+p', '~p', 'abs(p)'):
    try:
        print code, eval(code)
    except AttributeError, e:
        print code, e
print callable(p), callable(Plain), Proxy()(1, 2), callable(Proxy())
p.__call__ = lambda: 'its own'
print p(), callable(p)


class Wrong:
    def __cmp__(self, other):
        return 'x'


try:
    print Wrong() < Wrong()
except TypeError, e:
    print e
