# `java.lang` for scripts.

import time

import _clock
import _zones
from _errors import (
    IndexOutOfBoundsException, JavaClass, NullPointerException, StringIndexOutOfBoundsException, UnsupportedOperationException,
    of_package,
)
from _java_bean import Bean, int_of, long_of, refused, signed, text_of
from _java_math_functions import names as _math_names
from _java_numbers import names as _number_names
from _java_strings import String, appended, at, part, sign
from _printing import output, shown_text
from _texts import represent
from _unicode import letters, long


# Whatever is of Java is one of it; values of Python are none.
class _ObjectClass(JavaClass):
    def __instancecheck__(cls, value):
        return isinstance(type(value), JavaClass) if cls is Object else JavaClass.__instancecheck__(cls, value)


class Object(Bean, metaclass=_ObjectClass):
    __module__ = 'java.lang'

    def equals(self, other):
        return self is other

    def hashCode(self):
        return signed(object.__hash__(self)) & 0x7fffffff

    def __hash__(self):
        return self.hashCode()

    def __eq__(self, other):
        return self is other

    def toString(self):
        return letters('%s@%x' % (type(self).getName(), self.hashCode()))

    def __repr__(self):
        return self.toString()


# What other classes are: a script asks for it (`isinstance(x, Number)`) or derives of it.
class _AskedClass(JavaClass):
    def __instancecheck__(cls, value):
        return JavaClass.__instancecheck__(cls, value) or '_holds' in cls.__dict__ and cls._holds(value)


def _asked(name, holds):
    return _AskedClass(name, (), {'__module__': 'java.lang', '_holds': staticmethod(holds)})


_interfaces = [
    _asked('Number', lambda value: isinstance(type(value), JavaClass) and hasattr(type(value), 'doubleValue')),
    _asked('Iterable', lambda value: isinstance(type(value), JavaClass) and hasattr(type(value), 'iterator')),
    _asked('CharSequence', lambda value: isinstance(value, (String, StringBuilder))),
    _asked('Comparable', lambda value: isinstance(type(value), JavaClass) and hasattr(type(value), 'compareTo')),
    _asked('Runnable', lambda value: False),
]


