# `java.util.function` and `Comparator`: what a script derives a class of, to hand an object of it to a collection. Jython makes one of a
# function of Python only where the interface has no other method, as `Supplier` and `Runnable`.

from _errors import NullPointerException
from _java_bean import Bean

# By interface, the method that says what it does.
_methods = {
    'Function': 'apply', 'BiFunction': 'apply', 'UnaryOperator': 'apply', 'BinaryOperator': 'apply', 'Consumer': 'accept',
    'BiConsumer': 'accept', 'Predicate': 'test', 'BiPredicate': 'test', 'Supplier': 'get',
}
_of_one_method = ('Supplier',)
_place_words = ('1st', '2nd', '3rd')


def _refuse_making(cls, *_given, **_named):
    if '_py2_class_' not in cls.__dict__:
        raise TypeError('No visible constructors for class (%s)' % cls.getName())
    return object.__new__(cls)


def _interface(name, package, *bases):
    return type(Bean)(name, bases or (Bean,), {'__module__': package, '__new__': _refuse_making})


_made = {}
for _name in _methods:
    _base = {'UnaryOperator': 'Function', 'BinaryOperator': 'BiFunction'}.get(_name)
    _made[_name] = _interface(_name, 'java.util.function', *([_made[_base]] if _base else []))
Comparator = _interface('Comparator', 'java.util')


class _Reversed(Comparator):
    __module__ = 'java.util'
    _py2_class_ = True

    def __init__(self, plain):
        object.__setattr__(self, '_plain', plain)

    def compare(self, one, other):
        return self._plain.compare(other, one)


type.__setattr__(Comparator, 'reversed', lambda self: _Reversed(self))


# What an argument does, of the interface that the method `function` takes at this place.
def work_of(function, place, value, interface):
    if value is None:
        raise NullPointerException()
    if isinstance(value, _made[interface]):
        return getattr(value, _methods[interface])
    if interface in _of_one_method and callable(value):
        return value
    raise TypeError("%s(): %s arg can't be coerced to java.util.function.%s" % (function, _place_words[place], interface))


names = _made
