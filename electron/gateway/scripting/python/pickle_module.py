# `pickle` and `cPickle`: what Python itself holds (numbers, texts, lists, dictionaries, sets, dates, decimals), written and read as Jython
# does. Objects of scripts are refused: what is read makes none, and calls nothing that a text names.

import datetime
import decimal
import struct

import _dates
import _kinds
import _string_io
from _dictionary import Dict, FrozenSet, Set
from _errors import UnsupportedOperationException
from _texts import is_of_script, kind_name, represent
from _unicode import bytes_of, decode, encode, letters, long, unicode


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


class BadPickleGet(UnpicklingError):
    pass


for _kind in (PickleError, PicklingError, UnpicklingError, BadPickleGet):
    _kind.__module__ = 'pickle'
_batch = 1000
# What may be made of a text, by its module and its name there.
_made_by = {
    ('__builtin__', 'set'): Set, ('__builtin__', 'frozenset'): FrozenSet, ('__builtin__', 'complex'): complex,
    ('datetime', 'date'): lambda *given: _of_bytes('date', *given), ('datetime', 'datetime'): lambda *given: _of_bytes('datetime', *given),
    ('datetime', 'time'): lambda *given: _of_bytes('time', *given), ('datetime', 'timedelta'): _dates.datetimes['timedelta'],
    ('decimal', 'Decimal'): lambda digits: decimal.Decimal(str.__str__(digits)),
}


# Dates hold their parts in bytes.
def _of_bytes(name, state, *zone):
    if zone or not isinstance(state, str):
        raise UnsupportedOperationException('pickle of a datetime with a zone is not supported in this version')
    held = bytes_of(state)
    if len(held) != {'date': 4, 'datetime': 10, 'time': 6}[name]:
        raise UnpicklingError('%d bytes are no %s' % (len(held), name))
    day = [] if name == 'time' else [held[0] << 8 | held[1], held[2], held[3]]
    clock = held[len(held) - 6:] if name != 'date' else b''
    return _dates.datetimes[name](*day, *clock[:3], *([int.from_bytes(clock[3:], 'big')] if clock else []))


def _bytes_of_parts(value):
    day = [] if isinstance(value, datetime.time) else [value.year >> 8, value.year & 255, value.month, value.day]
    clock = [] if not hasattr(value, 'hour') else [value.hour, value.minute, value.second, *value.microsecond.to_bytes(3, 'big')]
    return bytes([*day, *clock]).decode('latin-1')


# What makes a value anew: the module and the name of what is called, and what with.
def _calls(value):
    kind = type(value)
    if is_of_script(kind) or isinstance(value, type):
        return None
    if isinstance(value, (set, frozenset)):
        return '__builtin__', 'frozenset' if isinstance(value, frozenset) else 'set', (list(value),)
    if kind is complex:
        return '__builtin__', 'complex', (value.real, value.imag)
    if isinstance(value, datetime.timedelta):
        return 'datetime', 'timedelta', (value.days, value.seconds, value.microseconds)
    if isinstance(value, (datetime.date, datetime.time)) and getattr(value, 'tzinfo', None) is None:
        name = 'datetime' if isinstance(value, datetime.datetime) else 'time' if isinstance(value, datetime.time) else 'date'
        return 'datetime', name, (_bytes_of_parts(value),)
    if isinstance(value, decimal.Decimal):
        return 'decimal', 'Decimal', (str(value),)
    return None


