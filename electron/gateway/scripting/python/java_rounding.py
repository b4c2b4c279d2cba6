# How `java.math` rounds: RoundingMode, MathContext, and the rounding of a fraction itself.

from _errors import ArithmeticException, IllegalArgumentException
from _java_arrays import of
from _java_bean import Bean, Constants, int_of, refused, text_of
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
        return of('java.math.RoundingMode', [RoundingMode._constant(name) for name in _modes])


class MathContext(Bean):
    __module__ = 'java.math'

    def __init__(self, setPrecision, setRoundingMode=None):
        self._precision = int_of('java.math.MathContext', setPrecision)
        if self._precision < 0:
            raise IllegalArgumentException('Digits < 0')
        self._mode = 'HALF_UP' if setRoundingMode is None else mode_of('java.math.MathContext', setRoundingMode)

    def getPrecision(self):
        return self._precision

    def getRoundingMode(self):
        return RoundingMode._constant(self._mode)

    def __repr__(self):
        return 'precision=%d roundingMode=%s' % (self._precision, self._mode)

    __str__ = __repr__

    def __eq__(self, other):
        return isinstance(other, MathContext) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))


# A mode, or the number of one, as BigDecimal took it before there were modes.
def mode_of(function, mode):
    if isinstance(mode, RoundingMode):
        return _modes[mode.ordinal()]
    if isinstance(mode, int) and not isinstance(mode, bool):
        if not 0 <= mode <= 7:
            raise IllegalArgumentException('Invalid rounding mode')
        return _modes[mode]
    raise refused(function, mode, 'java.math.RoundingMode')


# The whole number that a fraction is rounded to.
def rounded(number, mode):
    whole = number.numerator // number.denominator
    rest = number - whole
    if rest == 0:
        return whole
    if mode == 'UNNECESSARY':
        raise ArithmeticException('Rounding necessary')
    if mode in ('UP', 'DOWN'):
        mode = 'CEILING' if (mode == 'UP') == (number > 0) else 'FLOOR'
    if mode in ('CEILING', 'FLOOR'):
        return whole + (mode == 'CEILING')
    if rest * 2 != 1:
        return whole + (rest * 2 > 1)
    if mode == 'HALF_EVEN':
        return whole + whole % 2
    return whole + ((mode == 'HALF_UP') == (number > 0))


names = {'MathContext': MathContext, 'RoundingMode': RoundingMode}
