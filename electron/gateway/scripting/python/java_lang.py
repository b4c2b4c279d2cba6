# java.lang for scripts, as Jython 2.7 shows it: values come out as Python's own, `x.time` is `x.getTime()`, and exceptions
# stand outside Python's tree, so that `except Exception` lets them pass. The other modules of Java build on this one.

import array
import functools
import itertools
import math
import random
import re
import struct
import time
import traceback
import types
import unicodedata

import _zones
from _unicode import letters, long, unicode

_packages = {'_java_lang': 'java.lang', '_java_util': 'java.util', '_java_text': 'java.text'}
_proxies = itertools.count()


# ---- Arguments

_refused = object()
_ordinals = ('1st', '2nd', '3rd', '4th', '5th', '6th', '7th')


# A kind of argument: `take` makes a value of it one, or says that it is none.
def kind_of_argument(name, take):
    def coerced(value, method, place=0):
        taken = take(value)
        if taken is _refused:
            raise TypeError("%s(): %s arg can't be coerced to %s" % (method, _ordinals[place], name))
        return taken

    return coerced


def _whole(bits):
    def take(value):
        return int(value) if isinstance(value, int) and -1 << bits - 1 <= value < 1 << bits - 1 else _refused

    return take


def _double(value):
    try:
        return float(value) if isinstance(value, (int, float)) else _refused
    except OverflowError:
        return _refused


an_int = kind_of_argument('int', _whole(32))
a_long = kind_of_argument('long', _whole(64))
a_double = kind_of_argument('double', _double)
a_string = kind_of_argument('String', lambda value: value if value is None or isinstance(value, str) else _refused)
a_boolean = kind_of_argument('boolean', lambda value: bool(value) if isinstance(value, int) else _refused)
a_char = kind_of_argument('char', lambda value: value if isinstance(value, str) and len(value) == 1 else _refused)


def an_instance(name, kind):
    return kind_of_argument(name, lambda value: value if value is None or isinstance(value, kind) else _refused)


# The kinds of a method's arguments; None takes anything. What is left out is not asked for.
def takes(*kinds):
    def of(function):
        @functools.wraps(function)
        def call(*given):
            return function(*[
                value if kind is None else kind(value, function.__name__, place)
                for place, (kind, value) in enumerate(zip(kinds, given))
            ], *given[len(kinds):])

        return call

    return of


# The same for a method of an object.
def method_takes(*kinds):
    def of(function):
        @functools.wraps(function)
        def call(self, *given):
            return function(self, *[
                value if kind is None else kind(value, function.__name__, place)
                for place, (kind, value) in enumerate(zip(kinds, given))
            ], *given[len(kinds):])

        return call

    return of


# ---- Classes

# The name of a property: `getID` has ID, `getTime` has time.
def _property(name):
    return name if name[:2].isupper() and len(name) > 1 else name[:1].lower() + name[1:]


def _accessor(kind, name, prefixes):
    whole = name[:1].upper() + name[1:]
    if _property(whole) == name:
        for prefix in prefixes:
            for base in kind.__mro__:
                method = base.__dict__.get(prefix + whole)
                if isinstance(method, types.FunctionType):
                    return method
    return None


# The class of Java's classes: a class is its own java.lang.Class. `_java` is its whole name.
class JavaType(type):
    def __init__(cls, name, bases, space):
        type.__init__(cls, name, bases, space)
        if '_java' not in space:
            package = _packages.get(cls.__module__)
            cls._java = (
                '%s.%s' % (package, name) if package
                else 'org.python.proxies.%s$%s$%d' % (cls.__module__, name, next(_proxies)))

    def __getattr__(cls, name):
        if name in ('name', 'simpleName'):
            return cls.getName() if name == 'name' else cls.getSimpleName()
        if name.startswith('__') or cls.__module__ not in _packages:
            raise AttributeError("type object '%s' has no attribute '%s'" % (cls.__name__, name))
        raise AttributeError('%s.%s is not supported in this version' % (cls._java, name))

    def __repr__(cls):
        return "<type '%s'>" % cls._java if cls.__module__ in _packages else type.__repr__(cls)

    def getName(cls):
        return letters(cls._java)

    def getSimpleName(cls):
        return letters(re.split(r'[.$]', cls._java)[-1] if cls.__module__ in _packages else cls.__name__)


# java.lang.Object, with the properties that Jython finds in getters and setters.
class Object(metaclass=JavaType):
    def __getattr__(self, name):
        getter = _accessor(type(self), name, ('get', 'is'))
        if getter is not None:
            return getter(self)
        kind = type(self)
        if name.startswith('__') or kind.__module__ not in _packages:
            raise AttributeError("'%s' object has no attribute '%s'" % (kind.__name__, name))
        raise AttributeError('%s.%s is not supported in this version' % (kind._java, name))

    def __setattr__(self, name, value):
        kind = type(self)
        setter = None if name.startswith('_') else _accessor(kind, name, ('set',))
        if setter is not None:
            setter(self, value)
        elif name.startswith('_') or kind.__module__ not in _packages:
            object.__setattr__(self, name, value)
        else:
            raise AttributeError("'%s' object has no attribute '%s'" % (kind._java, name))

    def getClass(self):
        return type(self)

    def hashCode(self):
        return wrapped(id(self) >> 4)

    def equals(self, other):
        return self is other

    def toString(self):
        return letters('%s@%x' % (type(self)._java, self.hashCode() & 0xffffffff))

    def __eq__(self, other):
        return bool(self.equals(other))

    def __hash__(self):
        return self.hashCode()

    def __repr__(self):
        return self.toString()

    def __str__(self):
        return self.toString()


# java.lang.Comparable: what has an order of its own can be compared with Python's signs.
class Comparable(Object):
    def _order(self, other):
        try:
            return self.compareTo(other)
        except ClassCastException:
            return None

    def __lt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order < 0

    def __le__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order <= 0

    def __gt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order > 0

    def __ge__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order >= 0


# ---- Exceptions

# java.lang.Throwable. Not of Python's Exception: in Jython `except Exception` does not catch Java's.
class Throwable(Object, BaseException):
    _message = None
    _cause = None
    _suppressed = ()

    def __init__(self, *given):
        name = type(self)._java
        if len(given) > 2:
            raise TypeError('%s(): expected 0-2 args; got %d' % (name, len(given)))
        if given and isinstance(given[0], Throwable) and len(given) == 1:
            self._cause = given[0]
            self._message = given[0].toString()
            return
        if given:
            if given[0] is not None and not isinstance(given[0], str):
                wanted = 'String' if len(given) == 2 else 'String, java.lang.Throwable'
                raise TypeError("%s(): 1st arg can't be coerced to %s" % (name, wanted))
            self._message = given[0] if given[0] is None else letters(given[0])
        if len(given) == 2:
            self._cause = an_instance('java.lang.Throwable', Throwable)(given[1], name, 1)

    def getMessage(self):
        return self._message

    def getLocalizedMessage(self):
        return self.getMessage()

    def getCause(self):
        return self._cause

    def initCause(self, cause):
        self._cause = cause
        return self

    def addSuppressed(self, other):
        self._suppressed += (other,)

    def getSuppressed(self):
        return list(self._suppressed)

    def fillInStackTrace(self):
        return self

    # The lines of the script, innermost first as in Java.
    def getStackTrace(self):
        return [StackTraceElement(*frame[:3]) for frame in reversed(traceback.extract_tb(self.__traceback__))]

    def printStackTrace(self):
        import sys

        lines, error = [], self
        while error is not None:
            lines.append(('Caused by: ' if lines else '') + error.toString())
            lines += ['\tat %s' % frame.toString() for frame in error.getStackTrace()]
            error = error.getCause()
        sys.stderr.write('\n'.join(lines) + '\n')

    def toString(self):
        message = self.getLocalizedMessage()
        return letters(type(self)._java if message is None else '%s: %s' % (type(self)._java, message))


