# Special methods that a class gets after it was made.
class New(object):
    def __init__(self, value=0):
        self.value = value

    def __repr__(self):
        return 'N%s' % self.value


class Old:
    def __init__(self, value=0):
        self.value = value

    def __repr__(self):
        return 'O%s' % self.value


def told(work):
    try:
        print repr(work())
    except:
        import sys
        print sys.exc_info()[0].__name__, sys.exc_info()[1]


for kind in (New, Old):
    kind.__nonzero__ = lambda self: self.value > 5
    kind.__div__ = lambda self, other: ('div', other)
    kind.__rdiv__ = lambda self, other: ('rdiv', other)
    kind.__cmp__ = lambda self, other: cmp(self.value, getattr(other, 'value', other))
    kind.next = lambda self: 'next'
    kind.__iter__ = lambda self: self
    kind.__getslice__ = lambda self, start, end: ('slice', start, end)
    kind.__getitem__ = lambda self, key: ('item', key)
    kind.__len__ = lambda self: 3
    kind.__long__ = lambda self: 7L
    kind.__hash__ = lambda self: 1
    one, other = kind(1), kind(9)
    told(lambda: (bool(one), bool(other)))
    told(lambda: (one / 2, 2 / one))
    told(lambda: (one < other, one == kind(1), one != other, cmp(one, other), sorted([other, one])))
    told(lambda: iter(one).next())
    told(lambda: [item for _count, item in zip(range(2), one)])
    told(lambda: (one[1:2], one[:], one[-1:], one[5]))
    told(lambda: long(one))
    told(lambda: {one: 'x'}[kind(1)])
    setattr(kind, '__idiv__', lambda self, other: 'idiv')
    one /= 5
    told(lambda: one)
    del kind.__nonzero__
    told(lambda: bool(other))


class Meter(object):
    pass


Meter.__eq__ = lambda self, other: True
told(lambda: (Meter() == 5, Meter() != 5, hash(Meter()) == hash(Meter())))


class Long(list):
    def __getslice__(self, start, end):
        return start, end


told(lambda: Long([1, 2])[-2 ** 100:2 ** 100])
told(lambda: Long([1, 2])[-5:2 ** 40])
