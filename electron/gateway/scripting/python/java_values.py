# Values as Java's collections know them: what equals what (`1` and `1L` do not), their hash codes, their order and their text.

import datetime
import functools
import struct

import _java_double
from _errors import ClassCastException, JavaClass, NullPointerException, UnsupportedOperationException
from _java_bean import signed
from _kinds import is_small
from _order import java_hash
from _texts import kind_name, represent
from _unicode import letters, long


# The java.sql.Timestamp, Date or Time of a date or a time of `datetime`; set by _java_sql.
of_datetime = None


# A value of Python that Python's `append`, `insert` or `extend` put into a list of Java: it stays one of Python, which no value of Java
# equals.
class Own:
    __slots__ = ('value',)

    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == plain(other)

    __hash__ = None


def own(value):
    return Own(value) if value is None or isinstance(value, (str, int, float)) else kept(value)


# What a script gets of it.
def plain(value):
    return value.value if type(value) is Own else value


# A value as a collection gives it back: a text is letters, a number of more than 32 bits is long, a datetime a Timestamp.
def kept(value):
    value = plain(value)
    if isinstance(value, str):
        return letters(value)
    if getattr(type(value), '_is_text', False):
        return value.toString()
    if getattr(type(value), '_is_boxed', False):
        if type(value).__name__ == 'Float':
            raise UnsupportedOperationException('a Float in a collection of Java is not supported in this version; put its doubleValue()')
        return value._value
    if isinstance(value, (datetime.date, datetime.time)):
        return of_datetime(value)
    if isinstance(value, int) and not isinstance(value, bool) and not is_small(value):
        return long(value)
    return value


# What two values have in common that are equal to Java.
def identity(value):
    if isinstance(value, str):
        return 'text', str.__str__(value)
    if getattr(type(value), '_is_text', False):
        return 'text', value._text
    if isinstance(value, bool):
        return 'flag', value
    if isinstance(value, int):
        return ('int' if is_small(value) else 'long'), int(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return 'object', of_datetime(value)
    if isinstance(value, float):
        return 'double', struct.pack('>d', value) if value == value else b''
    return None if value is None else ('object', value)


def same(one, other):
    return identity(one) == identity(other)


def hash_code(value):
    if type(value) is Own:
        value = int(value.value) if isinstance(value.value, bool) else value.value
    if value is None:
        return 0
    if isinstance(value, bool):
        return 1231 if value else 1237
    if isinstance(value, float):
        bits = struct.unpack('>q', struct.pack('>d', value))[0]
        return signed(bits ^ bits >> 32)
    if isinstance(type(value), JavaClass) and hasattr(value, 'hashCode'):
        return value.hashCode()
    return int(java_hash(value))


# The text of None, a flag, a text or a number.
def text_of_plain(value):
    if value is None:
        return 'null'
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, str):
        return str.__str__(value)
    return int.__repr__(value) if isinstance(value, int) else _java_double.text(value)


# `String.valueOf(value)`.
def shown(value):
    if type(value) is Own:
        return str.__str__(value.value) if isinstance(value.value, str) else represent(value.value)
    if value is None or isinstance(value, (bool, str, int, float)):
        return text_of_plain(value)
    if isinstance(value, (datetime.date, datetime.time)):
        value = of_datetime(value)
    if isinstance(type(value), JavaClass) and hasattr(value, 'toString'):
        return str.__str__(value.toString())
    return represent(value)


def java_kind(value):
    kind = (identity(value) or ('',))[0]
    return {'text': 'java.lang.String', 'flag': 'java.lang.Boolean', 'int': 'java.lang.Integer',
            'long': 'java.math.BigInteger', 'double': 'java.lang.Double'}.get(kind) or kind_name(value)


# `Comparable.compareTo`: only values of one kind have an order.
def compare(one, other):
    if one is None or other is None:
        raise NullPointerException()
    if type(one) is Own or type(other) is Own:
        raise ClassCastException('a value of Python cannot be cast to class java.lang.Comparable')
    mine, theirs = identity(one), identity(other)
    if mine[0] != theirs[0]:
        raise ClassCastException('class %s cannot be cast to class %s' % (java_kind(one), java_kind(other)))
    if mine[0] == 'object':
        if type(one) is not type(other) or not hasattr(one, 'compareTo'):
            raise ClassCastException('class %s cannot be cast to class java.lang.Comparable' % java_kind(one))
        return one.compareTo(other)
    if mine[0] == 'text':
        one, other = [part.encode('utf-16-be', 'surrogatepass') for part in (mine[1], theirs[1])]
    return (one > other) - (one < other)


# Values in their natural order, or in that of a comparator.
def in_order(values, comparator=None):
    if comparator is None:
        return sorted(values, key=functools.cmp_to_key(compare))
    if not isinstance(type(comparator), JavaClass) or not hasattr(comparator, 'compare'):
        raise TypeError("sort(): 2nd arg can't be coerced to java.util.Comparator")
    return sorted(values, key=functools.cmp_to_key(comparator.compare))
