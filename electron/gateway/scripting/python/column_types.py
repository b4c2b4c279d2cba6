# The Java types that the columns of a dataset have, and how a value becomes one of such a type.

import struct

import _zones
from _errors import IllegalArgumentException, java_name
from _java_bean import Bean
from _java_util import Date
from _java_values import text_of_plain
from _kinds import is_small
from _texts import kind_name, text
from _unicode import letters, long


# A Java class as a script sees it: `dataset.getColumnType(0)`.
class ColumnType(Bean):
    def __init__(self, name):
        self._name = name

    def getName(self):
        return letters(self._name)

    def getSimpleName(self):
        return letters(self._name.split('.')[-1])

    def __repr__(self):
        return "<type '%s'>" % self._name

    def __eq__(self, other):
        return other is self or isinstance(other, type) and java_name(other) == self._name

    def __hash__(self):
        return hash(self._name)


BOOLEAN, BYTE, SHORT, INTEGER, LONG, FLOAT, DOUBLE, STRING, OBJECT = [ColumnType('java.lang.%s' % name) for name in (
    'Boolean', 'Byte', 'Short', 'Integer', 'Long', 'Float', 'Double', 'String', 'Object')]
DATE = ColumnType('java.util.Date')
_by_name = {kind._name: kind for kind in (BOOLEAN, BYTE, SHORT, INTEGER, LONG, FLOAT, DOUBLE, STRING, OBJECT, DATE)}
# As the columns of a project file name them.
by_simple_name = {str.__str__(kind.getSimpleName()): kind for kind in _by_name.values()}
_bits = {BYTE: 8, SHORT: 16, INTEGER: 32, LONG: 64}
numbers = frozenset((BYTE, SHORT, INTEGER, LONG, FLOAT, DOUBLE))


def _kind_of(value):
    if isinstance(value, bool):
        return BOOLEAN
    if isinstance(value, str):
        return STRING
    if isinstance(value, int):
        return INTEGER if is_small(value) else LONG if _fits(value, LONG) else OBJECT
    if isinstance(value, float):
        return DOUBLE
    return DATE if isinstance(value, Date) else OBJECT


# The type of a column of these values: each is to be of the same one, says the manual. Where they are not they stay what they
# are, as objects. Long and int are one: a long number that became small again is not told from an int here.
def of_values(values):
    kinds = {_kind_of(value) for value in values if value is not None}
    if kinds == {INTEGER, LONG}:
        return LONG
    return kinds.pop() if len(kinds) == 1 else OBJECT


# The type that a script names: `str`, `int`, `java.util.Date`, or one that a dataset gave.
def named(kind):
    if isinstance(kind, ColumnType):
        return kind
    real = getattr(kind, '_real', kind)
    for python, java in ((bool, BOOLEAN), (str, STRING), (long, LONG), (int, INTEGER), (float, DOUBLE)):
        if isinstance(real, type) and issubclass(real, python):
            return java
    if isinstance(kind, type) and java_name(kind) in _by_name:
        return _by_name[java_name(kind)]
    if kind is object:
        return OBJECT
    raise IllegalArgumentException('a column of the type %s is not supported in this version' % text(kind))


def _fits(value, kind):
    most = 1 << (_bits[kind] - 1)
    return -most <= value < most


def _refused(value, kind):
    return IllegalArgumentException('%s %s does not become %s without a loss; convert it first' % (
        kind_name(value), shown(value), kind.getSimpleName()))


def _as_whole(value, kind):
    if isinstance(value, str):
        try:
            number = int(str.__str__(value).strip())
        except ValueError:
            raise _refused(value, kind)
    elif isinstance(value, float) and value == value and abs(value) < 1e300 and value == int(value):
        number = int(value)
    elif isinstance(value, int):
        number = int(value)
    else:
        raise _refused(value, kind)
    if not _fits(number, kind):
        raise _refused(value, kind)
    return long(number) if kind is LONG else number


def _as_fraction(value, kind):
    if not isinstance(value, (str, int, float)):
        raise _refused(value, kind)
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise _refused(value, kind)
    if isinstance(value, int) and not isinstance(value, bool) and int(number) != value:
        raise _refused(value, kind)
    return struct.unpack('f', struct.pack('f', number))[0] if kind is FLOAT else number


def _as_truth(value):
    if isinstance(value, str) and value.lower() in ('true', 'false'):
        return value.lower() == 'true'
    if isinstance(value, (bool, int, float)) and value in (0, 1):
        return bool(value)
    raise _refused(value, BOOLEAN)


# A value as one of a column's type. What would lose something is refused.
def coerced(value, kind):
    if value is None or kind is OBJECT:
        return value
    if kind in _bits:
        return _as_whole(value, kind)
    if kind in (FLOAT, DOUBLE):
        return _as_fraction(value, kind)
    if kind is BOOLEAN:
        return _as_truth(value)
    if kind is STRING:
        if isinstance(value, (str, bool, int, float)):
            return letters(shown(value))
        raise _refused(value, kind)
    if isinstance(value, Date):
        return value
    raise _refused(value, kind)


# A value as Java writes it.
def shown(value):
    return text_of_plain(value) if value is None or isinstance(value, (bool, str, int, float)) else text(value)


# Milliseconds since 1970 of the station's wall clock at a date, as if it stood in UTC.
def wall(date):
    at = int(date.getTime())
    return at + _zones.offset(at, _zones.station()) * 1000
