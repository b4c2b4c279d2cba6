# The exceptions that scripts know besides Python's: those of Java, which the gateway raises too. As in Jython they are no
# `Exception` of Python: a bare `except`, `java.lang.Exception` or their own name catches them.

import _unicode
from _sealed import Sealed
from _unicode import letters


def java_name(kind):
    return '%s.%s' % (kind.__module__, kind.__name__) if kind.__module__ else kind.__name__


# What a class of Java says of itself: `e.getClass().getName()`, `e.getClass().simpleName`.
class JavaClass(Sealed):
    # What is named is set once it is made: `Date(time=5)`.
    def __call__(cls, *given, **named):
        if not named or '_py2_class_' in cls.__dict__ or not cls.__module__.startswith('java.'):
            return type.__call__(cls, *given, **named)
        made = type.__call__(cls, *given)
        for name, value in named.items():
            setattr(made, name, value)
        return made

    def getName(cls):
        return letters(java_name(cls))

    def getSimpleName(cls):
        return letters(cls.__name__)

    def __getattr__(cls, name):
        if name in ('name', 'canonicalName', 'typeName'):
            return letters(java_name(cls))
        if name == 'simpleName':
            return letters(cls.__name__)
        hint = '' if name.startswith('_') or '_py2_class_' in cls.__dict__ else ' (it is not supported in this version)'
        raise AttributeError("type object '%s' has no attribute '%s'%s" % (java_name(cls), name, hint))


# `error.message` is `error.getMessage()`, `format.lenient` is `format.isLenient()`.
def bean_read(self, name):
    if not name.startswith('_'):
        for prefix in ('get', 'is'):
            method = getattr(type(self), _accessor(prefix, name), None)
            if method is not None:
                return method(self)
    raise _unknown(self, name)


# An assignment to `format.lenient` is `format.setLenient(...)`.
def bean_write(self, name, value):
    if name.startswith('_'):
        return object.__setattr__(self, name, value)
    kind = type(self)
    method = getattr(kind, _accessor('set', name), None)
    if method is None:
        if '_py2_class_' in kind.__dict__:
            return object.__setattr__(self, name, value)
        if hasattr(kind, _accessor('get', name)):
            raise AttributeError('read-only attr: %s' % name)
        raise _unknown(self, name)
    method(self, value)


def _accessor(prefix, name):
    return prefix + name[:1].upper() + name[1:]


# Methods that Java's collections and functions have, and these have not.
_of_java = frozenset((
    'headMap tailMap subMap headSet tailSet subSet descendingMap descendingSet descendingKeySet descendingIterator navigableKeySet '
    'floorEntry ceilingEntry higherEntry lowerEntry stream parallelStream spliterator andThen compose negate').split())


def _unknown(value, name):
    kind = type(value)
    hint = ' (it is not supported in this version)' if name in _of_java else ''
    return AttributeError("'%s' object has no attribute '%s'%s" % (java_name(kind), name, hint))


def _wrong(kind, place, wanted):
    return TypeError("%s(): %s arg can't be coerced to %s" % (java_name(kind), place, wanted))


# Of a message, a message and a cause, or a cause alone, where its class has one.
class Throwable(BaseException, metaclass=JavaClass):
    __module__ = 'java.lang'
    _shows_letters = True
    _most = 2

    def __init__(self, *given):
        kind = type(self)
        if len(given) > kind._most:
            raise TypeError('%s(): expected 0-%d args; got %d' % (java_name(kind), kind._most, len(given)))
        self._message, self._cause = self._read(*given)

    def _read(self, message=None, cause=None):
        if isinstance(message, Throwable) and self._most > 1 and cause is None:
            return message.toString(), message
        if message is not None and not isinstance(message, str):
            raise _wrong(type(self), '1st', 'String')
        if cause is not None and not isinstance(cause, Throwable):
            raise _wrong(type(self), '2nd', 'java.lang.Throwable')
        return None if message is None else letters(str.__str__(message)), cause

    __getattr__, __setattr__ = bean_read, bean_write

    @property
    def args(self):
        raise _unknown(self, 'args')

    def getMessage(self):
        return self._message

    def getLocalizedMessage(self):
        return self.getMessage()

    def getCause(self):
        return self._cause

    def initCause(self, cause):
        if self._cause is not None or cause is self:
            raise by_name['IllegalStateException']("Can't overwrite cause")
        self._cause = cause
        return self

    def toString(self):
        kind, said = type(self), self.getLocalizedMessage()
        name = 'org.python.proxies.__main__$%s$0' % kind.__name__ if '_py2_class_' in kind.__dict__ else java_name(kind)
        return letters(name if said is None else '%s: %s' % (name, said))

    # The places of a script are those that `traceback` tells.
    def printStackTrace(self, s=None):
        import _tracing

        if s is None:
            _tracing.print_trace(self)
        else:
            s.print('\n'.join([str.__str__(self.toString()), *_tracing.formatted_error(self).splitlines()[1:-1], '']))

    def getStackTrace(self):
        raise by_name['UnsupportedOperationException'](
            'getStackTrace is not supported in this version; traceback.format_exc() tells the places of the scripts')

    def getClass(self):
        return type(self)

    def equals(self, other):
        return self is other

    def hashCode(self):
        return hash(self) & 0x7fffffff

    def __str__(self):
        return self.toString()

    __repr__ = __unicode__ = __str__


def derive(base, name, package='java.lang', **names):
    return JavaClass(name, (base,), {'__module__': package, **names})