# java.lang.StackTraceElement: a line of a script.
class StackTraceElement(Object):
    def __init__(self, file, line, method):
        self._file, self._line, self._method = file, line, method

    def getFileName(self):
        return letters(self._file)

    def getLineNumber(self):
        return self._line

    def getMethodName(self):
        return letters(self._method)

    def toString(self):
        return letters('%s(%s:%d)' % (self._method, self._file, self._line))


# Java's tree of the usual ones: each after what it is a kind of.
_tree = '''
java.lang: Exception Throwable, Error Throwable, RuntimeException Exception, IllegalArgumentException RuntimeException,
 IllegalStateException RuntimeException, NullPointerException RuntimeException, IndexOutOfBoundsException RuntimeException,
 ArrayIndexOutOfBoundsException IndexOutOfBoundsException, StringIndexOutOfBoundsException IndexOutOfBoundsException,
 NumberFormatException IllegalArgumentException, ArithmeticException RuntimeException, ClassCastException RuntimeException,
 UnsupportedOperationException RuntimeException, NegativeArraySizeException RuntimeException,
 ArrayStoreException RuntimeException, SecurityException RuntimeException, InterruptedException Exception,
 CloneNotSupportedException Exception, ReflectiveOperationException Exception,
 ClassNotFoundException ReflectiveOperationException, NoSuchMethodException ReflectiveOperationException,
 NoSuchFieldException ReflectiveOperationException, AssertionError Error, LinkageError Error, VirtualMachineError Error,
 OutOfMemoryError VirtualMachineError, StackOverflowError VirtualMachineError;
java.util: NoSuchElementException RuntimeException, InputMismatchException NoSuchElementException,
 ConcurrentModificationException RuntimeException, EmptyStackException RuntimeException,
 IllegalFormatException IllegalArgumentException, UnknownFormatConversionException IllegalFormatException,
 MissingFormatArgumentException IllegalFormatException, IllegalFormatConversionException IllegalFormatException,
 IllegalFormatFlagsException IllegalFormatException, IllegalFormatPrecisionException IllegalFormatException,
 MissingFormatWidthException IllegalFormatException, FormatFlagsConversionMismatchException IllegalFormatException;
java.util.concurrent: TimeoutException Exception, ExecutionException Exception, CancellationException IllegalStateException;
java.io: IOException Exception, FileNotFoundException IOException, EOFException IOException,
 UnsupportedEncodingException IOException, UncheckedIOException RuntimeException
'''


# By package, then by name.
def _planted():
    made = {}
    for line in _tree.replace('\n', ' ').split(';'):
        package, _sign, kinds = line.strip().partition(':')
        made[package] = {}
        for name, base in [kind.split() for kind in kinds.split(',')]:
            bases = (globals()[base],)
            globals()[name] = made[package][name] = JavaType(
                name, bases, {'__module__': __name__, '_java': '%s.%s' % (package, name)})
    return made


exceptions = _planted()


# ---- Texts, equality, order and hashes of values that Java holds

# A value as Java holds it: a text of Python is a java.lang.String, so it comes back as unicode.
def held(value):
    return letters(value) if type(value) is str else value


# String.valueOf.
def text_of(value):
    if value is None:
        return letters('null')
    if isinstance(value, Object):
        return value.toString()
    if isinstance(value, str):
        return letters(value)
    if isinstance(value, bool):
        return letters('true' if value else 'false')
    if isinstance(value, int):
        return letters(int.__repr__(value))
    return double_text(value) if isinstance(value, float) else unicode(value)


# The name of the class that a value has in Java.
def class_name(value):
    if isinstance(value, Object):
        return type(value)._java
    if isinstance(value, bool):
        return 'java.lang.Boolean'
    if isinstance(value, int):
        return 'java.lang.Integer' if _is_int(value) else 'java.math.BigInteger'
    if isinstance(value, float):
        return 'java.lang.Double'
    if isinstance(value, str):
        return 'java.lang.String'
    return 'org.python.core.Py' + type(value).__name__.capitalize()


def _is_int(value):
    return not isinstance(value, long) and -0x80000000 <= value <= 0x7fffffff


def bad_cast(value, wanted):
    def place(name):
        return ("module java.base of loader 'bootstrap'" if name.startswith('java.') else "unnamed module of loader 'app'")

    name = class_name(value)
    where = (
        '%s and %s are in %s' % (name, wanted, place(name)) if place(name) == place(wanted)
        else '%s is in %s; %s is in %s' % (name, place(name), wanted, place(wanted)))
    return ClassCastException('class %s cannot be cast to class %s (%s)' % (name, wanted, where))


# `equals` of Java: a number equals only what is of its class.
def same(one, other):
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        if class_name(one) != class_name(other):
            return False
        return one == other if isinstance(one, int) else _bits(one) == _bits(other)
    return one is other or one == other


def _units(text):
    return str.encode(text, 'utf-16-be', 'surrogatepass')


# The order of `Comparable`.
def natural_order(one, other):
    if isinstance(one, Comparable):
        return one.compareTo(other)
    if not isinstance(one, (str, int, float)):
        raise NullPointerException() if one is None else bad_cast(one, 'java.lang.Comparable')
    if other is None:
        raise NullPointerException()
    if class_name(one) != class_name(other):
        raise bad_cast(other, class_name(one))
    if isinstance(one, str):
        return (_units(one) > _units(other)) - (_units(one) < _units(other))
    return (one > other) - (one < other) if isinstance(one, int) else Double.compare(one, other)


# The low bits of a whole number, with their sign.
def wrapped(value, bits=32):
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> bits - 1 else value


def _bits(value):
    return struct.unpack('>q', struct.pack('>d', value if value == value else math.nan))[0]


