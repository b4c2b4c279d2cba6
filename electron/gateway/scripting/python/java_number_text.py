# `DecimalFormat`, `NumberFormat` and `DecimalFormatSymbols` of java.text for scripts.

from decimal import Decimal

from _errors import ArithmeticException, IllegalArgumentException
from _java_bean import Bean, flag_of, int_of, refused, text_of
from _java_math import BigDecimal, RoundingMode, of_decimal
from _java_text_locale import texts_of
from _number_format import Format, RoundingNeeded, Symbols
from _number_pattern import MOST_WHOLE
from _unicode import letters, long


class DecimalFormatSymbols(Bean):
    __module__ = 'java.text'

    def __init__(self, locale=None):
        signs = texts_of(locale)['symbols']
        self._symbols = Symbols(*signs)

    @staticmethod
    def getInstance(locale=None):
        return DecimalFormatSymbols(locale)

    def clone(self):
        return _symbols_of(self._symbols)

    def __eq__(self, other):
        return isinstance(other, DecimalFormatSymbols) and vars(self._symbols) == vars(other._symbols)

    def __hash__(self):
        return hash((self._symbols.zero, self._symbols.group, self._symbols.point))


def _symbols_of(symbols):
    made = object.__new__(DecimalFormatSymbols)
    made._symbols = Symbols(**vars(symbols))
    return made


# A sign or a text of the symbols, by its name in Java.
def _access(name, own, is_sign):
    def getter(self):
        return getattr(self._symbols, own) if is_sign else letters(getattr(self._symbols, own))

    def setter(self, value):
        text = text_of('set' + name, value)
        if is_sign and len(text) != 1:
            raise refused('set' + name, value, 'char')
        setattr(self._symbols, own, text)

    type.__setattr__(DecimalFormatSymbols, 'get' + name, getter)
    type.__setattr__(DecimalFormatSymbols, 'set' + name, setter)


for _name, _own in (('DecimalSeparator', 'point'), ('GroupingSeparator', 'group'), ('MinusSign', 'minus'), ('Percent', 'percent'),
                    ('PerMill', 'per_mille'), ('ZeroDigit', 'zero'), ('MonetaryDecimalSeparator', 'money_point'),
                    ('MonetaryGroupingSeparator', 'money_group')):
    _access(_name, _own, True)
for _name, _own in (('Infinity', 'infinity'), ('NaN', 'nan'), ('ExponentSeparator', 'exponent'), ('CurrencySymbol', 'money'),
                    ('InternationalCurrencySymbol', 'international')):
    _access(_name, _own, False)


# What Jython hands to Java for a number: a long, a double or a BigDecimal.
def _number(value):
    if isinstance(value, int):
        return int(value) if -2 ** 63 <= value < 2 ** 63 else float(int(value))
    if isinstance(value, (float, Decimal)):
        return value
    if isinstance(value, BigDecimal):
        return value._decimal()
    raise IllegalArgumentException('Cannot format given Object as a Number')


class NumberFormat(Bean):
    __module__ = 'java.text'

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.text.NumberFormat)')

    @staticmethod
    def getInstance(locale=None):
        return _made(texts_of(locale), 'number')

    getNumberInstance = getInstance

    @staticmethod
    def getIntegerInstance(locale=None):
        made = _made(texts_of(locale), 'number')
        made.setMaximumFractionDigits(0)
        made.setDecimalSeparatorAlwaysShown(False)
        made.setParseIntegerOnly(True)
        return made

    @staticmethod
    def getPercentInstance(locale=None):
        return _made(texts_of(locale), 'percent')

    @staticmethod
    def getCurrencyInstance(locale=None):
        return _made(texts_of(locale), 'money')

    def format(self, number):
        try:
            return letters(self._format.written(_number(number)))
        except RoundingNeeded as needed:
            raise ArithmeticException(str(needed))

    def parse(self, source):
        from _java_text import ParseException

        text = text_of('parse', source)
        value, end = self._format.read(text)
        if value is None or end == 0:
            raise ParseException('Unparseable number: "%s"' % text, end)
        if isinstance(value, Decimal):
            return of_decimal(value)
        return long(value) if isinstance(value, int) else value

    def setRoundingMode(self, mode):
        if not isinstance(mode, RoundingMode):
            raise refused('setRoundingMode', mode, 'java.math.RoundingMode')
        self._format.mode = mode.ordinal()

    def getRoundingMode(self):
        return RoundingMode.values()[self._format.mode]

    def setMaximumFractionDigits(self, newValue):
        self._most('part', int_of('setMaximumFractionDigits', newValue))

    def setMinimumFractionDigits(self, newValue):
        self._least('part', int_of('setMinimumFractionDigits', newValue))

    def setMaximumIntegerDigits(self, newValue):
        self._most('whole', int_of('setMaximumIntegerDigits', newValue))

    def setMinimumIntegerDigits(self, newValue):
        self._least('whole', int_of('setMinimumIntegerDigits', newValue))

    def _most(self, what, count):
        pattern, count = self._format.pattern, max(0, count)
        setattr(pattern, 'most_' + what, count)
        setattr(pattern, 'least_' + what, min(count, getattr(pattern, 'least_' + what)))

    def _least(self, what, count):
        pattern, count = self._format.pattern, max(0, count)
        setattr(pattern, 'least_' + what, count)
        setattr(pattern, 'most_' + what, max(count, getattr(pattern, 'most_' + what)))

    def getMaximumFractionDigits(self):
        return self._format.pattern.most_part

    def getMinimumFractionDigits(self):
        return self._format.pattern.least_part

    def getMaximumIntegerDigits(self):
        return self._format.pattern.most_whole

    def getMinimumIntegerDigits(self):
        return self._format.pattern.least_whole

    def isGroupingUsed(self):
        return self._format.pattern.is_grouped

    def setGroupingUsed(self, newValue):
        self._format.pattern.is_grouped = flag_of('setGroupingUsed', newValue)

    def isParseIntegerOnly(self):
        return self._format.whole_only

    def setParseIntegerOnly(self, value):
        self._format.whole_only = flag_of('setParseIntegerOnly', value)

    def __eq__(self, other):
        return type(other) is type(self) and self._state() == other._state()

    def __hash__(self):
        return hash(self._format.prefix)


