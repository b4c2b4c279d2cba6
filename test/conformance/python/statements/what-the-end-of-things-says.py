def numbers():
    yield 1


g = numbers()
print g.next()
for step in (lambda: g.next(), lambda: next(iter([])), lambda: (x for x in []).next(), lambda: iter('').next(), lambda: next(g)):
    try:
        step()
    except StopIteration, e:
        print repr(e), e.args, repr(str(e))


class Own:
    def __iter__(self):
        return self

    def next(self):
        raise StopIteration


class Said(Own):
    def next(self):
        raise StopIteration('said')


for kind in (Own, Said):
    try:
        iter(kind()).next()
    except StopIteration, e:
        print repr(e), e.args
print next(iter([]), 'instead'), list(Own()), list(Said())
nan = float('nan')
print cmp(nan, 1), cmp(1, nan), cmp(nan, 2.5), cmp(1.0, 1), cmp(2L, 1.5)
