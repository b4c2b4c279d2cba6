# `collections`, whose dictionaries come in Jython's order and whose mappings have the methods of Python 2.7.

import collections
import collections.abc as abc

import _texts
from _default_dictionary import DefaultDict, Listed
from _dictionary import Dict
from _order import in_java_order


class OrderedDict(collections.OrderedDict):
    __module__ = 'collections'

    def __init__(self, *given, **named):
        if given and isinstance(given[0], dict):
            given = ([(key, given[0][key]) for key in given[0]],) + given[1:]
        collections.OrderedDict.__init__(self, *given, **named)


# Its counts in Jython's order; sums and their like are counters too.
class Counter(Listed, collections.Counter):
    __module__ = 'collections'

    def __iter__(self):
        return iter(in_java_order(dict.keys(self), dict.__len__(self)))

    def copy(self):
        return type(self)(self)

    def most_common(self, n=None):
        found = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return found if n is None else found[:n]


def _counted(name):
    plain = getattr(collections.Counter, name)
    return lambda self, other: Counter(dict(plain(collections.Counter(dict(self.items())), collections.Counter(dict(other.items())))))


for _name in ('__add__', '__sub__', '__or__', '__and__'):
    setattr(Counter, _name, _counted(_name))


def _replaced(self, /, **named):
    made = [named.pop(name, value) for name, value in zip(self._fields, self)]
    if named:
        raise ValueError('Got unexpected field names: %s' % _texts.represent(list(named)))
    return self._make(made)


# What a name of a tuple or of a field must be; of other fields Python says the rest.
def _check_name(name):
    if not all([sign == '_' or sign.isalnum() for sign in name]):
        raise ValueError('Type names and field names can only contain alphanumeric characters and underscores: %s' % _texts.represent(name))
    if name[:1].isdigit():
        raise ValueError('Type names and field names cannot start with a number: %s' % _texts.represent(name))


def namedtuple(typename, field_names, verbose=False, rename=False):
    field_names = field_names.replace(',', ' ').split() if isinstance(field_names, str) else [_texts.text(name) for name in field_names]
    for name in [typename] + ([] if rename else field_names):
        _check_name(name)
    made = collections.namedtuple(typename, field_names, rename=rename)
    made._asdict = lambda self: OrderedDict(list(zip(self._fields, self)))
    # The name that was given, of a class that is derived too.
    made.__repr__ = lambda self: '%s(%s)' % (
        typename, ', '.join(['%s=%s' % (name, _texts.represent(value)) for name, value in zip(made._fields, self)]))
    made._replace = _replaced
    made.__module__ = '__main__'
    made._py2_class_ = True
    return made


# What a script derives of it has lists for its keys, values and items, and walks through them.
class Mapping(abc.Mapping):
    __module__ = 'collections'

    def keys(self):
        return list(self)

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def iterkeys(self):
        return iter(self)

    def itervalues(self):
        return (self[key] for key in self)

    def iteritems(self):
        return ((key, self[key]) for key in self)


class MutableMapping(Mapping, abc.MutableMapping):
    __module__ = 'collections'


for _kind in (dict, Dict):
    MutableMapping.register(_kind)


def _names():
    names = {name: getattr(abc, name) for name in (
        'Callable Container Hashable ItemsView Iterable Iterator KeysView MappingView MutableSequence MutableSet Sequence Set Sized '
        'ValuesView').split()}
    return {**names, 'Mapping': Mapping, 'MutableMapping': MutableMapping, 'Counter': Counter, 'OrderedDict': OrderedDict,
            'defaultdict': DefaultDict, 'deque': collections.deque, 'namedtuple': namedtuple}


makers = {'collections': _names}
