# `java.lang.String` for scripts: what it says without an object, and the objects that a script makes by its name. They are no
# texts of Python: neither equal to one nor added to one. What their methods give are.

import array

from _errors import ClassCastException, NullPointerException, StringIndexOutOfBoundsException, UnsupportedOperationException
from _java_arrays import ObjectArray, of
from _java_bean import Bean, int_of, refused, text_of
from _java_coding import bytes_in, charset
from _java_format import formatted
from _java_lists import List
from _java_regex import Pattern
from _java_values import java_kind, shown
from _order import java_hash
from _unicode import letters


# What a `char[]` is made of: a list of single signs, and one of nothing. None for anything else.
def signs_of(value):
    if not isinstance(value, (list, tuple, List)) or not all([isinstance(one, str) and len(one) == 1 for one in value]):
        return None
    return ''.join([str.__str__(one) for one in value])


# Java's `valueOf` and `append` take a truth value for a whole number, and a number that is too large for one for a fraction.
def appended(value):
    signs = signs_of(value)
    if signs is not None:
        return signs
    if isinstance(value, bool):
        return shown(int(value))
    if isinstance(value, int) and not -1 << 63 <= value < 1 << 63:
        return shown(float(value))
    return shown(value)


def at(place, size):
    place = int_of('charAt', place)
    if not 0 <= place < size:
        raise StringIndexOutOfBoundsException('index %d, length %d' % (place, size))
    return place


def part(text, begin, end):
    begin, end = int_of('substring', begin), len(text) if end is None else int_of('substring', end)
    if not 0 <= begin <= end <= len(text):
        raise StringIndexOutOfBoundsException('begin %d, end %d, length %d' % (begin, end, len(text)))
    return text[begin:end]


# Signs of a text, which Jython hands out as plain texts; others than ASCII it does not.
def sign(text, place):
    found = text[at(place, len(text))]
    if not found.isascii():
        raise UnsupportedOperationException('charAt of a sign that is not ASCII is not supported in this version')
    return found


def _folded(sign):
    upper = sign.upper()
    lower = (upper if len(upper) == 1 else sign).lower()
    return lower if len(lower) == 1 else sign


# The other text of a method.
def _other(function, value):
    return value._text if isinstance(value, String) else text_of(function, value)


