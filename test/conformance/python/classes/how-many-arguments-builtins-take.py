def tell(function):
    try:
        print repr(function())
    except Exception, error:
        print type(error).__name__, error


for call in (
        lambda: ord(), lambda: chr(1, 2), lambda: sum(), lambda: sum(1, 2, 3), lambda: range(), lambda: range(1, 2, 3, 4), lambda: len(),
        lambda: isinstance(1), lambda: getattr(), lambda: getattr(1), lambda: hasattr(1), lambda: setattr(1, 'a'), lambda: iter(),
        lambda: next(), lambda: reversed(), lambda: max(), lambda: min(), lambda: pow(1), lambda: divmod(1), lambda: hash(), lambda: repr(1, 2),
        lambda: filter(None), lambda: reduce(1), lambda: map(None), lambda: dict(1, 2), lambda: list(1, 2), lambda: tuple(1, 2),
        lambda: bool(1, 2), lambda: float(1, 2), lambda: int(1, 2, 3), lambda: long(1, 2, 3), lambda: str(1, 2), lambda: any(), lambda: cmp(1, 2, 3)):
    tell(call)

for call in (
        lambda: 'abc'.replace('a'), lambda: 'abc'.find(), lambda: 'abc'.startswith(), lambda: 'abc'.count(), lambda: 'abc'.lower(1),
        lambda: 'abc'.isdigit(1), lambda: 'abc'.join(), lambda: 'abc'.center(), lambda: [].append(), lambda: [].append(1, 2), lambda: [].index(),
        lambda: [].count(), lambda: [].extend(), lambda: [].pop(1, 2), lambda: [].reverse(1), lambda: [].insert(1), lambda: {}.pop(),
        lambda: {}.get(), lambda: {}.has_key(), lambda: {}.setdefault(), lambda: {}.keys(1), lambda: {}.items(1), lambda: {}.iteritems(1),
        lambda: (1,).count()):
    tell(call)

for call in (lambda: (lambda one: one)(), lambda: (lambda one, two: one)(1), lambda: (lambda: 1)(2)):
    tell(call)
