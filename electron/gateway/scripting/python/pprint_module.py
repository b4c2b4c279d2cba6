# `pprint` as Python 2.7 writes: values in order, one a line where they do not fit.

import _compare
import _printing
import _texts
from _dictionary import Dict, FrozenSet, Set

_ends = {list: ('[', ']'), tuple: ('(', ')')}
_of_dict = (dict.__repr__, Dict.__repr__)
_of_sets = frozenset((set, frozenset, Set, FrozenSet))


# What a value is written as: a `dict`, a `list`, a `tuple`, a `set`, or None where its own text stands for it.
def _form(value):
    kind = type(value)
    if isinstance(value, dict):
        return dict if kind.__repr__ in _of_dict and _texts.own_method(value, '__repr__') is None else None
    for form in (list, tuple):
        if isinstance(value, form):
            return form if kind.__repr__ is form.__repr__ and _texts.own_method(value, '__repr__') is None else None
    return set if kind in _of_sets else None


# The text of a value on one line, whether `eval` would read it, and whether it holds itself.
def _safe(value, context, most, level):
    form = _form(value)
    if form not in (dict, list, tuple):
        shown = _texts.represent(value)
        return shown, bool(shown) and not shown.startswith('<'), False
    begin, end = ('{', '}') if form is dict else _ends[form]
    if not value:
        return begin + end, True, False
    if most and level >= most:
        return begin + '...' + end, False, False
    if id(value) in context:
        return _recursion(value), False, True
    around = {**context, id(value): 1}
    if form is dict:
        pairs = [[_safe(one, around, most, level + 1) for one in (key, value[key])] for key in _compare.in_order(value)]
        shown = ['%s: %s' % (key[0], held[0]) for key, held in pairs]
        parts = [part for pair in pairs for part in pair]
    else:
        parts = [_safe(one, around, most, level + 1) for one in value]
        shown = [part[0] for part in parts]
    is_alone = form is tuple and len(value) == 1
    return (begin + ', '.join(shown) + (',' if is_alone else '') + end, all([part[1] for part in parts]), any([part[2] for part in parts]))


def _recursion(value):
    return '<Recursion on %s with id=%d>' % (_texts.kind_name(value), id(value))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None):
        if indent < 0:
            raise AssertionError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise AssertionError('depth must be > 0')
        if not width:
            raise AssertionError('width must be != 0')
        self._indent, self._width, self._depth = indent, width, depth
        self._stream = _printing.sys_stdout if stream is None else stream

    def pprint(self, object):
        self._stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
        made = []
        self._write(object, made.append, 0, 0, {}, 0)
        return ''.join(made)

    def isreadable(self, object):
        _shown, is_readable, is_recursive = self.format(object, {}, 0, 0)
        return is_readable and not is_recursive

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def format(self, object, context, maxlevels, level):
        return _safe(object, context, maxlevels, level)

    def _shown(self, value, context, level):
        return self.format(value, dict(context), self._depth, level)[0]

    # `column` is where the value begins; `behind` is how many signs stand after it on its last line.
    def _write(self, value, write, column, behind, context, level):
        if id(value) in context:
            write(_recursion(value))
            return
        shown = self._shown(value, context, level)
        form = _form(value)
        if form is None or form is set and not value or self._depth and level >= self._depth:
            write(shown)
            return
        is_broken = len(shown) > self._width - 1 - column - behind
        around = {**context, id(value): 1}
        if form is set:
            write(_texts.type_names.get(type(value), type(value).__name__) + '(')
            column += len(_texts.type_names.get(type(value), type(value).__name__)) + 1
        begin, end = ('{', '}') if form is dict else ('[', '])') if form is set else _ends[form]
        write(begin + (' ' * (self._indent - 1) if form is dict or is_broken else ''))
        column += self._indent
        between = ',\n' + ' ' * column if is_broken else ', '
        for place, item in enumerate(value if form in (list, tuple) else _compare.in_order(value)):
            write(between if place else '')
            if form is dict:
                name = self._shown(item, around, level + 1) + ': '
                write(name)
                self._write(value[item], write, column + len(name), behind + 1, around, level + 1)
            else:
                self._write(item, write, column, behind + 1, around, level + 1)
        write(',' + end if form is tuple and len(value) == 1 else end)


def _pformat(object, indent=1, width=80, depth=None):
    return PrettyPrinter(indent, width, depth).pformat(object)


def _pprint(object, stream=None, indent=1, width=80, depth=None):
    PrettyPrinter(indent, width, depth, stream).pprint(object)


PrettyPrinter.__module__ = 'pprint'
makers = {'pprint': lambda: {
    'PrettyPrinter': PrettyPrinter, 'pformat': _pformat, 'pprint': _pprint, 'saferepr': lambda object: _safe(object, {}, None, 0)[0],
    'isreadable': lambda object: PrettyPrinter().isreadable(object), 'isrecursive': lambda object: PrettyPrinter().isrecursive(object),
}}