class Pickler:
    # Of the other module: where its numbers begin, and whether a single item of a list is a batch.
    _first, _is_c = 0, False

    def __init__(self, file, protocol=0):
        protocol = 0 if protocol is None else protocol
        if protocol > 2:
            raise ValueError('pickle protocol must be <= 2')
        self._protocol, self._file = 2 if protocol < 0 else protocol, file
        self.clear_memo()

    def clear_memo(self):
        # Each with the value, which lives as long as its place is known.
        self._memo = {}

    def dump(self, obj):
        self._parts = ['\x80\x02'] if self._protocol == 2 else []
        self._save(obj)
        self._file.write(''.join([*self._parts, '.']))

    def _write(self, text):
        self._parts.append(text)

    def _remember(self, value):
        place = len(self._memo) + self._first
        self._memo[id(value)] = place, value
        self._write('p%d\n' % place if self._protocol == 0 else 'q' + chr(place) if place < 256 else 'r' + _packed('<i', place))

    def _save(self, value):
        known = self._memo.get(id(value))
        if known is not None and value != ():
            place = known[0]
            self._write('g%d\n' % place if self._protocol == 0 else 'h' + chr(place) if place < 256 else 'j' + _packed('<i', place))
        elif value is None:
            self._write('N')
        elif type(value) is bool:
            self._write('\x88' if value else '\x89') if self._protocol == 2 else self._write('I0%d\n' % value)
        elif isinstance(value, (int, float)) and not is_of_script(type(value)):
            self._write(self._number(value))
        elif isinstance(value, str) and not is_of_script(type(value)):
            self._write(self._text(value))
            self._remember(value)
        elif type(value) is tuple:
            self._save_tuple(value)
        elif type(value) is list:
            self._save_all(value, value, '(l' if self._protocol == 0 else ']', 'a', 'e')
        elif type(value) in (dict, Dict):
            self._save_all(value, list(value.items()), '(d' if self._protocol == 0 else '}', 's', 'u')
        else:
            self._save_call(value)

    def _number(self, value):
        if isinstance(value, float):
            return 'F%s\n' % float.__repr__(value) if self._protocol == 0 else 'G' + _packed('>d', value)
        if not _kinds.is_small(value):
            if self._protocol < 2:
                return 'L%dL\n' % value
            held = b'' if value == 0 else int(value).to_bytes((value if value >= 0 else ~value).bit_length() // 8 + 1, 'little', signed=True).decode('latin-1')
            return ('\x8a' + chr(len(held)) if len(held) < 256 else '\x8b' + _packed('<i', len(held))) + (held or '')
        if self._protocol == 0:
            return 'I%d\n' % value
        return 'K' + chr(value) if 0 <= value < 256 else 'M' + _packed('<H', value) if 0 <= value < 65536 else 'J' + _packed('<i', value)

    def _text(self, value):
        if isinstance(value, unicode):
            if self._protocol:
                held = encode(value, 'utf-8')
                return 'X' + _packed('<i', len(held)) + held
            signs = ('\\u005C', '\\u000A') if self._is_c else ('\\u005c', '\\u000a')
            return 'V%s\n' % ''.join([
                signs['\\\n'.index(sign)] if sign in '\\\n' else sign if sign < '\u0100' else '\\u%04X' % ord(sign) if sign <= '\uffff'
                else '\\U%08X' % ord(sign) for sign in str.__iter__(value)])
        held = bytes_of(value).decode('latin-1')
        if self._protocol == 0:
            return 'S%s\n' % represent(held)
        return 'U' + chr(len(held)) + held if len(held) < 256 else 'T' + _packed('<i', len(held)) + held

    def _save_tuple(self, value):
        if self._protocol and not value:
            return self._write(')')
        short = self._protocol == 2 and len(value) <= 3
        if not short:
            self._write('(')
        for item in value:
            self._save(item)
        if id(value) in self._memo and value:
            raise UnsupportedOperationException('pickle of a tuple that holds itself is not supported in this version')
        self._write('\x85\x86\x87'[len(value) - 1] if short else 't')
        if value or self._is_c:
            self._remember(value)

    # What holds other values: it is known before they are written, since they may hold it.
    def _save_all(self, value, items, head, one, many):
        self._write(head)
        self._remember(value)
        if self._protocol == 0:
            for item in items:
                self._save_item(item, one)
                self._write(one)
            return
        for start in range(0, len(items), _batch):
            batch = items[start:start + _batch]
            is_single = len(batch) == 1 and not (self._is_c and many == 'e')
            if not is_single:
                self._write('(')
            for item in batch:
                self._save_item(item, one)
            self._write(one if is_single else many)

    def _save_item(self, item, one):
        for part in item if one == 's' else (item,):
            self._save(part)

    def _save_call(self, value):
        called = _calls(value)
        if called is None:
            kind = type(value)
            raise UnsupportedOperationException('pickle of %s is not supported in this version; pickle what it holds' % (
                'an object of the class %s' % kind.__name__ if is_of_script(kind) else kind_name(value)))
        module, name, given = called
        self._write('c%s\n%s\n' % (module, name))
        self._remember(_made_by[module, name])
        self._save(given)
        self._write('R')
        self._remember(value)


def _packed(code, value):
    return struct.pack(code, value).decode('latin-1')


# The items above the mark that was put last.
class _Stack(list):
    def __init__(self):
        self._marks = []

    def mark(self):
        self._marks.append(len(self))

    def above(self):
        at = self._marks.pop()
        items = self[at:]
        del self[at:]
        return items


# What a part says of itself to the end of its line, and what that makes.
def _whole(line):
    return {'00': False, '01': True}[line] if line in ('00', '01') else _kinds.whole('int', line)


def _quoted(line):
    if len(line) < 2 or line[0] not in '"\'' or line[-1] != line[0]:
        raise ValueError('insecure string pickle')
    return decode(line[1:-1], 'string_escape')


_of_line = {
    'I': _whole, 'L': lambda line: long(_kinds.whole('int', line.rstrip('lL'))), 'F': float, 'S': _quoted,
    'V': lambda line: letters(bytes_of(line).decode('raw_unicode_escape')),
}
_of_bytes_behind = {
    'J': ('<i', None), 'K': ('<B', None), 'M': ('<H', None), 'G': ('>d', None), 'U': ('<B', str), 'T': ('<i', str), 'X': ('<i', lambda text: decode(text, 'utf-8')),
    '\x8a': ('<B', lambda text: long(int.from_bytes(bytes_of(text), 'little', signed=True))),
    '\x8b': ('<i', lambda text: long(int.from_bytes(bytes_of(text), 'little', signed=True))),
}
_plain = {'N': lambda: None, '\x88': lambda: True, '\x89': lambda: False, ')': tuple, ']': list, '}': Dict}
_of_marked = {'t': tuple, 'l': list, 'd': lambda items: Dict(zip(items[::2], items[1::2]))}


class Unpickler:
    _is_c = False

    def __init__(self, file):
        self._file = file

    def _taken(self, size):
        held = self._file.read(size)
        if len(held) < size:
            raise EOFError('')
        return held

    def _line(self):
        line = self._file.readline()
        if line == '':
            raise EOFError('')
        return line[:-1]

    def _unpacked(self, code):
        return struct.unpack(code, bytes_of(self._taken(struct.calcsize(code))))[0]

    def _known(self, place):
        if place not in self._memo:
            raise BadPickleGet(place) if self._is_c else KeyError(place)
        return self._memo[place]

    def load(self):
        stack, self._memo = _Stack(), {}
        while True:
            code = self._taken(1)
            if code == '.':
                break
            self._step(code, stack)
        if isinstance(stack[-1], _Maker):
            raise UnsupportedOperationException('pickle of a class is not supported in this version')
        return stack.pop()

    def _step(self, code, stack):
        if code in _plain:
            stack.append(_plain[code]())
        elif code in _of_line:
            stack.append(_of_line[code](self._line()))
        elif code in _of_bytes_behind:
            packed, made = _of_bytes_behind[code]
            size = self._unpacked(packed)
            stack.append(size if made is None else made(self._taken(size)))
        elif code in _of_marked:
            stack.append(_of_marked[code](stack.above()))
        elif code in 'pqr':
            self._memo[self._place(code)] = stack[-1]
        elif code in 'ghj':
            stack.append(self._known(self._place(code)))
        elif code in _filling:
            _filling[code](stack)
        elif code == 'c':
            stack.append(_named(self._line(), self._line()))
        elif code == '\x80':
            version = self._unpacked('<B')
            if version > 2:
                raise ValueError('unsupported pickle protocol: %d' % version)
        elif code in 'io\x81bPQ\x82\x83\x84':
            raise UnsupportedOperationException('pickle of an object of a class is not supported in this version')
        else:
            raise UnpicklingError("invalid load key, '%s'." % code) if self._is_c else KeyError(code)

    def _place(self, code):
        if code in 'pg':
            return self._line()
        return str(self._unpacked('<B' if code in 'qh' else '<i'))


class _Maker:
    def __init__(self, make):
        self.make = make


def _named(module, name):
    if (module, name) not in _made_by:
        raise UnsupportedOperationException('pickle of %s.%s is not supported in this version' % (module, name))
    return _Maker(_made_by[module, name])


def _made(stack):
    given, maker = stack.pop(), stack.pop()
    if not isinstance(maker, _Maker) or type(given) is not tuple:
        raise UnpicklingError('a value is made of what makes none')
    stack.append(maker.make(*given))


def _put(stack, pairs):
    for key, value in zip(pairs[::2], pairs[1::2]):
        stack[-1][key] = value


def _short_tuple(size):
    def make(stack):
        items = stack[-size:]
        del stack[-size:]
        stack.append(tuple(items))

    return make


def _append_one(stack):
    item = stack.pop()
    stack[-1].append(item)


def _put_one(stack):
    value, key = stack.pop(), stack.pop()
    stack[-1][key] = value


_filling = {
    '(': _Stack.mark, '0': lambda stack: stack.pop(), '1': lambda stack: stack.above(), '2': lambda stack: stack.append(stack[-1]),
    'a': _append_one, 's': _put_one, 'e': lambda stack: (items := stack.above(), stack[-1].extend(items)),
    'u': lambda stack: (items := stack.above(), _put(stack, items)), 'R': _made,
    '\x85': _short_tuple(1), '\x86': _short_tuple(2), '\x87': _short_tuple(3),
}


class _CPickler(Pickler):
    _first, _is_c = 1, True


class _CUnpickler(Unpickler):
    _is_c = True


def _names(pickler, unpickler):
    def dump(obj, file, protocol=None):
        pickler(file, protocol).dump(obj)

    def dumps(obj, protocol=None):
        file = _string_io.StringIO()
        pickler(file, protocol).dump(obj)
        return file.getvalue()

    def load(file):
        return unpickler(file).load()

    def loads(str):
        return unpickler(_string_io.StringIO(str)).load()

    pickler.__name__, unpickler.__name__ = 'Pickler', 'Unpickler'
    pickler.__module__ = unpickler.__module__ = 'cPickle' if pickler._is_c else 'pickle'
    return {
        'Pickler': pickler, 'Unpickler': unpickler, 'dump': dump, 'dumps': dumps, 'load': load, 'loads': loads, 'PickleError': PickleError,
        'PicklingError': PicklingError, 'UnpicklingError': UnpicklingError, 'HIGHEST_PROTOCOL': 2, 'format_version': '2.0',
        'compatible_formats': ['1.0', '1.1', '1.2', '1.3', '2.0'], **({'BadPickleGet': BadPickleGet} if pickler._is_c else {}),
    }


makers = {'pickle': lambda: _names(Pickler, Unpickler), 'cPickle': lambda: _names(_CPickler, _CUnpickler)}