class DecimalFormat(NumberFormat):
    __module__ = 'java.text'

    def __init__(self, pattern=None, symbols=None):
        if symbols is not None and not isinstance(symbols, DecimalFormatSymbols):
            raise TypeError("java.text.DecimalFormat(): 2nd arg can't be coerced to java.text.DecimalFormatSymbols")
        texts = texts_of(None)
        pattern = '|'.join(texts['number']) if pattern is None else text_of('java.text.DecimalFormat', pattern)
        own = Symbols(*texts['symbols']) if symbols is None else symbols.clone()._symbols
        self._format = Format(pattern, own)

    def applyPattern(self, pattern):
        self._format.apply(text_of('applyPattern', pattern))

    def toPattern(self):
        if self._format.pattern.most_part > 10000:
            raise IllegalArgumentException('toPattern of a format without a pattern is not supported in this version')
        return letters(self._format.pattern.written())

    def getDecimalFormatSymbols(self):
        return _symbols_of(self._format.symbols)

    def setDecimalFormatSymbols(self, newSymbols):
        if not isinstance(newSymbols, DecimalFormatSymbols):
            raise refused('setDecimalFormatSymbols', newSymbols, 'java.text.DecimalFormatSymbols')
        self._format.symbols = newSymbols.clone()._symbols
        self._format.show_affixes()

    def getGroupingSize(self):
        return self._format.pattern.grouping

    def setGroupingSize(self, newValue):
        size = int_of('setGroupingSize', newValue)
        if not 0 <= size <= 127:
            raise IllegalArgumentException('newValue is out of valid range. value: %d' % size)
        self._format.pattern.grouping = size

    def isParseBigDecimal(self):
        return self._format.big

    def setParseBigDecimal(self, newValue):
        self._format.big = flag_of('setParseBigDecimal', newValue)

    def getMultiplier(self):
        return self._format.pattern.multiplier

    def setMultiplier(self, newValue):
        self._format.pattern.multiplier = int_of('setMultiplier', newValue)

    def isDecimalSeparatorAlwaysShown(self):
        return self._format.pattern.always_point

    def setDecimalSeparatorAlwaysShown(self, newValue):
        self._format.pattern.always_point = flag_of('setDecimalSeparatorAlwaysShown', newValue)

    def clone(self):
        made = object.__new__(DecimalFormat)
        made._format = Format('', Symbols(**vars(self._format.symbols)))
        vars(made._format.pattern).update(vars(self._format.pattern))
        for name, value in vars(self._format).items():
            if name not in ('pattern', 'symbols'):
                setattr(made._format, name, value)
        return made

    def _state(self):
        kept = {name: value for name, value in vars(self._format).items() if name not in ('pattern', 'symbols')}
        return kept, vars(self._format.pattern), vars(self._format.symbols)

    # Java's hash, which stands behind the name where one is printed.
    def hashCode(self):
        code = (min(self._format.pattern.most_whole, MOST_WHOLE) * 37 + 3) * 37
        return _signed(code + string_hash(self._format.prefix))

    def __repr__(self):
        return 'java.text.DecimalFormat@%x' % (self.hashCode() & 0xffffffff)

    __str__ = __repr__

    def toString(self):
        return letters(repr(self))


# The texts around a number, which a script may set.
def _affix(name, own):
    def getter(self):
        return letters(getattr(self._format, own))

    def setter(self, newValue):
        text = text_of('set' + name, newValue)
        setattr(self._format, own, text)
        setattr(self._format.pattern, own, text.replace("'", "''"))

    type.__setattr__(DecimalFormat, 'get' + name, getter)
    type.__setattr__(DecimalFormat, 'set' + name, setter)


for _name, _own in (('PositivePrefix', 'prefix'), ('PositiveSuffix', 'suffix'), ('NegativePrefix', 'negative_prefix'),
                    ('NegativeSuffix', 'negative_suffix')):
    _affix(_name, _own)


def _signed(code):
    return (code + 2 ** 31) % 2 ** 32 - 2 ** 31


# `String.hashCode`.
def string_hash(text):
    code = 0
    for sign in text:
        code = code * 31 + ord(sign) & 0xffffffff
    return _signed(code)


def _made(texts, kind):
    made = object.__new__(DecimalFormat)
    made._format = Format('|'.join(texts[kind]), Symbols(*texts['symbols']))
    return made