class StringBuilder(Bean):
    __module__ = 'java.lang'

    # Of a text, or with room for so many signs.
    def __init__(self, text=''):
        if text is None:
            raise NullPointerException()
        if isinstance(text, int):
            int_of(type(self).getName(), text)
            text = ''
        self._text = text_of(type(self).getName(), text)

    def _become(self, text):
        if any([sign > '\uffff' for sign in text]):
            raise UnsupportedOperationException('signs above U+FFFF are not supported here in this version')
        self._text = text
        return self

    # A value, or a part of a text.
    def append(self, value, *part_of):
        if part_of:
            offset, count = [int_of('append', place) for place in part_of]
            text = text_of('append', value)
            if min(offset, count) < 0 or offset + count > len(text):
                raise IndexOutOfBoundsException('offset %d, count %d, length %d' % (offset, count, len(text)))
            return self._become(self._text + text[offset:offset + count])
        return self._become(self._text + appended(value))

    def appendCodePoint(self, codePoint):
        return self._become(self._text + chr(int_of('appendCodePoint', codePoint)))

    def codePointAt(self, index):
        if not 0 <= int_of('codePointAt', index) < len(self._text):
            raise StringIndexOutOfBoundsException('index %d,length %d' % (index, len(self._text)))
        return ord(self._text[index])

    def subSequence(self, start, end):
        return self.substring(start, end)

    def insert(self, offset, value):
        offset = int_of('insert', offset)
        if not 0 <= offset <= len(self._text):
            raise StringIndexOutOfBoundsException('offset %d, length %d' % (offset, len(self._text)))
        return self._become(self._text[:offset] + appended(value) + self._text[offset:])

    def delete(self, start, end):
        begin, end = int_of('delete', start), min(int_of('delete', end), len(self._text))
        if not 0 <= begin <= end:
            raise StringIndexOutOfBoundsException('start %d, end %d, length %d' % (begin, end, len(self._text)))
        return self._become(self._text[:begin] + self._text[end:])

    def replace(self, start, end, str):
        rest = self._text[min(int_of('replace', end), len(self._text)):]
        begin = int_of('replace', start)
        if not 0 <= begin <= len(self._text) - len(rest):
            raise StringIndexOutOfBoundsException('start %d, end %d, length %d' % (begin, end, len(self._text)))
        return self._become(self._text[:begin] + text_of('replace', str) + rest)

    def deleteCharAt(self, index):
        place = at(index, len(self._text))
        return self._become(self._text[:place] + self._text[place + 1:])

    def setCharAt(self, index, ch):
        place, one = at(index, len(self._text)), text_of('setCharAt', ch)
        if len(one) != 1:
            raise refused('setCharAt', ch, 'char')
        self._become(self._text[:place] + one + self._text[place + 1:])

    def reverse(self):
        if not all([sign < '\ud800' for sign in self._text]):
            raise UnsupportedOperationException('reverse of these signs is not supported in this version')
        return self._become(self._text[::-1])

    def setLength(self, newLength):
        size = int_of('setLength', newLength)
        if size < 0:
            raise StringIndexOutOfBoundsException('String index out of range: %d' % size)
        self._text = self._text[:size].ljust(size, '\0')

    def length(self):
        return len(self._text)

    def charAt(self, index):
        return sign(self._text, index)

    def substring(self, start, end=None):
        return letters(part(self._text, start, end))

    def indexOf(self, str, fromIndex=0):
        return self._text.find(text_of('indexOf', str), max(0, int_of('indexOf', fromIndex)))

    def lastIndexOf(self, str):
        return self._text.rfind(text_of('lastIndexOf', str))

    def isEmpty(self):
        return not self._text

    def toString(self):
        return letters(self._text)

    def __str__(self):
        return self.toString()

    __repr__ = __str__


class StringBuffer(StringBuilder):
    __module__ = 'java.lang'


# `System.out`: what is printed goes to the log, as a `print` does.
class _Console(Bean):
    __module__ = 'java.io'

    def print(self, s):
        output(shown_text(letters(appended(s))))

    def println(self, *x):
        output(shown_text(letters(''.join(map(appended, x)))) + '\n')

    def printf(self, format, *args):
        output(String.format(format, *args))
        return self

    format = printf

    def flush(self):
        pass


_Console.__name__ = _Console.__qualname__ = 'PrintStream'


class System(Bean):
    __module__ = 'java.lang'
    out = err = _Console()

    def __init__(self, *_):
        raise TypeError('No visible constructors for class (java.lang.System)')

    @staticmethod
    def currentTimeMillis():
        return long(_zones.now())

    @staticmethod
    def nanoTime():
        return long(time.perf_counter_ns())

    @staticmethod
    def lineSeparator():
        return letters('\n')

    # What says nothing of the machine; of the others it is not known here which Java has.
    @staticmethod
    def getProperty(key, default=None):
        known = {'line.separator': '\n', 'file.separator': '/', 'path.separator': ':'}
        name = text_of('getProperty', key)
        if name not in known:
            raise UnsupportedOperationException('the property %s of java.lang.System is not supported in this version' % represent(name))
        return letters(known[name])


class Thread(Bean):
    __module__ = 'java.lang'

    def __init__(self, *_):
        raise UnsupportedOperationException('threads are not supported in this version; use system.util.invokeAsynchronous')

    @staticmethod
    def sleep(millis):
        _clock.sleep(long_of('sleep', millis) / 1000)


names = {
    **of_package('java.lang'), **_math_names, **_number_names,
    **{kind.__name__: kind for kind in (*_interfaces, Object, String, StringBuffer, StringBuilder, System, Thread)},
}
