# `java.math` for scripts.

from _errors import IllegalArgumentException
from _java_bean import Bean, Constants, text_of
from _unicode import letters

_modes = 'UP DOWN CEILING FLOOR HALF_UP HALF_DOWN HALF_EVEN UNNECESSARY'.split()


class RoundingMode(Bean, metaclass=Constants):
    __module__ = 'java.math'

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.math.RoundingMode)')

    @staticmethod
    def _constant(name):
        if name not in _modes:
            return None
        made = object.__new__(RoundingMode)
        made._at = _modes.index(name)
        return made

    def name(self):
        return letters(_modes[self._at])

    toString = name

    def ordinal(self):
        return self._at

    def __repr__(self):
        return _modes[self._at]

    __str__ = __repr__

    def __eq__(self, other):
        return isinstance(other, RoundingMode) and self._at == other._at

    def __hash__(self):
        return hash(_modes[self._at])

    @staticmethod
    def valueOf(name):
        wanted = text_of('valueOf', name)
        if wanted not in _modes:
            raise IllegalArgumentException('No enum constant java.math.RoundingMode.%s' % wanted)
        return RoundingMode._constant(wanted)

    @staticmethod
    def values():
        return [RoundingMode._constant(name) for name in _modes]


names = {'RoundingMode': RoundingMode}