class String(Bean):
    __module__ = 'java.lang'
    _java_name = 'java.lang.String'
    # Where it is kept or leaves the script, it is its text.
    _is_text = True

    def __init__(self, original='', charsetName=None):
        if original is None:
            raise NullPointerException()
        if charsetName is not None or isinstance(original, array.array):
            self._text = bytes_in('java.lang.String', original).decode(charset('java.lang.String', charsetName), 'replace')
        elif isinstance(original, Bean) and type(original).__name__ in ('String', 'StringBuilder', 'StringBuffer'):
            self._text = original._text
        elif isinstance(original, str):
            self._text = str.__str__(original)
        elif isinstance(original, ObjectArray) and original.typecode in ('char', 'c'):
            self._text = ''.join([str.__str__(sign) for sign in original])
        elif signs_of(original) is not None:
            self._text = signs_of(original)
        else:
            raise refused('java.lang.String', original, 'String, java.lang.StringBuilder, char[], byte[], java.lang.StringBuffer')
        if any([one > '\uffff' for one in self._text]):
            raise UnsupportedOperationException('signs above U+FFFF are not supported here in this version')

    @staticmethod
    def format(*given):
        if not given or not isinstance(given[0], str):
            raise UnsupportedOperationException('String.format with a locale is not supported in this version')
        values = list(given[1:])
        if len(values) == 1 and isinstance(values[0], (list, tuple, ObjectArray)):
            values = list(values[0])
        return formatted(str.__str__(given[0]), values)

    @staticmethod
    def valueOf(value):
        if value is None:
            raise NullPointerException()
        if isinstance(value, ObjectArray):
            raise UnsupportedOperationException('String.valueOf of an array is not supported in this version')
        return letters(appended(value))

    @staticmethod
    def join(delimiter, *elements):
        if len(elements) == 1 and not isinstance(elements[0], str):
            elements = list(elements[0])
        for one in elements:
            if one is not None and not isinstance(one, (str, Bean)):
                raise ClassCastException('class %s cannot be cast to class java.lang.CharSequence' % java_kind(one))
        return letters(text_of('join', delimiter).join([shown(one) for one in elements]))

    def length(self):
        return len(self._text)

    def isEmpty(self):
        return not self._text

    def isBlank(self):
        return not self._text.strip()

    def charAt(self, index):
        if not 0 <= int_of('charAt', index) < len(self._text):
            raise StringIndexOutOfBoundsException('String index out of range: %d' % index)
        return sign(self._text, index)

    def substring(self, beginIndex, endIndex=None):
        return letters(part(self._text, beginIndex, endIndex))

    subSequence = substring

    def indexOf(self, str, fromIndex=0):
        return self._text.find(_other('indexOf', str), max(0, int_of('indexOf', fromIndex)))

    def lastIndexOf(self, str):
        return self._text.rfind(_other('lastIndexOf', str))

    def codePointAt(self, index):
        if not 0 <= int_of('codePointAt', index) < len(self._text):
            raise StringIndexOutOfBoundsException('index %d, length %d' % (index, len(self._text)))
        return ord(self._text[index])

    def regionMatches(self, *given):
        ignoreCase, (toffset, other, ooffset, len) = given[0] if given[4:] else False, given[-4:]
        mine, theirs = self._text[toffset:toffset + len], _other('regionMatches', other)[ooffset:ooffset + len]
        if min(toffset, ooffset) < 0 or min(mine.__len__(), theirs.__len__()) < len:
            return False
        return mine.upper() == theirs.upper() if ignoreCase else mine == theirs

    def contains(self, s):
        return _other('contains', s) in self._text

    def startsWith(self, prefix):
        return self._text.startswith(_other('startsWith', prefix))

    def endsWith(self, suffix):
        return self._text.endswith(_other('endsWith', suffix))

    def replace(self, oldChar, newChar):
        return letters(self._text.replace(_other('replace', oldChar), _other('replace', newChar)))

    def concat(self, str):
        return letters(self._text + _other('concat', str))

    def toUpperCase(self):
        return letters(self._text.upper())

    def toLowerCase(self):
        return letters(self._text.lower())

    # Whatever is no more than a blank goes.
    def trim(self):
        return letters(self._text.strip(''.join(map(chr, range(33)))))

    def stripLeading(self):
        return letters(self._text.lstrip())

    def stripTrailing(self):
        return letters(self._text.rstrip())

    def strip(self):
        return letters(self._text.strip())

    def repeat(self, count):
        return letters(self._text * int_of('repeat', count))

    def compareTo(self, anotherString):
        other = _other('compareTo', anotherString)
        for mine, theirs in zip(self._text, other):
            if mine != theirs:
                return ord(mine) - ord(theirs)
        return len(self._text) - len(other)

    def compareToIgnoreCase(self, str):
        # Sign by sign: one that becomes two stays what it is.
        mine, theirs = [''.join([_folded(sign) for sign in text]) for text in (self._text, _other('compareToIgnoreCase', str))]
        return String(mine).compareTo(theirs)

    def equals(self, other):
        return isinstance(other, (str, String)) and _other('equals', other) == self._text

    def equalsIgnoreCase(self, anotherString):
        return anotherString is not None and _other('equalsIgnoreCase', anotherString).upper() == self._text.upper()

    def matches(self, regex):
        return Pattern.matches(regex, self._text)

    def split(self, regex, limit=0):
        return Pattern.compile(regex).split(self._text, limit)

    def replaceAll(self, regex, replacement):
        return Pattern.compile(regex).matcher(self._text).replaceAll(replacement)

    def replaceFirst(self, regex, replacement):
        return Pattern.compile(regex).matcher(self._text).replaceFirst(replacement)

    def toCharArray(self):
        if not self._text.isascii():
            raise UnsupportedOperationException('toCharArray of signs that are not ASCII is not supported in this version')
        return of('char', list(self._text))

    def getBytes(self, charsetName=None):
        return array.array('b', self._text.encode(charset('getBytes', charsetName), 'replace'))

    def hashCode(self):
        return int(java_hash(self._text))

    def intern(self):
        return self.toString()

    def toString(self):
        return letters(self._text)

    def __eq__(self, other):
        return isinstance(other, String) and other._text == self._text

    def __hash__(self):
        return self.hashCode()

    __repr__ = __unicode__ = toString

    def __str__(self):
        return self._text
