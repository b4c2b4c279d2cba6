# The order of all things: `cmp`, `<` and sorting of Python 2.7, where everything can be compared with everything.

import functools

import _texts
from _old_classes import is_old
from _unbound import special_of


def _number(value):
    return isinstance(value, (bool, int, float))


def _sequence(one, other):
    for left, right in zip(one, other):
        if left is not right and not left == right:
            return compare(left, right)
    return (len(one) > len(other)) - (len(one) < len(other))


def _dictionaries(one, other):
    if len(one) != len(other):
        return -1 if len(one) < len(other) else 1

    def smallest(mine, theirs):
        differing = [key for key in dict.keys(mine) if key not in theirs or theirs[key] != mine[key]]
        return min(differing, key=functools.cmp_to_key(compare)) if differing else None

    mine, theirs = smallest(one, other), smallest(other, one)
    if mine is None and theirs is None:
        return 0
    return compare(mine, theirs) or compare(one[mine], other[theirs])


def _place(value):
    if value is None:
        return (0, '')
    if _number(value):
        return (1, '')
    return (2, 'instance' if _texts.is_old(type(value)) else _texts.kind_name(value))


# `cmp(one, other)`: -1, 0 or 1.
def compare(one, other):
    if one is other:
        return 0
    for left, right, sign in ((one, other, 1), (other, one, -1)):
        own = special_of(left, '__cmp__')
        if own is not None:
            order = own(left, right)
            if order is not NotImplemented or is_old(type(left)):
                if not isinstance(order, int):
                    raise TypeError('__cmp__() must return int')
                return sign * ((order > 0) - (order < 0))
    kinds = (type(one), type(other))
    if issubclass(kinds[0], list) and issubclass(kinds[1], list) or issubclass(kinds[0], tuple) and issubclass(kinds[1], tuple):
        return _sequence(one, other)
    if issubclass(kinds[0], dict) and issubclass(kinds[1], dict):
        return _dictionaries(one, other)
    try:
        if one == other:
            return 0
        if one < other:
            return -1
        if one > other:
            return 1
    except TypeError as error:
        # Dates refuse to be compared with what is none.
        if any(kind.__module__ in ('datetime', '_dates') for kind in kinds):
            raise error
        if any(issubclass(kind, complex) for kind in kinds) and all(issubclass(kind, (complex, float, int)) for kind in kinds):
            raise TypeError('no ordering relation is defined for complex numbers')
        if any(issubclass(kind, (set, frozenset)) for kind in kinds):
            raise TypeError('can only compare to a set')
    # What is no number is less than all others.
    for value, order in ((one, -1), (other, 1)):
        if isinstance(value, float) and value != value:
            return order
    mine, theirs = _place(one), _place(other)
    if mine == theirs:
        mine, theirs = id(one), id(other)
    return -1 if mine < theirs else 1 if mine > theirs else 0


key_of = functools.cmp_to_key(compare)


def less(one, other):
    try:
        return one < other
    except TypeError:
        return compare(one, other) < 0


def greater(one, other):
    try:
        return one > other
    except TypeError:
        return compare(one, other) > 0


def less_or_equal(one, other):
    try:
        return one <= other
    except TypeError:
        return compare(one, other) <= 0


def greater_or_equal(one, other):
    try:
        return one >= other
    except TypeError:
        return compare(one, other) >= 0


_tests = {
    '<': less, '>': greater, '<=': less_or_equal, '>=': greater_or_equal,
    '==': lambda one, other: one == other, '!=': lambda one, other: one != other,
    'in': lambda one, other: one in other, 'not in': lambda one, other: one not in other,
    'is': lambda one, other: one is other, 'is not': lambda one, other: one is not other,
}


# `a < b <= c`: each operand is asked for when it is needed, once.
def chain(first, *rest):
    left = first
    held = True
    for sign, operand in zip(rest[::2], rest[1::2]):
        right = operand()
        held = _tests[sign](left, right)
        if not held:
            return held
        left = right
    return held


# `sorted(items, cmp, key, reverse)`.
def in_order(items, cmp=None, key=None, reverse=False):
    items = list(items)
    # Each is asked for its key once, whatever the keys are.
    keys = items if key is None else [key(item) for item in items]
    if cmp is None:
        try:
            placed = sorted(keys, reverse=bool(reverse)) if key is None else _placed(keys, None, reverse)
        except TypeError:
            placed = _placed(keys, key_of, reverse)
        else:
            return placed if key is None else [items[place] for place in placed]
    else:
        placed = _placed(keys, functools.cmp_to_key(_ordering(cmp)), reverse)
    return [items[place] for place in placed]


def _placed(keys, made, reverse):
    held = keys if made is None else [made(key) for key in keys]
    return sorted(range(len(keys)), key=held.__getitem__, reverse=bool(reverse))


def _ordering(cmp):
    def order(one, other):
        made = cmp(one, other)
        if not isinstance(made, (int, float)):
            raise TypeError('an integer is required')
        return int(made)

    return order


# `items.sort(cmp, key, reverse)`.
def sort(items, cmp=None, key=None, reverse=False):
    length = len(items)
    placed = in_order(items, cmp, key, reverse)
    if len(items) != length:
        raise ValueError('list modified during sort')
    items[:] = placed


def _extreme(plain, sign):
    def find(*given, **named):
        if not given:
            raise TypeError('%s expected 1 arguments, got 0' % plain.__name__)
        items = list(given[0]) if len(given) == 1 else list(given)
        key = named.pop('key', None)
        if named:
            raise TypeError('%s() got an unexpected keyword argument' % plain.__name__)
        if not items:
            raise ValueError('%s of empty sequence' % plain.__name__)
        try:
            return plain(items) if key is None else plain(items, key=key)
        except TypeError:
            best = items[0]
            for item in items[1:]:
                order = compare(item, best) if key is None else compare(key(item), key(best))
                if order * sign > 0:
                    best = item
            return best

    return find


smallest, largest = _extreme(min, -1), _extreme(max, 1)
