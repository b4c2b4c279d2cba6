# The methods of texts that Python 2.7 has otherwise: those of plain texts know the letters of ASCII alone, and a text of
# letters among their arguments makes all of it one.

import types
import unicodedata

from _order import java_hash
from _texts import format_text, kind_name
from _unicode import ascii_letters, decode, encode, joined, letters, unicode

_spaces = ' \t\n\x0b\x0c\r'


def _only_ascii(change):
    def of_bytes(word):
        if word.isascii():
            return change(word)
        return ''.join([change(sign) if sign < '\x80' else sign for sign in word])

    return of_bytes


def _title(word):
    made, inside = [], False
    for sign in word:
        is_letter = sign < '\x80' and sign.isalpha()
        made.append((sign.lower() if inside else sign.upper()) if is_letter else sign)
        inside = is_letter
    return ''.join(made)


def _asked(check):
    return lambda word: check(word) if word.isascii() else bool(word) and check(''.join(
        [sign if sign < '\x80' else '\x01' for sign in word]))


def _is_space(word):
    return word != '' and all([sign in _spaces for sign in word])


def _has_letters(given):
    return any([isinstance(one, unicode) for one in given])


# What is no text where one is meant.
def _check(given, many=1):
    for one in given[:many]:
        if not isinstance(one, (str, bytearray)) and not (isinstance(one, tuple) and many == 1):
            raise TypeError('expected str, bytearray or other buffer compatible object')


def _check_letters(given):
    if not isinstance(given, (str, tuple)):
        raise TypeError('coercing to Unicode: need string or buffer, %s found' % kind_name(given))


_may_be_nothing = ('split', 'rsplit', 'strip', 'lstrip', 'rstrip')


# Where an argument is a text of letters, the method of letters is meant.
def _mixed(name, plain):
    def method(word, *given):
        for one in given:
            if type(one) is not str:
                break
        else:
            return plain(word, *given)
        if name in _may_be_nothing:
            if given and given[0] is not None and not isinstance(given[0], str):
                raise TypeError('%s arg must be None, str or buffer compatible object' % name)
        elif name not in ('zfill', 'ljust', 'rjust', 'center', 'expandtabs'):
            _check(given, 2 if name == 'replace' else 1)
        return getattr(letters(ascii_letters(word)), name)(*given) if _has_letters(given) else plain(word, *given)

    for one in (method, plain):
        if isinstance(one, types.FunctionType):
            one.__name__ = one.__qualname__ = name
    return method


def _replaced(word, old, new, count=-1):
    # Nothing is put into a text of nothing where it is said how often.
    return str.replace(word, old, new, count) if word or old or count < 0 else ''


# Signs that are spaces to Python 3 alone stand as others while a plain text is taken apart.
_shields = {code: 0xf0000 + code for code in (0x1c, 0x1d, 0x1e, 0x1f, 0x85, 0xa0)}
_shielded = {shield: code for code, shield in _shields.items()}


def _split(plain):
    def method(word, sep=None, maxsplit=-1):
        if sep is not None:
            return plain(word, sep, maxsplit)
        return [part.translate(_shielded) for part in plain(word.translate(_shields), None, maxsplit)]

    return method


def _strip(plain):
    return lambda word, signs=None: plain(word, _spaces if signs is None else signs)


# A text of nothing is at the start and at the end of all, also beyond it.
def beginning(plain):
    def method(word, part, *limits):
        if isinstance(part, tuple):
            return any([method(word, one, *limits) for one in part])
        if part == '' and isinstance(part, str):
            return True
        return plain(word, part, *limits)

    return method


def _translated(word, table, deleted=''):
    if isinstance(word, unicode):
        return letters(str.translate(word, table))
    if table is not None and not isinstance(table, str):
        raise TypeError('expected None, str or buffer compatible object')
    if table is not None and len(table) != 256:
        raise ValueError('translation table must be 256 characters long')
    return ''.join([sign if table is None else table[ord(sign)] for sign in word if sign not in deleted])


# The lines of a text that these signs end.
def _lines(word, keep, signs):
    made, at = [], 0
    while at < len(word):
        end = min([place for place in [word.find(sign, at) for sign in signs] if place >= 0] or [len(word)])
        after = end + (2 if word[end:end + 2] == '\r\n' else 1)
        made.append(word[at:after] if keep else word[at:end])
        at = after
    return made


