# `UserDict` and `UserList`: classes around a dictionary or a list, of which scripts derive theirs.

import builtins

import _compare
from _classes import walk_by_places
from _dictionary import Dict
from _old_classes import Old
from _texts import represent


def _held(value):
    return value.data if isinstance(value, (UserDict, UserList)) else value


# Compared by what they hold.
def _ordering(name, test):
    def method(self, other):
        return test(_compare.compare(self.data, _held(other)))

    method.__name__ = name
    return method


_tests = {
    '__lt__': lambda order: order < 0, '__le__': lambda order: order <= 0, '__gt__': lambda order: order > 0, '__ge__': lambda order: order >= 0,
    '__eq__': lambda order: order == 0, '__ne__': lambda order: order != 0,
}


class UserDict(Old):
    __hash__ = None

    def __init__(self, dict=None, **kwargs):
        self.data = Dict()
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __repr__(self):
        return represent(self.data)

    def __cmp__(self, other):
        return _compare.compare(self.data, _held(other))

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, '__missing__'):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data

    def clear(self):
        self.data.clear()

    def copy(self):
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        kept, self.data = self.data, Dict()
        try:
            made = self.__class__.__new__(self.__class__)
            made.__dict__.update(self.__dict__)
        finally:
            self.data = kept
        made.update(self)
        return made

    def keys(self):
        return list(self.data.keys())

    def items(self):
        return list(self.data.items())

    def values(self):
        return list(self.data.values())

    def iterkeys(self):
        return iter(self.keys())

    def iteritems(self):
        return iter(self.items())

    def itervalues(self):
        return iter(self.values())

    def has_key(self, key):
        return key in self.data

    def update(self, dict=None, **kwargs):
        if isinstance(dict, UserDict):
            self.data.update(dict.data)
        elif isinstance(dict, builtins.dict) or dict is not None and not hasattr(dict, 'items'):
            self.data.update(dict)
        elif dict is not None:
            for key in dict.keys():
                self[key] = dict[key]
        if kwargs:
            self.data.update(kwargs)

    def get(self, key, failobj=None):
        return self[key] if key in self else failobj

    def setdefault(self, key, failobj=None):
        if key not in self:
            self[key] = failobj
        return self[key]

    def pop(self, key, *args):
        return self.data.pop(key, *args)

    def popitem(self):
        return self.data.popitem()

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


class IterableUserDict(UserDict):
    def __iter__(self):
        return iter(self.data)


class UserList:
    __hash__ = None

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_held(initlist))

    def __repr__(self):
        return represent(self.data)

    __str__ = __repr__

    def __cmp__(self, other):
        return _compare.compare(self.data, _held(other))

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def __reversed__(self):
        return reversed(self.data)

    # A slice is one of its class.
    def __getitem__(self, i):
        return self.__class__(self.data[i]) if isinstance(i, slice) and i.step is None else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = _held(item) if isinstance(i, slice) else item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return self.__class__(self.data + list(_held(other)))

    def __radd__(self, other):
        return self.__class__(list(_held(other)) + self.data)

    def __iadd__(self, other):
        self.data += _held(other)
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, *args, **kwds):
        _compare.sort(self.data, *args, **kwds)

    def extend(self, other):
        self.data.extend(_held(other))


walk_by_places(UserDict)
for _kind in (UserDict, UserList):
    for _name, _test in _tests.items():
        setattr(_kind, _name, _ordering(_name, _test))
for _kind in (UserDict, IterableUserDict, UserList):
    _kind.__module__ = 'UserDict' if issubclass(_kind, UserDict) else 'UserList'
makers = {
    'UserDict': lambda: {'UserDict': UserDict, 'IterableUserDict': IterableUserDict},
    'UserList': lambda: {'UserList': UserList},
}
