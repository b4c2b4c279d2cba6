# Python 2.7 for scripts, where this interpreter's own builtins and methods do something else. The gateway writes
# `python2_...` into a script where a method or an operator stands that differs; the rest are names that scripts see.

from collections import OrderedDict
import functools

from _formats import format_text, formatted, percent, text

# The call of the gateway, getattr as scripts may use it, and the properties that are lists and dictionaries.
call = None
get = None
trees = None

_zip, _range, _str, _dict = zip, range, str, dict


def compare(one, other):
    return (one > other) - (one < other)


class _Compared:
    def __init__(self, value, place, compared):
        self.value, self.place, self.compared = value, place, compared

    def __lt__(self, other):
        order = self.compared(self.value, other.value)
        return order < 0 or (order == 0 and self.place < other.place)


# Equal ones keep their order, which the interpreter's own sort does not promise.
def in_order(items, cmp=None, key=None, reverse=False):
    items = list(items)
    keys = [item if key is None else key(item) for item in items]
    step = -1 if reverse else 1
    if cmp is None:
        order = [(value, step * place) for place, value in enumerate(keys)]
    else:
        order = [_Compared(value, step * place, cmp) for place, value in enumerate(keys)]
    order.sort(reverse=bool(reverse))
    places = [step * (entry[1] if cmp is None else entry.place) for entry in order]
    return [items[place] for place in places]


def _mapped(function, first, *more):
    if function is _str:
        function = text
    if not more:
        return list(first) if function is None else [function(item) for item in first]
    rows = [list(first)] + [list(row) for row in more]
    longest = max([len(row) for row in rows])
    filled = [row + [None] * (longest - len(row)) for row in rows]
    return list(_zip(*filled)) if function is None else [function(*items) for items in _zip(*filled)]


def _filtered(function, items):
    kept = [item for item in items if (item if function is None else function(item))]
    if isinstance(items, _str):
        return ''.join(kept)
    return tuple(kept) if isinstance(items, tuple) else kept


def _rounded(value, digits=0):
    # Half away from zero, always a float.
    digits = int(digits)
    if value != value or value in (float('inf'), float('-inf')):
        return value
    if digits < 0:
        scale = 10 ** -digits
        size = float(int(call('number.round', [abs(value) / float(scale), 0])) * scale)
    else:
        size = float(call('number.round', [abs(value), digits]))
    return -size if value < 0 else size


def _octal(value):
    written = oct(value)
    return written.replace('0o', '0') if value else '0'


class _Remainder:
    # Stands for the operator %: `a % b` is written as `a *python2_mod* b`, which binds as % does.
    def __rmul__(self, left):
        return _Left(left)


class _Left:
    def __init__(self, left):
        self.left = left

    def __mul__(self, right):
        if isinstance(self.left, _str):
            return percent(self.left, right)
        return self.left % right


def _is_plain(word):
    return all([ord(sign) < 128 for sign in word])


def _upper(word):
    return word.upper() if _is_plain(word) else call('text.upper', [word])


def _lower(word):
    return word.lower() if _is_plain(word) else call('text.lower', [word])


def _is_letter(sign):
    return sign.isalpha() if ord(sign) < 128 else call('text.isLetter', [sign])


def _title(word):
    written, inside = [], False
    for sign in word:
        written.append(_lower(sign) if inside else _upper(sign))
        inside = _is_letter(sign)
    return ''.join(written)


def _one_case(word, change, other):
    return any([change(sign) != other(sign) for sign in word]) and change(word) == word


def _fill(word, width, sign, left):
    missing = sign * max(0, width - len(word))
    return missing + word if left else word + missing


def _zfill(word, width):
    sign = word[:1] if word[:1] in ('+', '-') else ''
    return sign + '0' * max(0, width - len(word)) + word[len(sign):]


def _center(word, width, sign=' '):
    missing = max(0, width - len(word))
    left = missing // 2 + (missing & width & 1)
    return sign * left + word + sign * (missing - left)


def _affix(method):
    def check(word, parts, *limits):
        parts = parts if isinstance(parts, tuple) else (parts,)
        return any([method(word, part, *limits) for part in parts])

    return check


_text_methods = {
    'upper': _upper,
    'lower': _lower,
    'title': _title,
    'capitalize': lambda word: _upper(word[:1]) + _lower(word[1:]),
    'swapcase': lambda word: ''.join([_lower(sign) if _upper(sign) == sign else _upper(sign) for sign in word]),
    'zfill': _zfill,
    'ljust': lambda word, width, sign=' ': _fill(word, width, sign, False),
    'rjust': lambda word, width, sign=' ': _fill(word, width, sign, True),
    'center': _center,
    'isalpha': lambda word: word != '' and all([_is_letter(sign) for sign in word]),
    'isalnum': lambda word: word != '' and all([sign.isdigit() or _is_letter(sign) for sign in word]),
    'isupper': lambda word: _one_case(word, _upper, _lower),
    'islower': lambda word: _one_case(word, _lower, _upper),
    'istitle': lambda word: any([_is_letter(sign) for sign in word]) and _title(word) == word,
    'startswith': _affix(lambda word, part, *limits: word.startswith(part, *limits)),
    'endswith': _affix(lambda word, part, *limits: word.endswith(part, *limits)),
    'format': format_text,
}


def _sort(items, cmp=None, key=None, reverse=False):
    items[:] = in_order(items, cmp, key, reverse)


def _update(target, *others, **named):
    for other in others:
        target.update(as_dict(other))
    target.update(named)


_dict_methods = {
    'keys': lambda given: list(given.keys()),
    'values': lambda given: list(given.values()),
    'items': lambda given: list(given.items()),
    'iterkeys': lambda given: iter(list(given.keys())),
    'itervalues': lambda given: iter(list(given.values())),
    'iteritems': lambda given: iter(list(given.items())),
    'has_key': lambda given, key: key in given,
    'update': _update,
}
_methods = {_str: _text_methods, _dict: _dict_methods, OrderedDict: _dict_methods, list: {'sort': _sort}}


# A method as Python 2.7 has it. `str.upper`, of the type itself, takes the text first.
def method(target, name):
    own = _methods.get(target, {}).get(name) if isinstance(target, type) else None
    if own is not None:
        return own
    own = _methods.get(type(target), {}).get(name)
    if own is not None:
        return lambda *arguments, **named: own(target, *arguments, **named)
    if name == 'next' and not hasattr(target, 'next'):
        return lambda: next(target)
    return get(target, name)


def as_dict(*given, **named):
    if given and isinstance(given[0], trees.DictTree):
        given = (given[0].copy(),) + given[1:]
    elif given and not isinstance(given[0], dict) and hasattr(given[0], 'keys'):
        given = ([(key, given[0][key]) for key in given[0].keys()],) + given[1:]
    made = _dict(*given)
    made.update(named)
    return made


names = {
    'python2_method': method,
    'python2_str': text,
    'python2_dict': as_dict,
    'python2_mod': _Remainder(),
    'map': _mapped,
    'filter': _filtered,
    'zip': lambda *rows: list(_zip(*rows)),
    'range': lambda *limits: list(_range(*limits)),
    'xrange': _range,
    'reduce': functools.reduce,
    'sorted': in_order,
    'round': _rounded,
    'oct': _octal,
    'cmp': compare,
    'format': formatted,
    'unicode': _str,
    'basestring': _str,
    'long': int,
    'unichr': chr,
}
