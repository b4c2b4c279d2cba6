# Modules of the standard library on functions and values of all kinds: `functools`, `itertools`, `operator`, `copy`, `contextlib`.

import copy
import operator
import types

import _arithmetic
import _compare
import _python2
import _texts
from _dictionary import Dict, StringMap
from _number_modules import public


def _itertools():
    import itertools

    names = {name: getattr(itertools, name) for name in (
        'chain combinations combinations_with_replacement compress count cycle dropwhile groupby islice permutations product '
        'repeat starmap takewhile tee').split()}

    def imap(function, *rows):
        if function is not None:
            return map(function, *rows)
        return iter(rows[0]) if len(rows) == 1 else zip(*rows)

    names.update({'izip': zip, 'imap': imap, 'ifilter': filter, 'ifilterfalse': itertools.filterfalse,
                  'izip_longest': itertools.zip_longest})
    return names


def _functools():
    import functools

    shown = ('__module__', '__name__', '__doc__')

    # It fills a function of a script alone, with what shows of the other.
    def update_wrapper(wrapper, wrapped, assigned=shown, updated=('__dict__',)):
        for name in assigned:
            if name not in shown:
                raise AttributeError('%s is out of reach of scripts' % name)
            _texts.put(wrapper, name, getattr(wrapped, name))
        for name in updated:
            # What is Python's own has no names of its own to hand on.
            if not isinstance(wrapped, types.BuiltinFunctionType):
                _texts.get(wrapper, name).update(_texts.get(wrapped, name))
        return wrapper

    def wraps(wrapped, assigned=shown, updated=('__dict__',)):
        return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)

    names = {name: getattr(functools, name) for name in ('partial', 'total_ordering', 'cmp_to_key')}
    names.update({'WRAPPER_ASSIGNMENTS': shown, 'WRAPPER_UPDATES': ('__dict__',), 'reduce': _python2.reduced, 'update_wrapper': update_wrapper, 'wraps': wraps})
    return names


def _operator():
    names = public('operator', 'call', 'imatmul', 'is_none', 'is_not_none', 'length_hint', 'matmul')
    names.update({
        'div': _arithmetic.divide, 'truediv': _arithmetic.true_divide, 'itruediv': _arithmetic.true_divide, 'mod': _arithmetic.remainder, 'idiv': _arithmetic.divide_in_place, 'floordiv': _arithmetic.floor_divide,
        'pow': _arithmetic.power, 'imod': _arithmetic.remainder_in_place, 'ipow': _arithmetic.power_in_place,
        'ifloordiv': _arithmetic.floor_divide_in_place, 'lt': _compare.less,
        'gt': _compare.greater, 'le': _compare.less_or_equal, 'ge': _compare.greater_or_equal, 'isCallable': callable,
        'isNumberType': lambda value: isinstance(value, (int, float, complex)),
        'isSequenceType': lambda value: hasattr(value, '__getitem__') and not isinstance(value, dict),
        'isMappingType': lambda value: isinstance(value, dict),
        'getslice': lambda items, start, end: items[start:end], 'setslice': _put_slice, 'delslice': _delete_slice,
        'sequenceIncludes': lambda items, item: item in items, 'repeat': lambda items, times: items * times,
        'attrgetter': _attribute_getter, 'concat': _together, 'iconcat': operator.iadd,
        'methodcaller': lambda name, *given, **named: lambda target: _python2.method(target, name)(*given, **named),
    })
    for name in ('div', 'truediv', 'mod', 'idiv', 'floordiv', 'pow', 'lt', 'gt', 'le', 'ge'):
        names[name].__name__ = name
    names['irepeat'] = names['imul']
    # By the names of the methods, too: `and_` is `__and__`.
    names.update({'__%s__' % name.rstrip('_'): names[name] for name in _also_special.split()})
    return names


_also_special = (
    'abs add and_ concat contains delitem delslice div eq floordiv ge getitem getslice gt iadd iand iconcat idiv ifloordiv ilshift imod '
    'imul index inv invert ior ipow irepeat irshift isub itruediv ixor le lshift lt mod mul ne neg not_ or_ pos pow repeat rshift '
    'setitem setslice sub truediv xor')


# By the sign: what Python joins by itself forgets that one text is of letters.
def _together(a, b):
    return a + b


def _put_slice(items, start, end, values):
    items[start:end] = values


def _delete_slice(items, start, end):
    del items[start:end]


def _attribute_getter(*names):
    def one(value, name):
        for part in name.split('.'):
            value = _texts.get(value, part)
        return value

    return lambda value: one(value, names[0]) if len(names) == 1 else tuple([one(value, name) for name in names])


# `copy` puts what an object says of its state into a new one: into one of the same class, and as a script may.
def _copy():
    real = copy._reconstruct

    def reconstruct(x, memo, function, arguments, *rest, **named):
        def make(*given):
            made = function(*given)
            if type(made) is not type(x):
                raise TypeError('a copy of %s cannot be of another class' % _texts.kind_name(x))
            return made

        return real(x, memo, make, arguments, *rest, **named)

    copy._reconstruct = reconstruct
    copy.setattr = lambda target, name, value: _texts.put(target, name, value)

    # A dictionary copies itself, into a table that is as large as what it holds.
    def copied(x):
        return x.copy() if type(x) in (Dict, StringMap) else copy.copy(x)

    return {'copy': copied, 'deepcopy': copy.deepcopy, 'error': copy.Error, 'Error': copy.Error}


def _contextlib():
    import contextlib

    @contextlib.contextmanager
    def nested(*managers):
        with contextlib.ExitStack() as stack:
            yield tuple([stack.enter_context(one) for one in managers])

    return {'contextmanager': contextlib.contextmanager, 'closing': contextlib.closing, 'nested': nested}


makers = {'contextlib': _contextlib, 'copy': _copy, 'functools': _functools, 'itertools': _itertools, 'operator': _operator}
