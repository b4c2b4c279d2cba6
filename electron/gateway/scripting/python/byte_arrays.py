# `bytearray`: the texts that it is put together with and asked for are plain ones, whose letters are bytes.

from _texts import kind_name
from _unbound import special_of
from _unicode import bytes_of, decode, encode, unicode


# Bytes of a plain text or of another array; of what is neither, None.
def _given(value):
    if isinstance(value, str) and not isinstance(value, unicode):
        return bytes_of(value)
    return bytes(value) if isinstance(value, (bytes, bytearray)) else None


def _bytes(value):
    found = _given(value)
    if found is None:
        raise TypeError("Type %s doesn't support the buffer API" % kind_name(value))
    return found


# One byte of a number or of a text of one letter.
def _byte(value):
    if isinstance(value, str) and not isinstance(value, unicode):
        if len(value) != 1:
            raise ValueError('string must be of size 1')
        return bytes_of(value)[0]
    if not isinstance(value, int):
        raise TypeError('an integer or string of size 1 is required')
    return int(value)


def _items(values):
    found = _given(values)
    if found is not None:
        return found
    if isinstance(values, unicode) or special_of(values, '__iter__') is None:
        raise TypeError("'%s' object is not iterable" % kind_name(values))
    return [_byte(value) for value in values]


class ByteArray(bytearray):
    __module__ = 'builtins'

    def __init__(self, source=b'', encoding=None, errors='strict'):
        if isinstance(source, unicode) and encoding is None:
            raise TypeError('unicode argument without an encoding')
        if isinstance(source, str):
            source = bytes_of(source if encoding is None else encode(source, encoding, errors))
        bytearray.__init__(self, source if isinstance(source, int) else _items(source))

    def __add__(self, other):
        found = _given(other)
        if found is None:
            raise TypeError("can't concat %s to bytearray" % kind_name(other))
        return ByteArray(bytes(self) + found)

    def __radd__(self, other):
        if not isinstance(other, str):
            return NotImplemented
        return other + self.__str__()

    def __iadd__(self, other):
        bytearray.extend(self, _items(other))
        return self

    def __mul__(self, times):
        return ByteArray(bytearray.__mul__(self, times))

    __rmul__ = __mul__

    def __contains__(self, value):
        return bytearray.__contains__(self, int(value) if isinstance(value, int) else _bytes(value))

    def __getitem__(self, key):
        found = bytearray.__getitem__(self, key)
        return ByteArray(found) if isinstance(key, slice) else found

    def __setitem__(self, key, value):
        bytearray.__setitem__(self, key, _items(value) if isinstance(key, slice) else _byte(value))

    def append(self, item):
        bytearray.append(self, _byte(item))

    def extend(self, items):
        bytearray.extend(self, _items(items))

    def insert(self, index, item):
        bytearray.insert(self, index, _byte(item))

    def remove(self, value):
        bytearray.remove(self, _byte(value))

    def join(self, items):
        return ByteArray(bytearray.join(self, [_bytes(item) for item in items]))

    def translate(self, table, delete=''):
        return ByteArray(bytearray.translate(self, None if table is None else _bytes(table), _bytes(delete)))

    def decode(self, encoding='ascii', errors='strict'):
        return decode(bytes(self).decode('latin-1'), encoding, errors)

    @classmethod
    def fromhex(cls, string):
        return cls(bytearray.fromhex(str.__str__(string)))

    def __str__(self):
        return bytes(self).decode('latin-1')

    def __repr__(self):
        return 'bytearray(%r)' % bytes(self)

    def __reduce__(self):
        return type(self), (self.__str__(),)

    __hash__ = None


# In order with plain texts, too.
def _compared(name):
    plain = getattr(bytearray, name)

    def method(self, other):
        found = _given(other)
        return NotImplemented if found is None else plain(self, found)

    method.__name__ = name
    return method


# A method whose texts are bytes, and whose parts are arrays.
def _over_bytes(name):
    plain = getattr(bytearray, name)

    def taken(value):
        return tuple(map(_bytes, value)) if isinstance(value, tuple) else _bytes(value) if isinstance(value, (str, bytearray)) else value

    def shown(value):
        if isinstance(value, (list, tuple)):
            return type(value)(map(shown, value))
        return ByteArray(value) if isinstance(value, bytearray) else value

    def method(self, *given):
        if given and name in _search and not isinstance(given[0], (str, tuple)):
            _bytes(given[0])
        return shown(plain(self, *map(taken, given)))

    method.__name__ = name
    return method


_search = frozenset('find rfind index rindex count startswith endswith'.split())
for _name in ('__lt__', '__le__', '__gt__', '__ge__', '__eq__', '__ne__'):
    setattr(ByteArray, _name, _compared(_name))
for _name in (*_search, *('split rsplit partition rpartition replace strip lstrip rstrip ljust rjust center zfill expandtabs splitlines '
                          'upper lower title capitalize swapcase').split()):
    setattr(ByteArray, _name, _over_bytes(_name))
ByteArray.__name__ = ByteArray.__qualname__ = 'bytearray'
