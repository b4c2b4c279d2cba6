# What a class of a class says to names that are not there is asked for no method of its objects.
class Names(type):
    def __getattr__(cls, name):
        return 'meta:' + name


class Unit(object):
    __metaclass__ = Names
    factor = 2

    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return 'Unit(%r)' % self.value


u = Unit(3)
print Unit.bar, Unit.factor, u, [u], '%s %r' % (u, u), str(u), unicode(u)
for text in ('u + 1', 'u / 2', 'u < 5 in (True, False)', 'cmp(u, u)', 'int(u)', 'hex(u)', 'oct(u)', '"%d" % u', '[1, 2][u]', 'len(u)', 'list(u)',
             'map(None, u)', 'reduce(max, u)', 'coerce(u, 1)', 'sorted([u])', 'u == u', 'u != u', '[1, 2, 3][u:]', 'bytearray(u)', 'u.bar', '-u', 'divmod(u, 2)'):
    try:
        print text, repr(eval(text))
    except Exception, e:
        print text, type(e).__name__
