# What objects of Java have in Jython besides their methods: `format.lenient` is `format.isLenient()`, and an assignment to it is
# `format.setLenient(...)`.

from _errors import JavaClass, UnsupportedOperationException, bean_read, bean_write, java_name
from _unicode import letters


class Bean(metaclass=JavaClass):
    # Whether `%s` and `%r` make a text of letters of it.
    _shows_letters = True
    __getattr__, __setattr__ = bean_read, bean_write

    def __ne__(self, other):
        return not self == other

    # Java's text of it, where its class does not make one here.
    def __repr__(self):
        raise UnsupportedOperationException('the text of a %s is not supported in this version' % java_name(type(self)))

    def __str__(self):
        return repr(self)

    # What `print` and `unicode` show of it.
    def __unicode__(self):
        return letters(str(self))

    def getClass(self):
        return type(self)

    def equals(self, other):
        return self == other


# The class of constants (`Locale.US`): each time a new object that equals the others, so that no script changes one for all.
class Constants(JavaClass):
    def __getattr__(cls, name):
        made = None if name.startswith('_') else cls._constant(name)
        return JavaClass.__getattr__(cls, name) if made is None else made


# The last bits of a number, as Java's whole numbers of that many hold them.
def signed(value, bits=32):
    half = 1 << bits - 1
    return (value + half & 2 * half - 1) - half


# An argument that Java has no overload for.
def refused(function, value, wanted):
    return TypeError("%s(): 1st arg can't be coerced to %s" % (function, wanted))


# An argument that is a text, as plain letters.
def text_of(function, value):
    if not isinstance(value, str):
        raise refused(function, value, 'String')
    return str.__str__(value)


# The value of an `Integer(5)`, which Java takes for a number.
def unboxed(value):
    return value._value if getattr(type(value), '_is_boxed', False) else value


def int_of(function, value, bits=32, kind='int'):
    value = unboxed(value)
    if not isinstance(value, int) or not -1 << bits - 1 <= value < 1 << bits - 1:
        raise refused(function, value, kind)
    return int(value)


def long_of(function, value):
    return int_of(function, value, 64, 'long')


def flag_of(function, value):
    value = unboxed(value)
    if not isinstance(value, int):
        raise refused(function, value, 'boolean')
    return bool(value)
