import collections


class Sorted(collections.MutableMapping):
    def __init__(self, **given):
        self.held = given

    def __getitem__(self, key):
        return self.held[key]

    def __setitem__(self, key, value):
        self.held[key] = value

    def __delitem__(self, key):
        del self.held[key]

    def __iter__(self):
        return iter(sorted(self.held))

    def __len__(self):
        return len(self.held)


made = Sorted(b=1)
made.update(a=2)
print made.keys(), made.values(), made.items(), list(made.iteritems()), list(made.iterkeys()), list(made.itervalues())
print made.get('z', 0), 'a' in made, made.pop('a'), len(made), made == {'b': 1}, made != {'b': 1}, made.setdefault('q', 5), sorted(made), made.popitem()
print [isinstance(made, kind) for kind in (collections.Mapping, collections.MutableMapping, dict)]
print [isinstance(value, collections.Mapping) for value in ({}, [], collections.OrderedDict(), collections.Counter(), collections.defaultdict(int))]
made.clear()
print len(made), bool(made)
try:
    Sorted()['x']
except KeyError, error:
    print error


class Frozen(collections.Mapping):
    def __getitem__(self, key):
        return key * 2

    def __iter__(self):
        return iter([1, 2])

    def __len__(self):
        return 2


print Frozen().items(), Frozen().get(3), dict(Frozen())
counted = collections.Counter('mississippi')
print counted, counted.keys(), counted.values(), counted.items(), counted.most_common(2), counted + counted, counted - collections.Counter('miss'), counted.copy() == counted
import sys
print sys.version_info[:2], sys.version_info.major, sys.version_info >= (2, 7), tuple(sys.version_info)
from decimal import Decimal
print hash(Decimal('1.5')) == hash(1.5), hash(Decimal('2')) == hash(2), Decimal('1.5') in {1.5: 1}