# `hashCode` of Java, by which hash tables are in order.
def hash_of(value):
    if value is None:
        return 0
    if isinstance(value, bool):
        return 1231 if value else 1237
    if isinstance(value, str):
        units = _units(value)
        return wrapped(functools.reduce(lambda code, unit: 31 * code + unit & 0xffffffff,
                                        struct.unpack('>%dH' % (len(units) // 2), units), 0))
    if isinstance(value, int):
        if _is_int(value):
            return int(value)
        size, code = abs(int(value)), 0
        for place in range((size.bit_length() - 1) // 32 * 32, -1, -32):
            code = 31 * code + (size >> place & 0xffffffff)
        return wrapped(code if value > 0 else -code)
    if isinstance(value, float):
        bits = _bits(value)
        return wrapped(bits ^ bits >> 32)
    return value.hashCode() if isinstance(value, Object) else wrapped(_tuple_hash(value) if type(value) is tuple else hash(value))


# What Jython gives for a tuple.
def _tuple_hash(items):
    code, step = 0x345678, 1000003
    for left, item in zip(range(len(items) - 1, -1, -1), items):
        code = (code ^ (int(item) if isinstance(item, bool) else hash_of(item))) * step
        step += 82520 + 2 * left
    return code + 97531


# java.lang.Enum: `of` makes the constants of a class.
class Enum(Comparable):
    def __init__(self, name, ordinal):
        self._name, self._ordinal = letters(name), ordinal

    @classmethod
    def of(cls, *names):
        cls._constants = tuple([cls(name, ordinal) for ordinal, name in enumerate(names)])
        for constant in cls._constants:
            setattr(cls, constant._name, constant)

    @classmethod
    def values(cls):
        return list(cls._constants)

    @classmethod
    def valueOf(cls, name):
        for constant in cls._constants:
            if constant._name == name:
                return constant
        raise IllegalArgumentException('No enum constant %s.%s' % (cls._java, name))

    def name(self):
        return self._name

    def ordinal(self):
        return self._ordinal

    def compareTo(self, other):
        if type(other) is not type(self):
            raise bad_cast(other, type(self)._java)
        return self._ordinal - other._ordinal

    def toString(self):
        return self._name


# ---- Decimal digits of binary numbers

# The digits that Java 17 shows of a positive number, and where the point stands: 0.d1d2d3... times 10 to `point`. They
# are those of Steele and White as the JDK had them until release 19: sometimes one digit more than would do, and when
# numbers lie close together not always the nearest. `short` lets the digits end after the first where that is enough.
def digits_of(value, single=False, short=True):
    mantissa, exponent = math.frexp(value)
    significand, exponent = int(mantissa * (1 << 53)), exponent - 1
    precision = 24 if single else 53
    precision -= max(0, (-126 if single else -1022) - exponent)
    tail = (significand & -significand).bit_length() - 1
    used = 53 - tail
    tiny = max(0, used - exponent - 1)
    if tiny == 0 and -21 <= exponent <= 62:
        whole = significand << exponent - 52 if exponent >= 52 else significand >> 52 - exponent
        return _whole_digits(whole, len(str(1 << exponent - precision - 1)) - 1 if exponent > precision else 0)
    point = math.floor((significand / (1 << 52) - 1.5) * 0.289529654 + 0.176091259 + exponent * 0.301029995663981)
    fives, tens = max(0, -point), max(0, point)
    value_twos, scale_twos = fives + tiny + exponent, tens + tiny
    margin_twos = value_twos - precision
    value_twos -= used - 1
    common = min(value_twos, scale_twos)
    value_twos, scale_twos, margin_twos = value_twos - common, scale_twos - common, margin_twos - common
    if used == 1:
        margin_twos -= 1
    if margin_twos < 0:
        value_twos, scale_twos, margin_twos = value_twos - margin_twos, scale_twos - margin_twos, 0
    left = (significand >> tail) * 5 ** fives << value_twos
    scale = 5 ** tens << scale_twos
    margin = 5 ** fives << margin_twos
    size = max(used + value_twos + _fives_bits(fives), scale_twos + 1 + _fives_bits(tens + 1))
    return _generated(left, scale, margin, point, size, short)


def _whole_digits(whole, unsure):
    if unsure:
        whole, rest = divmod(whole, 10 ** unsure)
        whole += rest >= 10 ** unsure >> 1
    digits = str(whole)
    return digits.rstrip('0'), len(digits) + unsure


def _fives_bits(power):
    return (5 ** power).bit_length() if 0 < power < 27 else 3 * power


# `size` in bits says in which of the JDK's three arithmetics this is done; they differ where a margin is just met, and
# where a number grows out of its bits.
def _generated(left, scale, margin, point, size, short):
    bits = 32 if size < 32 else 64 if size < 64 else None
    fit = (lambda value: value) if bits is None else functools.partial(wrapped, bits=bits)
    ten, digits = 10 * scale, []

    def step():
        nonlocal left, margin
        digit, left, margin = left // scale, 10 * (left % scale), fit(10 * margin)
        if bits is None:
            return digit, left < margin, left + margin >= ten
        return (digit, left < margin, fit(left + margin) > ten) if margin > 0 else (digit, True, True)

    digit, low, high = step()
    if digit == 0 and not high:
        point -= 1
    else:
        digits.append(digit)
    if not short or point < -3 or point >= 8:
        low = high = False
    while not low and not high:
        digit, low, high = step()
        digits.append(digit)
    past_half = fit(fit(2 * left) - ten)
    if high and (not low or past_half > 0 or past_half == 0 and digits[-1] % 2):
        while digits and digits[-1] == 9:
            digits.pop()
        if digits:
            digits[-1] += 1
        else:
            digits, point = [1], point + 1
    return ''.join(map(str, digits)).rstrip('0'), point + 1


def _number_text(value, single):
    if value != value:
        return letters('NaN')
    sign = '-' if math.copysign(1, value) < 0 else ''
    if value in (math.inf, -math.inf):
        return letters(sign + 'Infinity')
    if value == 0:
        return letters(sign + '0.0')
    digits, point = digits_of(abs(value), single)
    if 0 < point < 8:
        text = '%s.%s' % (digits[:point].ljust(point, '0'), digits[point:] or '0')
    elif -3 < point <= 0:
        text = '0.%s%s' % ('0' * -point, digits)
    else:
        text = '%s.%sE%d' % (digits[0], digits[1:] or '0', point - 1)
    return letters(sign + text)


# Double.toString.
def double_text(value):
    return _number_text(value, False)


# The float next to a double.
def single(value):
    try:
        return struct.unpack('>f', struct.pack('>f', value))[0]
    except OverflowError:
        return math.copysign(math.inf, value)


# ---- Numbers

def _bad_number(text, radix=10):
    return NumberFormatException('For input string: "%s"%s' % (text, '' if radix == 10 else ' under radix %d' % radix))


def _whole_of(text, radix):
    if text is None:
        raise NumberFormatException('Cannot parse null string')
    if not 2 <= radix <= 36:
        raise NumberFormatException(
            'radix %d %s than Character.M%s_RADIX' % (radix, *(('less', 'IN') if radix < 2 else ('greater', 'AX'))))
    digits = [_digit(sign, radix) for sign in (text[1:] if text[:1] in ('+', '-') else text)]
    if not digits or -1 in digits:
        raise _bad_number(text, radix)
    return functools.reduce(lambda number, digit: number * radix + digit, digits) * (-1 if text[0] == '-' else 1)


def _digit(sign, radix):
    code = ord(sign.lower())
    digit = unicodedata.decimal(sign, None) if not 'a' <= sign.lower() <= 'z' else code - ord('a') + 10
    return digit if digit is not None and digit < radix else -1


def in_radix(value, radix):
    digits, size = '', abs(value)
    while size:
        size, digit = divmod(size, radix)
        digits = '0123456789abcdefghijklmnopqrstuvwxyz'[digit] + digits
    return ('-' if value < 0 else '') + (digits or '0')


# java.lang.Number. An object of a class of numbers is also a number of Python, which it is not in Jython.
class Number(Object):
    def intValue(self):
        return self._whole(32)

    def longValue(self):
        return long(self._whole(64))

    def shortValue(self):
        return wrapped(self._whole(32), 16)

    def byteValue(self):
        return wrapped(self._whole(32), 8)

    def doubleValue(self):
        return float(self)

    def floatValue(self):
        return single(float(self))

    def _whole(self, bits):
        if isinstance(self, int):
            return wrapped(int(self), bits)
        if self != self:
            return 0
        top = (1 << bits - 1) - 1
        return top if self > top else -top - 1 if self < -top - 1 else int(self)

    # These are also static: `Integer.hashCode(5)`.
    def hashCode(self):
        return hash_of(self)

    def equals(self, other):
        return same(self, other)

    def compareTo(self, other):
        return (self > other) - (self < other)


def _whole_box(cls, value):
    value = cls._parsed(value, 10) if value is None or isinstance(value, str) else cls._argument(value, cls._java)
    return int.__new__(cls, wrapped(value, cls.SIZE))


def _floating_box(cls, value):
    return float.__new__(cls, cls.valueOf(value))


def _shown(box):
    return box.toString()


# What Integer, Long, Short and Byte have in common.
class _Whole(Number):
    def toString(self, radix=10):
        return letters(in_radix(int(self), radix if 2 <= radix <= 36 else 10))

    @classmethod
    def _parsed(cls, text, radix):
        value = _whole_of(text, radix)
        if not cls.MIN_VALUE <= value <= cls.MAX_VALUE:
            if cls.SIZE < 32:
                raise NumberFormatException('Value out of range. Value:"%s" Radix:%d' % (text, radix))
            raise _bad_number(text, radix)
        return cls._made(value)

    @classmethod
    def _made(cls, value):
        value = wrapped(int(value), cls.SIZE)
        return long(value) if cls.SIZE == 64 else value

    @classmethod
    def valueOf(cls, value, radix=10):
        if value is None or isinstance(value, str):
            return cls._parsed(value, radix)
        return cls._made(cls._argument(value, 'valueOf'))

    @classmethod
    def decode(cls, text):
        if not text:
            raise NumberFormatException('Zero length string')
        sign, digits = (text[0], text[1:]) if text[0] in '+-' else ('', text)
        for prefix, radix in (('0x', 16), ('0X', 16), ('#', 16), ('0', 8)):
            if digits.startswith(prefix) and len(digits) > len(prefix):
                return cls._parsed(sign.strip('+') + digits[len(prefix):], radix)
        return cls._parsed(text, 10)

    @classmethod
    def compare(cls, one, other):
        one, other = cls._argument(one, 'compare'), cls._argument(other, 'compare', 1)
        return (one > other) - (one < other) if cls.SIZE >= 32 else one - other


# What Integer and Long alone have.
class _Wide(_Whole):
    @classmethod
    def _unsigned(cls, value, method, place=0):
        return cls._argument(value, method, place) & (1 << cls.SIZE) - 1

    @classmethod
    def toHexString(cls, value):
        return letters('%x' % cls._unsigned(value, 'toHexString'))

    @classmethod
    def toOctalString(cls, value):
        return letters('%o' % cls._unsigned(value, 'toOctalString'))

    @classmethod
    def toBinaryString(cls, value):
        return letters(in_radix(cls._unsigned(value, 'toBinaryString'), 2))

    @classmethod
    def toUnsignedString(cls, value, radix=10):
        return letters(in_radix(cls._unsigned(value, 'toUnsignedString'), radix))

    @classmethod
    def _parsed_unsigned(cls, text, radix):
        if text is not None and text[:1] == '-':
            raise NumberFormatException('Illegal leading minus sign on unsigned string %s.' % text)
        value = _whole_of(text, radix)
        if value >> cls.SIZE:
            raise NumberFormatException('String value %s exceeds range of unsigned %s.' % (text, cls._primitive))
        return cls._made(value)

    @classmethod
    def divideUnsigned(cls, one, other):
        return cls._made(cls._unsigned(one, 'divideUnsigned') // cls._unsigned(other, 'divideUnsigned', 1))

    @classmethod
    def remainderUnsigned(cls, one, other):
        return cls._made(cls._unsigned(one, 'remainderUnsigned') % cls._unsigned(other, 'remainderUnsigned', 1))

    @classmethod
    def bitCount(cls, value):
        return cls._unsigned(value, 'bitCount').bit_count()

    @classmethod
    def reverse(cls, value):
        return cls._made(int(in_radix(cls._unsigned(value, 'reverse'), 2).rjust(cls.SIZE, '0')[::-1], 2))

    @classmethod
    def highestOneBit(cls, value):
        return cls._made(1 << cls._unsigned(value, 'highestOneBit').bit_length() >> 1)

    @classmethod
    def lowestOneBit(cls, value):
        value = cls._argument(value, 'lowestOneBit')
        return cls._made(value & -value)

    @classmethod
    def numberOfLeadingZeros(cls, value):
        return cls.SIZE - cls._unsigned(value, 'numberOfLeadingZeros').bit_length()

    @classmethod
    def numberOfTrailingZeros(cls, value):
        value = cls._unsigned(value, 'numberOfTrailingZeros')
        return (value & -value).bit_length() - 1 if value else cls.SIZE

    @classmethod
    def rotateLeft(cls, value, distance):
        value, distance = cls._unsigned(value, 'rotateLeft'), distance % cls.SIZE
        return cls._made(value << distance | value >> cls.SIZE - distance)

    @classmethod
    def rotateRight(cls, value, distance):
        return cls.rotateLeft(value, -distance)

    @classmethod
    def signum(cls, value):
        value = cls._argument(value, 'signum')
        return (value > 0) - (value < 0)

    @classmethod
    def max(cls, one, other):
        return cls._made(max(cls._argument(one, 'max'), cls._argument(other, 'max', 1)))

    @classmethod
    def min(cls, one, other):
        return cls._made(min(cls._argument(one, 'min'), cls._argument(other, 'min', 1)))

    @classmethod
    def sum(cls, one, other):
        return cls._made(cls._argument(one, 'sum') + cls._argument(other, 'sum', 1))


# java.lang.Integer.
class Integer(int, _Wide):
    __new__ = _whole_box
    __repr__ = __str__ = _shown
    SIZE, BYTES, MIN_VALUE, MAX_VALUE = 32, 4, -0x80000000, 0x7fffffff
    _argument, _primitive = staticmethod(an_int), 'int'

    @staticmethod
    @takes(a_string, an_int)
    def parseInt(text, radix=10):
        return Integer._parsed(text, radix)

    @staticmethod
    @takes(a_string, an_int)
    def parseUnsignedInt(text, radix=10):
        return Integer._parsed_unsigned(text, radix)

    @staticmethod
    @takes(an_int)
    def toUnsignedLong(value):
        return long(value & 0xffffffff)


# java.lang.Long.
class Long(long, _Wide):
    __new__ = _whole_box
    __repr__ = __str__ = _shown
    SIZE, BYTES, MIN_VALUE, MAX_VALUE = 64, 8, long(-1 << 63), long((1 << 63) - 1)
    _argument, _primitive = staticmethod(a_long), 'long'

    def hashCode(self):
        return wrapped(int(self) ^ int(self) >> 32)

    @staticmethod
    @takes(a_string, an_int)
    def parseLong(text, radix=10):
        return Long._parsed(text, radix)

    @staticmethod
    @takes(a_string, an_int)
    def parseUnsignedLong(text, radix=10):
        return Long._parsed_unsigned(text, radix)


# java.lang.Short.
class Short(int, _Whole):
    __new__ = _whole_box
    __repr__ = __str__ = _shown
    SIZE, BYTES, MIN_VALUE, MAX_VALUE = 16, 2, -0x8000, 0x7fff
    _argument = staticmethod(kind_of_argument('short', _whole(32)))

    @staticmethod
    @takes(a_string, an_int)
    def parseShort(text, radix=10):
        return Short._parsed(text, radix)

    @staticmethod
    @takes(an_int)
    def toUnsignedInt(value):
        return value & 0xffff


# java.lang.Byte.
class Byte(int, _Whole):
    __new__ = _whole_box
    __repr__ = __str__ = _shown
    SIZE, BYTES, MIN_VALUE, MAX_VALUE = 8, 1, -0x80, 0x7f
    _argument = staticmethod(kind_of_argument('byte', _whole(32)))

    @staticmethod
    @takes(a_string, an_int)
    def parseByte(text, radix=10):
        return Byte._parsed(text, radix)

    @staticmethod
    @takes(an_int)
    def toUnsignedInt(value):
        return value & 0xff


_decimal_text = re.compile(r'[+-]?(NaN|Infinity|([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?[fFdD]?)')
_hex_text = re.compile(r'[+-]?0[xX]([0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)[pP][+-]?[0-9]+[fFdD]?')


def _double_of(text):
    if text is None:
        raise NullPointerException('Cannot invoke "String.trim()" because "in" is null')
    text = text.strip(''.join(map(chr, range(33))))
    if not text:
        raise NumberFormatException('empty String')
    if _decimal_text.fullmatch(text):
        return float(text.rstrip('fFdD') if text[-1] in 'fFdD' else text)
    if _hex_text.fullmatch(text):
        return float.fromhex(text.rstrip('fFdD'))
    raise _bad_number(text)


# What Double and Float have in common.
class _Floating(Number):
    POSITIVE_INFINITY, NEGATIVE_INFINITY, NaN = math.inf, -math.inf, math.nan

    # Also static.
    def toString(self):
        return _number_text(a_double(self, 'toString'), False)

    @classmethod
    def valueOf(cls, value):
        number = _double_of(value) if value is None or isinstance(value, str) else a_double(value, 'valueOf')
        return cls._made(number)

    @staticmethod
    def _made(value):
        return value

    def isNaN(self):
        return self != self

    def isInfinite(self):
        return self in (math.inf, -math.inf)

    @staticmethod
    @takes(a_double)
    def isFinite(value):
        return math.isfinite(value)

    @staticmethod
    @takes(a_double, a_double)
    def compare(one, other):
        if one == other != 0 or one != one and other != other:
            return 0
        if one < other or one > other:
            return -1 if one < other else 1
        one, other = _bits(one), _bits(other)
        return (one > other) - (one < other)

    def compareTo(self, other):
        return Double.compare(self, other)

    @classmethod
    def max(cls, one, other):
        return cls._made(Math.max(a_double(one, 'max'), a_double(other, 'max', 1)))

    @classmethod
    def min(cls, one, other):
        return cls._made(Math.min(a_double(one, 'min'), a_double(other, 'min', 1)))

    @classmethod
    def sum(cls, one, other):
        return cls._made(a_double(one, 'sum') + a_double(other, 'sum', 1))


# java.lang.Double.
class Double(float, _Floating):
    __new__ = _floating_box
    __repr__ = __str__ = _shown
    SIZE, BYTES, MAX_EXPONENT, MIN_EXPONENT = 64, 8, 1023, -1022
    MAX_VALUE, MIN_VALUE, MIN_NORMAL = 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308

    @staticmethod
    @takes(a_string)
    def parseDouble(text):
        return _double_of(text)

    @staticmethod
    @takes(a_double)
    def doubleToLongBits(value):
        return long(_bits(value))

    doubleToRawLongBits = doubleToLongBits

    @staticmethod
    @takes(a_long)
    def longBitsToDouble(bits):
        return struct.unpack('>d', struct.pack('>q', bits))[0]


# java.lang.Float.
class Float(float, _Floating):
    __new__ = _floating_box
    __repr__ = __str__ = _shown
    SIZE, BYTES, MAX_EXPONENT, MIN_EXPONENT = 32, 4, 127, -126
    MAX_VALUE, MIN_VALUE, MIN_NORMAL = 3.4028234663852886e38, 1.401298464324817e-45, 1.1754943508222875e-38

    _made = staticmethod(single)

    def toString(self):
        return _number_text(single(a_double(self, 'toString')), True)

    @staticmethod
    @takes(a_string)
    def parseFloat(text):
        return single(_double_of(text))

    @staticmethod
    @takes(a_double)
    def floatToIntBits(value):
        return struct.unpack('>i', struct.pack('>f', single(value)))[0]

    @staticmethod
    @takes(an_int)
    def intBitsToFloat(bits):
        return struct.unpack('>f', struct.pack('>i', bits))[0]


# java.lang.Boolean: an object of it is Python's.
class Boolean(Object):
    TRUE, FALSE = True, False

    def __new__(cls, value):
        return cls.valueOf(value)

    @staticmethod
    def valueOf(value):
        if value is None or isinstance(value, str):
            return Boolean.parseBoolean(value)
        return a_boolean(value, 'valueOf')

    @staticmethod
    @takes(a_string)
    def parseBoolean(text):
        return text is not None and text.lower() == 'true'

    @staticmethod
    @takes(a_boolean)
    def toString(value):
        return text_of(value)

    @staticmethod
    @takes(a_boolean)
    def hashCode(value):
        return hash_of(value)

    @staticmethod
    @takes(a_boolean, a_boolean)
    def compare(one, other):
        return one - other

    @staticmethod
    @takes(a_boolean, a_boolean)
    def logicalAnd(one, other):
        return one and other

    @staticmethod
    @takes(a_boolean, a_boolean)
    def logicalOr(one, other):
        return one or other

    @staticmethod
    @takes(a_boolean, a_boolean)
    def logicalXor(one, other):
        return one != other


# java.lang.Math. Of whole numbers Jython chooses the functions for `long`.
class Math(Object):
    PI, E = math.pi, math.e

    @staticmethod
    def _either(name, *given):
        if all(isinstance(value, int) and -1 << 63 <= value < 1 << 63 for value in given):
            return [int(value) for value in given]
        return [a_number(value, name, place) for place, value in enumerate(given)]

    @staticmethod
    def abs(value):
        value, = Math._either('abs', value)
        return long(wrapped(abs(value), 64)) if isinstance(value, int) else abs(value)

    @staticmethod
    def max(one, other):
        one, other = Math._either('max', one, other)
        if isinstance(one, int):
            return long(max(one, other))
        return math.nan if one != one or other != other else one if Double.compare(one, other) > 0 else other

    @staticmethod
    def min(one, other):
        one, other = Math._either('min', one, other)
        if isinstance(one, int):
            return long(min(one, other))
        return math.nan if one != one or other != other else one if Double.compare(one, other) < 0 else other

    @staticmethod
    def round(value):
        value = kind_of_argument('double, float', _double)(value, 'round')
        if value != value:
            return long(0)
        if math.isinf(value) or abs(value) >= 1 << 63:
            return Long.MAX_VALUE if value > 0 else Long.MIN_VALUE
        floor = math.floor(value)
        return long(floor + (value - floor >= 0.5))

    @staticmethod
    @takes(a_double)
    def rint(value):
        return math.copysign(float(round(value)), value) if math.isfinite(value) else value

    @staticmethod
    @takes(a_double)
    def floor(value):
        return math.copysign(float(math.floor(value)), value) if math.isfinite(value) else value

    @staticmethod
    @takes(a_double)
    def ceil(value):
        return math.copysign(float(math.ceil(value)), value) if math.isfinite(value) else value

    @staticmethod
    @takes(a_double, a_double)
    def pow(base, exponent):
        if abs(base) == 1 and not math.isfinite(exponent):
            return math.nan
        if base == 1 and exponent != exponent:
            return math.nan
        try:
            return math.pow(base, exponent)
        except OverflowError:
            return -math.inf if base < 0 and exponent % 2 == 1 else math.inf
        except ValueError:
            if base != 0:
                return math.nan
            return math.copysign(math.inf, base) if exponent % 2 == 1 else math.inf

    @staticmethod
    @takes(a_double)
    def signum(value):
        return value if value == 0 or value != value else math.copysign(1.0, value)

    @staticmethod
    @takes(a_double)
    def toDegrees(value):
        return value * 57.29577951308232

    @staticmethod
    @takes(a_double)
    def toRadians(value):
        return value * 0.017453292519943295

    @staticmethod
    @takes(a_double, a_double)
    def atan2(one, other):
        return math.atan2(one, other)

    @staticmethod
    @takes(a_double, a_double)
    def hypot(one, other):
        return math.hypot(one, other)

    @staticmethod
    @takes(a_double, a_double)
    def copySign(one, other):
        return math.copysign(one, other)

    @staticmethod
    @takes(a_double, a_double)
    def nextAfter(one, other):
        return math.nextafter(one, other)

    @staticmethod
    @takes(a_double)
    def nextUp(value):
        return math.nextafter(value, math.inf)

    @staticmethod
    @takes(a_double)
    def nextDown(value):
        return math.nextafter(value, -math.inf)

    @staticmethod
    @takes(a_double)
    def ulp(value):
        return math.ulp(value)

    @staticmethod
    def random():
        return _chance.random()

    @staticmethod
    @takes(a_long)
    def toIntExact(value):
        if not -1 << 31 <= value < 1 << 31:
            raise ArithmeticException('integer overflow')
        return value

    @staticmethod
    @takes(a_long, a_long)
    def floorDiv(one, other):
        if other == 0:
            raise ArithmeticException('/ by zero')
        return long(wrapped(one // other, 64))

    @staticmethod
    @takes(a_long, a_long)
    def floorMod(one, other):
        if other == 0:
            raise ArithmeticException('/ by zero')
        return long(one % other)


a_number = kind_of_argument('long, double, float, int', _double)
# Of the system: what is drawn before the interpreter's snapshot would be drawn again after it.
_chance = random.SystemRandom()


# The functions of C that only speak of errors in another way.
def _of_c(name, plain, overflow=math.inf):
    def call(value):
        value = a_double(value, name)
        try:
            return plain(value)
        except OverflowError:
            return math.copysign(overflow, value) if name == 'sinh' else overflow
        except ValueError:
            return -math.inf if value == 0 or name == 'log1p' and value == -1 else math.nan

    call.__name__ = name
    setattr(Math, name, staticmethod(call))


for _name in ('sqrt', 'cbrt', 'exp', 'expm1', 'log', 'log10', 'log1p', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh',
              'cosh', 'tanh'):
    _of_c(_name, getattr(math, _name))


def _exact(name, plain, count):
    def call(*given):
        if len(given) != count:
            raise TypeError('%s(): expected %d args; got %d' % (name, count, len(given)))
        value = plain(*[a_long(value, name, place) for place, value in enumerate(given)])
        if not -1 << 63 <= value < 1 << 63:
            raise ArithmeticException('long overflow')
        return long(value)

    setattr(Math, name, staticmethod(call))


_exact('addExact', lambda one, other: one + other, 2)
_exact('subtractExact', lambda one, other: one - other, 2)
_exact('multiplyExact', lambda one, other: one * other, 2)
_exact('incrementExact', lambda value: value + 1, 1)
_exact('decrementExact', lambda value: value - 1, 1)
_exact('negateExact', lambda value: -value, 1)
_exact('absExact', abs, 1)


# ---- Letters

# A `char` of Java is a text of bytes in Jython, which has none for most letters.
def char(sign):
    if sign > '\xff':
        raise IllegalArgumentException("Cannot create PyString with non-byte value: '\\u%04x'" % ord(sign))
    return str.__str__(sign)


# java.lang.Character: of a letter, or of its code.
class Character(Object):
    MIN_RADIX, MAX_RADIX, MIN_VALUE = 2, 36, '\x00'

    def __new__(cls, sign):
        return char(a_char(sign, cls._java))

    @staticmethod
    def valueOf(sign):
        return char(a_char(sign, 'valueOf'))

    @staticmethod
    def toString(sign):
        return letters(_sign(sign, 'toString'))

    @staticmethod
    def toUpperCase(sign):
        return _other_case(sign, 'toUpperCase', str.upper)

    @staticmethod
    def toLowerCase(sign):
        return _other_case(sign, 'toLowerCase', str.lower)

    @staticmethod
    def getNumericValue(sign):
        sign = _sign(sign, 'getNumericValue')
        if 'a' <= sign.lower() <= 'z':
            return ord(sign.lower()) - ord('a') + 10
        value = unicodedata.numeric(sign, -1)
        return int(value) if value == int(value) else -2

    @staticmethod
    def digit(sign, radix):
        return _digit(_sign(sign, 'digit'), radix)

    @staticmethod
    @takes(an_int, an_int)
    def forDigit(digit, radix):
        return in_radix(digit, 36) if 0 <= digit < radix <= 36 and radix >= 2 else '\x00'

    @staticmethod
    @takes(a_char, a_char)
    def compare(one, other):
        return ord(one) - ord(other)

    @staticmethod
    @takes(a_char)
    def hashCode(sign):
        return ord(sign)

    @staticmethod
    @takes(an_int)
    def getName(code):
        return letters(unicodedata.name(chr(code)))

    @staticmethod
    @takes(an_int)
    def toChars(code):
        return list(chr(code))


def _sign(value, method):
    return chr(value) if isinstance(value, int) else kind_of_argument('char, int', lambda given: a_char(given, method)
                                                                      if isinstance(given, str) and len(given) == 1
                                                                      else _refused)(value, method)


def _other_case(value, method, change):
    sign = change(str.__str__(_sign(value, method)))
    sign = sign if len(sign) == 1 else str.__str__(_sign(value, method))
    return ord(sign) if isinstance(value, int) else char(sign)


def _test(name, test):
    def call(sign):
        sign = _sign(sign, name)
        return test(sign, unicodedata.category(sign))

    setattr(Character, name, staticmethod(call))


_test('isDigit', lambda sign, kind: kind == 'Nd')
_test('isLetter', lambda sign, kind: kind[0] == 'L')
_test('isLetterOrDigit', lambda sign, kind: kind[0] == 'L' or kind == 'Nd')
_test('isAlphabetic', lambda sign, kind: kind[0] == 'L' or kind == 'Nl')
_test('isUpperCase', lambda sign, kind: sign.isupper())
_test('isLowerCase', lambda sign, kind: sign.islower())
_test('isSpaceChar', lambda sign, kind: kind[0] == 'Z')
_test('isWhitespace', lambda sign, kind: sign in '\t\n\v\f\r\x1c\x1d\x1e\x1f' or (
    kind[0] == 'Z' and sign not in '\xa0\u2007\u202f'))
_test('isISOControl', lambda sign, kind: kind == 'Cc')


# `byte[]`: Python's array of signed bytes, as Jython shows it.
class Bytes(array.array):
    def __new__(cls, given):
        return array.array.__new__(cls, 'b', bytes(given))

    def tostring(self):
        return self.tobytes().decode('latin-1')

    def __repr__(self):
        return 'array(%r, %r)' % ('b', self.tolist())


Bytes.__name__ = Bytes.__qualname__ = 'array'


# The bytes of what is given for a `byte[]`: each letter of a text is one.
def _taken_bytes(value):
    if isinstance(value, (bytes, bytearray)):
        return bytes(value)
    if isinstance(value, array.array):
        return value.tobytes()
    return str.encode(value, 'latin-1') if isinstance(value, str) and max(value, default='') <= '\xff' else _refused


some_bytes = kind_of_argument('byte[]', _taken_bytes)


def _charset(name):
    try:
        ''.encode(name)
    except LookupError:
        raise UnsupportedEncodingException(name)
    return name


# A text of letters is made by _unicode's class of classes, an object of Java by this module's.
class _StringType(JavaType, type(unicode)):
    def __call__(cls, *given):
        return str.__new__(cls, _string_of(*given))


def _string_of(value='', charset='utf-8'):
    if isinstance(value, StringBuilder):
        return value.toString()
    if isinstance(value, (list, tuple)):
        return ''.join(value)
    if isinstance(value, str):
        return value
    taken = _taken_bytes(value)
    if taken is _refused:
        raise TypeError("java.lang.String(): 1st arg can't be coerced to String, java.lang.StringBuilder, char[], byte[], "
                        'java.lang.StringBuffer')
    return taken.decode(_charset(charset), 'replace')


# java.lang.String: its static functions, and a unicode with the methods that Python's has not. In Jython it is no
# unicode, but what it gives is.
class String(unicode, Object, metaclass=_StringType):
    def toString(self):
        return letters(self)

    def hashCode(self):
        return hash_of(self)

    def equals(self, other):
        return isinstance(other, str) and str.__eq__(self, other)

    def equalsIgnoreCase(self, other):
        return other is not None and self.lower() == other.lower()

    def compareTo(self, other):
        for one, two in zip(self, other):
            if one != two:
                return ord(one) - ord(two)
        return len(self) - len(other)

    def length(self):
        return len(self)

    def isEmpty(self):
        return not len(self)

    def getBytes(self, charset='utf-8'):
        return Bytes(str.encode(self, _charset(charset), 'replace'))

    def charAt(self, index):
        if not 0 <= index < len(self):
            raise StringIndexOutOfBoundsException('String index out of range: %d' % index)
        return char(self[index])

    def substring(self, begin, end=None):
        end = len(self) if end is None else end
        if not 0 <= begin <= end <= len(self):
            raise StringIndexOutOfBoundsException('begin %d, end %d, length %d' % (begin, end, len(self)))
        return self[begin:end]

    def indexOf(self, part, start=0):
        return str.find(self, part if isinstance(part, str) else chr(part), max(0, start))

    def lastIndexOf(self, part):
        return str.rfind(self, part if isinstance(part, str) else chr(part))

    def contains(self, part):
        return part in self

    def startsWith(self, part):
        return str.startswith(self, part)

    def endsWith(self, part):
        return str.endswith(self, part)

    def concat(self, other):
        return self + letters(other)

    def trim(self):
        return letters(str.strip(self, ''.join(map(chr, range(33)))))

    def toUpperCase(self):
        return self.upper()

    def toLowerCase(self):
        return self.lower()

    def toCharArray(self):
        return list(map(char, self))

    # Java splits at a regular expression.
    def split(self, *_given):
        raise UnsupportedOperationException('java.lang.String.split is not supported in this version: use the text itself')

    @staticmethod
    def valueOf(value):
        if value is None:
            raise NullPointerException('Cannot read the array length because "value" is null')
        return letters('%d' % value) if isinstance(value, bool) else text_of(value)

    @staticmethod
    def copyValueOf(signs):
        return letters(''.join(signs))

    @staticmethod
    def join(between, *parts):
        if len(parts) == 1 and not isinstance(parts[0], str):
            parts = list(parts[0])
        for part in parts:
            if part is not None and not isinstance(part, (str, StringBuilder)):
                raise bad_cast(part, 'java.lang.CharSequence')
        return letters(str.join(between, [text_of(part) for part in parts]))

    @staticmethod
    def format(template, *given):
        if not isinstance(template, str):
            template, given = given[0], _english(template) + given[1:]
        if len(given) == 1 and isinstance(given[0], (list, tuple)):
            given = given[0]
        return letters(_formatted(template, list(given)))


def _english(locale):
    from _java_util import english

    english(locale)
    return ()


# java.lang.StringBuilder.
class StringBuilder(Comparable):
    def __init__(self, given=''):
        if given is None:
            raise NullPointerException('Cannot invoke "String.length()" because "str" is null')
        self._text = '' if isinstance(given, int) else text_of(given)

    # Of a truth Jython takes the number.
    def _part(self, value):
        return '%d' % value if isinstance(value, bool) else text_of(value)

    def _within(self, begin, end):
        if not 0 <= begin <= end:
            raise StringIndexOutOfBoundsException('start %d, end %d, length %d' % (begin, end, len(self._text)))

    def append(self, value, begin=None, end=None):
        self._text += self._part(value)[begin:end]
        return self

    @method_takes(an_int)
    def insert(self, at, value):
        if not 0 <= at <= len(self._text):
            raise StringIndexOutOfBoundsException('offset %d, length %d' % (at, len(self._text)))
        self._text = self._text[:at] + self._part(value) + self._text[at:]
        return self

    @method_takes(an_int, an_int)
    def delete(self, begin, end):
        return self.replace(begin, end, '')

    @method_takes(an_int)
    def deleteCharAt(self, at):
        self._char_at(at)
        return self.replace(at, at + 1, '')

    @method_takes(an_int, an_int, a_string)
    def replace(self, begin, end, text):
        self._within(begin, min(end, len(self._text)) if end >= len(self._text) else end)
        self._text = self._text[:begin] + text + self._text[min(end, len(self._text)):]
        return self

    def reverse(self):
        self._text = self._text[::-1]
        return self

    def _char_at(self, at):
        if not 0 <= at < len(self._text):
            raise StringIndexOutOfBoundsException('index %d, length %d' % (at, len(self._text)))
        return self._text[at]

    @method_takes(an_int)
    def charAt(self, at):
        return char(self._char_at(at))

    @method_takes(an_int, a_char)
    def setCharAt(self, at, sign):
        self._char_at(at)
        self._text = self._text[:at] + sign + self._text[at + 1:]

    @method_takes(an_int)
    def setLength(self, length):
        self._text = self._text[:length].ljust(length, '\x00')

    @method_takes(an_int, an_int)
    def substring(self, begin, end=None):
        end = len(self._text) if end is None else end
        if end > len(self._text) or not 0 <= begin <= end:
            raise StringIndexOutOfBoundsException('start %d, end %d, length %d' % (begin, end, len(self._text)))
        return letters(self._text[begin:end])

    subSequence = substring

    @method_takes(a_string, an_int)
    def indexOf(self, part, start=0):
        return self._text.find(part, max(0, start))

    @method_takes(a_string)
    def lastIndexOf(self, part):
        return self._text.rfind(part)

    def length(self):
        return len(self._text)

    def isEmpty(self):
        return not self._text

    def compareTo(self, other):
        return String(self._text).compareTo(other._text)

    def toString(self):
        return letters(self._text)


# java.lang.StringBuffer.
class StringBuffer(StringBuilder):
    pass


# ---- String.format

_spec = re.compile(r'%(\d+\$)?([-#+ 0,(<]*)(\d+)?(\.\d+)?([tT]?[a-zA-Z%])')


# The texts of java.util.Formatter, with English signs.
def _formatted(template, given):
    parts, at, ordinary, last = [], 0, 0, -1
    while True:
        sign = template.find('%', at)
        if sign < 0:
            return ''.join(parts + [template[at:]])
        parts.append(template[at:sign])
        found = _spec.match(template, sign)
        if found is None:
            raise UnknownFormatConversionException("Conversion = '%s'" % (template[sign + 1:sign + 2] or '%'))
        at = found.end()
        spec = _Spec(found)
        if spec.kind in '%n':
            parts.append(spec.padded('%') if spec.kind == '%' else '\n')
            continue
        if '<' in spec.flags:
            index = last
        elif spec.index is not None:
            index = spec.index
        else:
            index, ordinary = ordinary, ordinary + 1
        if not 0 <= index < len(given):
            raise MissingFormatArgumentException("Format specifier '%s'" % found.group())
        last = index
        parts.append(spec.write(given[index]))


class _Spec:
    def __init__(self, found):
        self.whole = found.group()
        self.index = int(found.group(1)[:-1]) - 1 if found.group(1) else None
        self.flags = found.group(2)
        self.width = int(found.group(3)) if found.group(3) else None
        self.precision = int(found.group(4)[1:]) if found.group(4) else None
        self.upper = found.group(5)[0].isupper()
        self.kind = found.group(5) if found.group(5)[0] in 'tT' else found.group(5).lower()
        if self.kind[0] not in 'bhscdoxefgatTn%' or found.group(5) in ('D', 'O', 'F', 'N'):
            raise UnknownFormatConversionException("Conversion = '%s'" % found.group(5))
        if self.width is None and ('-' in self.flags or '0' in self.flags):
            raise MissingFormatWidthException(self.whole)
        if '-' in self.flags and '0' in self.flags or '+' in self.flags and ' ' in self.flags:
            raise IllegalFormatFlagsException("Flags = '%s'" % ''.join(
                [flag for flag in '-#+ 0,(<' if flag in self.flags]))
        if self.precision is not None and self.kind[0] in 'cdoxtT%n':
            raise IllegalFormatPrecisionException(str(self.precision))

    def padded(self, text):
        text = text.upper() if self.upper else text
        if self.width is None:
            return text
        return text.ljust(self.width) if '-' in self.flags else text.rjust(self.width)

    def write(self, value):
        if self.kind in ('b', 'h', 's'):
            if self.kind == 'b':
                text = text_of(value if isinstance(value, bool) else value is not None)
            else:
                text = text_of(value) if self.kind == 's' or value is None else '%x' % (hash_of(value) & 0xffffffff)
            return self.padded(text[:self.precision])
        if value is None:
            return self.padded('null'[:self.precision])
        if self.kind == 'c':
            if not isinstance(value, int) or isinstance(value, bool):
                raise self._unfit(value)
            return self.padded(chr(value))
        if self.kind in ('d', 'o', 'x'):
            if not isinstance(value, int) or isinstance(value, bool):
                raise self._unfit(value)
            return self._whole(value)
        if self.kind in ('e', 'f', 'g', 'a'):
            if not isinstance(value, float):
                raise self._unfit(value)
            return self._floating(value)
        from _java_text import time_text

        text = time_text(value, self.kind[1])
        if text is None:
            raise self._unfit(value)
        return self.padded(text)

    def _unfit(self, value):
        return IllegalFormatConversionException('%s != %s' % (self.kind[-1], class_name(value)))

    def _whole(self, value):
        if self.kind == 'd':
            return self._signed(value < 0, '%d' % abs(value), True)
        value = int(value) & 0xffffffff if value < 0 and _is_int(value) else int(value)
        digits = ('%x' if self.kind == 'x' else '%o') % abs(value)
        prefix = '' if '#' not in self.flags else '0x' if self.kind == 'x' else '0'
        return self._signed(value < 0, prefix + digits, False)

    def _floating(self, value):
        minus = math.copysign(1, value) < 0
        if not math.isfinite(value):
            text = 'NaN' if value != value else self._sign(minus)[0] + 'Infinity' + self._sign(minus)[1]
            return self.padded(text)
        if self.kind == 'a':
            text = float.hex(abs(value))
            mantissa, _sign, exponent = text.partition('p')
            mantissa = (mantissa.rstrip('0') + '0' if mantissa.rstrip('0').endswith('.') else mantissa.rstrip('0'))
            return self._signed(minus, '%sp%d' % (mantissa, int(exponent)), False)
        precision = 6 if self.precision is None else self.precision
        digits, point = digits_of(abs(value), short=False) if value else ('0', 1)
        if self.kind == 'g':
            precision = max(1, precision)
            rounded, exponent = _scientific(digits, point, precision - 1)
            if value == 0 or -4 <= exponent < precision:
                precision -= (exponent if value else 0) + 1
                return self._signed(minus, _plain(digits, point, precision), True)
            return self._signed(minus, _with_exponent(rounded, exponent), True)
        if self.kind == 'e':
            return self._signed(minus, _with_exponent(*_scientific(digits, point, precision)), True)
        return self._signed(minus, _plain(digits, point, precision), True)

    def _sign(self, minus):
        if minus:
            return ('(', ')') if '(' in self.flags else ('-', '')
        return ('+', '') if '+' in self.flags else (' ', '') if ' ' in self.flags else ('', '')

    def _signed(self, minus, text, grouped):
        before, after = self._sign(minus)
        if grouped and ',' in self.flags:
            whole, point, rest = text.partition('.')
            text = '{:,}'.format(int(whole)) + point + rest
        if '0' in self.flags:
            at = 2 if text.startswith('0x') else 0
            text = text[:at] + text[at:].rjust(self.width - len(before + after) - at, '0')
        return self.padded(before + text + after)


# Half up, on the digits that are shown of the number.
def _rounded(digits, keep):
    if keep < 0:
        return 0
    number = int(digits[:keep].ljust(keep, '0') or '0')
    return number + (digits[keep:keep + 1] >= '5')


def _plain(digits, point, precision):
    text = str(_rounded(digits, point + precision)).rjust(precision + 1, '0')
    return text if precision == 0 else '%s.%s' % (text[:-precision], text[-precision:])


def _scientific(digits, point, precision):
    text = str(_rounded(digits, precision + 1))
    exponent = point - 1 + (len(text) > precision + 1)
    if digits == '0':
        return '0' * (precision + 1), 0
    return text[:precision + 1], exponent


def _with_exponent(digits, exponent):
    return '%s%se%s%02d' % (digits[0], '.' + digits[1:] if len(digits) > 1 else '', '-' if exponent < 0 else '+', abs(exponent))


# ---- System and Thread

# java.lang.System.
class System(Object):
    @staticmethod
    def currentTimeMillis():
        return long(_zones.now())

    @staticmethod
    def nanoTime():
        return long(time.perf_counter_ns())

    @staticmethod
    def lineSeparator():
        return letters('\n')


# java.lang.Thread: only to wait.
class Thread(Object):
    @staticmethod
    @takes(a_long, an_int)
    def sleep(millis, nanos=0):
        if millis < 0:
            raise IllegalArgumentException('timeout value is negative')
        time.sleep(millis / 1000 + nanos / 1e9)


names = dict(exceptions['java.lang'])
for _kind in (Object, Comparable, Enum, Throwable, StackTraceElement, Number, Integer, Long, Short, Byte, Double, Float, Boolean,
              Math, Character, String, StringBuilder, StringBuffer, System, Thread):
    names[_kind.__name__] = _kind
# Of java.io: the exceptions alone.
io = exceptions['java.io']
