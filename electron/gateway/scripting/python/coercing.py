# `__coerce__` of classes of scripts: it makes two values of one kind, which the operator is then asked for.

import operator

import _arithmetic
import _compare

_plain = {
    'add': operator.add, 'sub': operator.sub, 'mul': operator.mul, 'div': _arithmetic.divide, 'floordiv': _arithmetic.floor_divide,
    'mod': _arithmetic.remainder, 'pow': _arithmetic.power, 'divmod': _arithmetic.divided, 'lshift': operator.lshift,
    'rshift': operator.rshift, 'and': operator.and_, 'or': operator.or_, 'xor': operator.xor,
}
_orders = {
    'lt': lambda order: order < 0, 'le': lambda order: order <= 0, 'gt': lambda order: order > 0, 'ge': lambda order: order >= 0,
    'eq': lambda order: order == 0, 'ne': lambda order: order != 0,
}


def _method(name, made):
    def method(self, other):
        pair = type(self).__coerce__(self, other)
        if pair is None or pair is NotImplemented or type(pair[0]) is type(self):
            return NotImplemented
        return made(*pair)

    method.__name__ = name
    return method


def _turned(plain):
    return lambda one, other: plain(other, one)


def _ordered(test):
    return lambda one, other: test(_compare.compare(one, other))


# Those of a class that has a base, and those of one that has none.
_of_new = {'__%s__' % name: _ordered(test) for name, test in _orders.items()}
_of_old = {**_of_new, **{'__%s__' % name: plain for name, plain in _plain.items()},
           **{'__r%s__' % name: _turned(plain) for name, plain in _plain.items()}}


# The methods that it stands for in a class, by their names.
def methods_of(is_old):
    return {name: _method(name, made) for name, made in (_of_old if is_old else _of_new).items()}
