# What stands in a library for what it imports at its top and this version does not have: the rest of the library is there, and
# whatever uses the name is told why it is not.

import ast

from _sealed import Sealed


def _refuse(self, *_given, **_named):
    raise ImportError(_reasons[id(self)])


# Why each is not there. They live as long as the interpreter: a library may hand them on.
_reasons = {}
_made = []


class Absent(metaclass=Sealed):
    __slots__ = ()
    __getattr__ = __setattr__ = __call__ = __mro_entries__ = __instancecheck__ = __subclasscheck__ = _refuse
    __bool__ = __len__ = __iter__ = __getitem__ = __contains__ = __str__ = __repr__ = __eq__ = __ne__ = __hash__ = _refuse


def absent(reason):
    made = Absent()
    _made.append(made)
    _reasons[id(made)] = reason
    return made


# The modules that a library imports from at its top, where nothing around the line waits for a failure.
def plain_imports(source):
    return frozenset([one.module for one in ast.parse(source).body if isinstance(one, ast.ImportFrom) and one.module])
