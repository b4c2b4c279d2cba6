# What Jython refuses in a pattern and Python 3 does not: an item repeated that may be of any length, also of none;
# numbers of times that are too large; and what Python 3 alone has.

import re as native

_parser, _constants = native._parser, native._constants
_most = 65535
_repeats = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_units = (_constants.LITERAL, _constants.NOT_LITERAL, _constants.ANY, _constants.RANGE, _constants.IN, _constants.CATEGORY)


# Why a pattern is refused, or None. Raises OverflowError for a number that is too large.
def refused(pattern, flags):
    for kind, value in pattern_items(_parser.parse(pattern, flags)):
        if kind is _constants.POSSESSIVE_REPEAT:
            return 'multiple repeat'
        if kind is _constants.ATOMIC_GROUP:
            return 'unexpected end of pattern'
        if kind in _repeats:
            least, most, item = value
            if least >= _most or most is not _constants.MAXREPEAT and most >= _most:
                raise OverflowError('the repetition number is too large')
            if _width(item) == (0, _most):
                return 'nothing to repeat'
    return None


# All items of a parsed pattern, from the outer ones to the inner ones.
def pattern_items(items):
    for kind, value in items:
        yield kind, value
        for part in _parts(kind, value):
            yield from pattern_items(part)


def _parts(kind, value):
    if kind is _constants.SUBPATTERN:
        return [value[3]]
    if kind is _constants.BRANCH:
        return value[1]
    if kind in _repeats or kind is _constants.POSSESSIVE_REPEAT:
        return [value[2]]
    if kind in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [value[1]]
    if kind is _constants.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    return []


# How short and how long what an item finds may be.
def _width(items):
    least = most = 0
    for kind, value in items:
        if kind in _units:
            least, most = least + 1, most + 1
        elif kind is _constants.SUBPATTERN:
            one = _width(value[3])
            least, most = least + one[0], most + one[1]
        elif kind is _constants.BRANCH:
            each = [_width(part) for part in value[1]]
            least, most = least + min([one[0] for one in each]), most + max([one[1] for one in each])
        elif kind in _repeats:
            one = _width(value[2])
            times = _most if value[1] is _constants.MAXREPEAT else value[1]
            least, most = least + one[0] * value[0], most + one[1] * times
    return least, most