of_plain = {
    'upper': _only_ascii(str.upper), 'lower': _only_ascii(str.lower), 'swapcase': _only_ascii(str.swapcase),
    'title': _title, 'capitalize': lambda word: _only_ascii(str.upper)(word[:1]) + _only_ascii(str.lower)(word[1:]),
    'isalpha': _asked(str.isalpha), 'isalnum': _asked(str.isalnum), 'isdigit': _asked(str.isdigit),
    'isspace': _is_space, 'isupper': _asked(str.isupper), 'islower': _asked(str.islower), 'istitle': _asked(str.istitle),
    'splitlines': lambda word, keep=False: _lines(word, keep, '\n\r'),
    '__hash__': lambda word: int(java_hash(word)),
    'encode': encode, 'decode': decode, 'join': joined, 'format': format_text, 'translate': _translated,
}
for _name, _plain in (
        ('split', _split(str.split)), ('rsplit', _split(str.rsplit)), ('strip', _strip(str.strip)), ('lstrip', _strip(str.lstrip)),
        ('rstrip', _strip(str.rstrip)), ('replace', _replaced), ('partition', str.partition), ('rpartition', str.rpartition),
        ('find', str.find), ('rfind', str.rfind), ('index', str.index), ('rindex', str.rindex), ('count', str.count),
        ('startswith', beginning(str.startswith)), ('endswith', beginning(str.endswith))):
    of_plain[_name] = _mixed(_name, _plain)


# Where a plain text does not hold the letters that part it, it stays what it is.
def _parted(name):
    mixed = of_plain[name]

    def method(word, *given):
        made = mixed(word, *given)
        if not isinstance(made[0], unicode) or made[1]:
            return made
        return (word, *made[1:]) if name == 'partition' else (*made[:2], word)

    method.__name__ = method.__qualname__ = name
    return method


of_plain.update({_name: _parted(_name) for _name in ('partition', 'rpartition')})
of_letters = {'__hash__': of_plain['__hash__'], 'format': format_text, 'translate': _translated}


# Methods of texts of letters.

# Plain texts among the arguments are ASCII.
def _checked(name, make=lambda made: made):
    plain = getattr(str, name)
    work = beginning(plain) if name in ('startswith', 'endswith') else plain

    def method(self, *given):
        if name in ('strip', 'lstrip', 'rstrip'):
            if given and given[0] is not None and not isinstance(given[0], str):
                raise TypeError('%s arg must be None, unicode or str' % name)
        elif given and (given[0] is not None or name not in _may_be_nothing):
            _check_letters(given[0])
        for one in given:
            if isinstance(one, str) and not isinstance(one, unicode):
                ascii_letters(one)
        return make(work(self, *given))

    method.__name__ = method.__qualname__ = name
    return method


def _all_letters(parts):
    return [letters(part) for part in parts]


def _all(check):
    return lambda self: len(self) > 0 and all([check(sign) for sign in str.__iter__(self)])


# Letter by letter: one that would become two stays.
def _one(sign, changed):
    return changed if len(changed) == 1 else 'i' if sign == '\u0130' and changed[0] == 'i' else sign


def _letters_title(self):
    made, inside = [], False
    for sign in str.__iter__(self):
        made.append(_one(sign, sign.lower() if inside else sign.title()))
        inside = sign.upper() != sign or sign.lower() != sign
    return letters(''.join(made))


def _letters_capitalized(self):
    whole = str.__str__(self)
    return letters(_one(whole[:1], whole[:1].upper()) + ''.join([_one(sign, sign.lower()) for sign in whole[1:]]))


def _letters_swapped(self):
    return letters(''.join([_one(sign, sign.swapcase()) for sign in str.__iter__(self)]))


def _letters_replaced(self, old, new, count=-1):
    for part in (old, new):
        _check_letters(part)
        if isinstance(part, str) and not isinstance(part, unicode):
            ascii_letters(part)
    return letters(_replaced(str.__str__(self), old, new, count))


for _name in ('strip', 'lstrip', 'rstrip'):
    setattr(unicode, _name, _checked(_name, letters))
for _name in ('split', 'rsplit'):
    setattr(unicode, _name, _checked(_name, _all_letters))
for _name in ('partition', 'rpartition'):
    setattr(unicode, _name, _checked(_name, lambda parts: tuple(_all_letters(parts))))
for _name in ('find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'):
    setattr(unicode, _name, _checked(_name))
unicode.title, unicode.capitalize, unicode.swapcase = _letters_title, _letters_capitalized, _letters_swapped
unicode.replace = _letters_replaced
unicode.splitlines = lambda self, keep=False: _all_letters(_lines(str.__str__(self), keep, '\n\r\u2028'))
unicode.isdigit = unicode.isdecimal = _all(lambda sign: unicodedata.category(sign) == 'Nd')
unicode.isalnum = _all(lambda sign: sign.isalpha() or unicodedata.category(sign) in ('Nd', 'Nl'))
unicode.isnumeric = _all(lambda sign: unicodedata.category(sign)[0] == 'N')