# What is asked for with a number says it.
def _at(words):
    def read(self, message=None):
        if isinstance(message, int):
            return letters('%s out of range: %d' % (words, message)), None
        return Throwable._read(self, message)

    return {'_most': 1, '_read': read}


_message_alone = {'_most': 1}
Exception_ = derive(Throwable, 'Exception')
Error = derive(Throwable, 'Error')
RuntimeException = derive(Exception_, 'RuntimeException')
IllegalArgumentException = derive(RuntimeException, 'IllegalArgumentException')
IllegalStateException = derive(RuntimeException, 'IllegalStateException')
UnsupportedOperationException = derive(RuntimeException, 'UnsupportedOperationException')
SecurityException = derive(RuntimeException, 'SecurityException')
NullPointerException = derive(RuntimeException, 'NullPointerException', **_message_alone)
ArithmeticException = derive(RuntimeException, 'ArithmeticException', **_message_alone)
ClassCastException = derive(RuntimeException, 'ClassCastException', **_message_alone)
ArrayStoreException = derive(RuntimeException, 'ArrayStoreException', **_message_alone)
NegativeArraySizeException = derive(RuntimeException, 'NegativeArraySizeException', **_message_alone)
NumberFormatException = derive(IllegalArgumentException, 'NumberFormatException', **_message_alone)
IndexOutOfBoundsException = derive(RuntimeException, 'IndexOutOfBoundsException', **_at('Index'))
ArrayIndexOutOfBoundsException = derive(IndexOutOfBoundsException, 'ArrayIndexOutOfBoundsException', **_at('Array index'))
StringIndexOutOfBoundsException = derive(IndexOutOfBoundsException, 'StringIndexOutOfBoundsException', **_at('String index'))
CloneNotSupportedException = derive(Exception_, 'CloneNotSupportedException', **_message_alone)
InterruptedException = derive(Exception_, 'InterruptedException', **_message_alone)
ReflectiveOperationException = derive(Exception_, 'ReflectiveOperationException')
ClassNotFoundException = derive(ReflectiveOperationException, 'ClassNotFoundException')
AssertionError_ = derive(Error, 'AssertionError', _read=lambda self, message=None, cause=None: Throwable._read(
    self, message if message is None or isinstance(message, (str, Throwable)) else str(message), cause))
VirtualMachineError = derive(Error, 'VirtualMachineError')
StackOverflowError = derive(VirtualMachineError, 'StackOverflowError', **_message_alone)
OutOfMemoryError = derive(VirtualMachineError, 'OutOfMemoryError', **_message_alone)
NoSuchElementException = derive(RuntimeException, 'NoSuchElementException', 'java.util')
EmptyStackException = derive(RuntimeException, 'EmptyStackException', 'java.util', _most=0)
ConcurrentModificationException = derive(RuntimeException, 'ConcurrentModificationException', 'java.util')
IllegalFormatException = derive(IllegalArgumentException, 'IllegalFormatException', 'java.util')
IllegalFormatConversionException = derive(IllegalFormatException, 'IllegalFormatConversionException', 'java.util')
IllegalFormatPrecisionException = derive(IllegalFormatException, 'IllegalFormatPrecisionException', 'java.util')
MissingFormatWidthException = derive(IllegalFormatException, 'MissingFormatWidthException', 'java.util')
MissingFormatArgumentException = derive(IllegalFormatException, 'MissingFormatArgumentException', 'java.util')
DuplicateFormatFlagsException = derive(IllegalFormatException, 'DuplicateFormatFlagsException', 'java.util')
FormatFlagsConversionMismatchException = derive(IllegalFormatException, 'FormatFlagsConversionMismatchException', 'java.util')
IllegalFormatCodePointException = derive(IllegalFormatException, 'IllegalFormatCodePointException', 'java.util')
IllegalFormatFlagsException = derive(IllegalFormatException, 'IllegalFormatFlagsException', 'java.util')
IllegalFormatWidthException = derive(IllegalFormatException, 'IllegalFormatWidthException', 'java.util')
UnknownFormatConversionException = derive(IllegalFormatException, 'UnknownFormatConversionException', 'java.util')
IOException = derive(Exception_, 'IOException', 'java.io')
FileNotFoundException = derive(IOException, 'FileNotFoundException', 'java.io', **_message_alone)
EOFException = derive(IOException, 'EOFException', 'java.io', **_message_alone)
MESObjectNotFoundException = derive(RuntimeException, 'MESObjectNotFoundException', '')

# The classes of a package of Java, by name.
def of_package(package):
    return {kind.__name__: kind for kind in _every(Throwable) if kind.__module__ == package}


def _every(kind):
    return [kind] + [one for derived in type.__subclasses__(kind) for one in _every(derived)]


# zato.sso.api: a call that the user service refused. `sub_status` holds the codes that the caller may see.
class ValidationError(Exception):
    status = 'error'
    sub_status = ()
    retry_after = None


_unicode.not_bytes = IllegalArgumentException
# By the name that the gateway gives to the kind of an error.
by_name = {
    'ValidationError': ValidationError,
    'IllegalArgumentException': IllegalArgumentException,
    'IllegalStateException': IllegalStateException,
    'UnsupportedOperationException': UnsupportedOperationException,
    'MESObjectNotFoundException': MESObjectNotFoundException,
    'RuntimeException': RuntimeException,
    'AttributeError': AttributeError,
    'KeyError': KeyError,
    'TypeError': TypeError,
}
