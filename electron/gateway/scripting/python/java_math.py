# `java.math` for scripts.

from _errors import IllegalArgumentException
from _java_bean import Bean, text_of
from _unicode import letters

_modes = 'UP DOWN CEILING FLOOR HALF_UP HALF_DOWN HALF_EVEN UNNECESSARY'.split()


class RoundingMode(Bean):
    __module__ = 'java.math'

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.math.RoundingMode)')

    def name(self):
        return letters(_modes[self._at])

    toString = name

    def ordinal(self):
        return self._at

    def __repr__(self):
        return _modes[self._at]

    __str__ = __repr__

    def __hash__(self):
        return hash(_modes[self._at])

    @staticmethod
    def valueOf(name):
        wanted = text_of('valueOf', name)
        if wanted not in _modes:
            raise IllegalArgumentException('No enum constant java.math.RoundingMode.%s' % wanted)
        return getattr(RoundingMode, wanted)

    @staticmethod
    def values():
        return [getattr(RoundingMode, name) for name in _modes]


def _make(at, name):
    mode = object.__new__(RoundingMode)
    object.__setattr__(mode, '_at', at)
    type.__setattr__(RoundingMode, name, mode)


for _at, _name in enumerate(_modes):
    _make(_at, _name)

names = {'RoundingMode': RoundingMode}
