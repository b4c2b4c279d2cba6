# The texts and whole numbers of Python 2.7. `str` is a text of bytes there: here it is Python 3's str, whose letters up to
# 255 stand for bytes. `unicode` is a text of letters, a subclass of it; `long` a whole number that is shown with an L.

import codecs

from _unbound import special_of

_str_new = str.__new__


# A text of letters of what is one already.
def letters(text):
    return _str_new(unicode, text)


# Whether what asks is written for Python 3, of the crossing: set there. To it a text of letters is a text.
def is_python3():
    return False


# What mixing the two does in Python 2.7: bytes become letters where they are ASCII.
def ascii_letters(text):
    if not text.isascii() and not is_python3():
        for place, sign in enumerate(text):
            if sign > '\x7f':
                raise UnicodeDecodeError('ascii', bytes_of(text), place, place + 1, 'ordinal not in range(128)')
    return text


# The bytes of a plain text.
def bytes_of(text):
    if isinstance(text, (bytes, bytearray)):
        return bytes(text)
    try:
        return str.encode(text, 'latin-1')
    except UnicodeEncodeError:
        # Letters of a script that names no encoding: as they stand in its file.
        return str.encode(text, 'utf-8')


def _codec(encoding, errors):
    for place, given in enumerate((encoding, errors)):
        if not isinstance(given, str) and given is not None:
            raise TypeError('argument %d must be string, not %s' % (place + 1, type(given).__name__))
    encoding = 'ascii' if encoding is None else encoding
    if encoding in ('rot13', 'rot-13', 'rot_13'):
        return 'rot13'
    if encoding in ('string_escape', 'string-escape'):
        return 'string-escape'
    try:
        return codecs.lookup(encoding).name
    except (LookupError, RuntimeError):
        # Its table would be a file, and scripts reach none.
        raise LookupError('unknown encoding \'%s\'' % encoding)


_of_bytes = ('hex', 'base64', 'zlib', 'bz2', 'quopri', 'uu')


# What a coding of bytes is given: letters are ASCII there.
def _plain_bytes(text):
    return str.encode(text, 'ascii') if isinstance(text, unicode) else bytes_of(text)


# What Java says of letters where bytes are meant, of _errors: set there.
not_bytes = UnicodeError


# `.decode()` of either text.
def decode(text, encoding='ascii', errors='strict'):
    name, errors = _codec(encoding, errors), 'strict' if errors is None else errors
    if name in _of_bytes:
        coded = _plain_bytes(text)
        try:
            return codecs.decode(coded, name).decode('latin-1')
        except ValueError as problem:
            if name == 'hex':
                raise TypeError(str(problem))
            raise
    if name == 'rot13':
        return letters(codecs.decode(text, name))
    if name == 'string-escape':
        return bytes_of(text).decode('unicode-escape')
    if isinstance(text, unicode) and any(sign > '\xff' for sign in str.__iter__(text)):
        if errors == 'strict':
            raise not_bytes('Cannot create PyString with non-byte value')
        text = encode(text, 'ascii')
    return letters(bytes_of(text).decode(name, _handlers.get(errors, errors) if name == 'utf-8' else errors))


# `.encode()` of either text: bytes, as a plain text.
def encode(text, encoding='ascii', errors='strict'):
    name, errors = _codec(encoding, errors), 'strict' if errors is None else errors
    if name in _of_bytes:
        return codecs.encode(_plain_bytes(text), name).decode('latin-1')
    if name == 'rot13':
        return codecs.encode(str.encode(text, 'latin-1').decode('latin-1'), name)
    if name == 'string-escape':
        return bytes_repr(text)[1:-1]
    if errors != 'strict' and not name.startswith('utf') and any(sign > '\uffff' for sign in str.__iter__(text)):
        raise UnicodeError('%s of signs above U+FFFF is not supported in this version' % errors)
    if name == 'raw-unicode-escape':
        return ''.join([sign if sign < '\u0100' else '\\u%04X' % ord(sign) for sign in str.__iter__(text)])
    # A plain text is not asked to be ASCII: its bytes are taken as the letters of the same numbers.
    plain = str.__str__(text) if name == 'idna' else text
    made = str.encode(plain, _big.get(name, name), errors).decode('latin-1')
    return (_marks[name] if name in _marks and text else '') + made


# Java writes the higher byte first where nothing says otherwise.
_big = {'utf-16': 'utf-16-be', 'utf-32': 'utf-32-be'}
_marks = {'utf-16': '\xfe\xff', 'utf-32': '\0\0\xfe\xff'}


# What a wrong sign of UTF-8 takes with it: as many bytes as its first announces, where there are so many.
def _handled(instead):
    def handle(problem):
        if not isinstance(problem, UnicodeDecodeError):
            raise problem
        announced = _announced(problem.object[problem.start])
        whole = problem.start + announced <= len(problem.object)
        return instead, problem.start + (announced if whole else 1)

    return handle


def _announced(first):
    for least, size in ((0xfe, 1), (0xfc, 6), (0xf8, 5), (0xf0, 4), (0xe0, 3), (0xc0, 2)):
        if first >= least:
            return size
    return 1


# What is wrong with it.
def _refused(problem):
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    given, start = problem.object, problem.start
    size = _announced(given[start])
    rest = given[start + 1:start + size]
    if size == 1:
        reason = 'unexpected code byte'
    elif len(rest) < size - 1:
        size, reason = 1, 'unexpected end of data'
    elif size > 4:
        reason = 'unsupported Unicode code range'
    else:
        reason = 'illegal encoding' if all([0x80 <= byte < 0xc0 for byte in rest]) else 'invalid data'
    raise UnicodeDecodeError(problem.encoding, given, start, start + size, reason)


_handlers = {'ignore': 'python2.ignore', 'replace': 'python2.replace', 'strict': 'python2.strict'}
codecs.register_error(_handlers['strict'], _refused)
for _name, _instead in (('ignore', ''), ('replace', '\ufffd')):
    codecs.register_error(_handlers[_name], _handled(_instead))


def _beside(other):
    return ascii_letters(other) if type(other) is str and not other.isascii() else other


class _Unicode(type):
    def __call__(cls, *arguments, **named):
        if cls is unicode:
            return _made(*arguments, **named)
        text = _made(*arguments[:1])
        return type.__call__(cls, text) if cls.__init__ is not object.__init__ else _str_new(cls, text)


# The `java.awt.Color` of a text that names one; set by the module of that.
color_of = None
_of_colors = frozenset('alpha blue brighter darker getAlpha getBlue getGreen getRGB getRed green red'.split())


class unicode(str, metaclass=_Unicode):
    __slots__ = ()

    # A color that an expression gives (`gradient`) is a text here, where Jython has a `java.awt.Color`: transforms ask it the same.
    def __getattr__(self, name):
        color = color_of(self) if name in _of_colors else None
        if color is None:
            raise AttributeError("'unicode' object has no attribute '%s'" % name, name=name, obj=self)
        return getattr(color, name)

    def __add__(self, other):
        if not isinstance(other, str):
            return NotImplemented
        return letters(str.__add__(self, other if isinstance(other, unicode) else ascii_letters(other)))

    def __radd__(self, other):
        if not isinstance(other, str):
            return NotImplemented
        return letters(str.__add__(ascii_letters(other), self))

    def __mul__(self, times):
        return letters(str.__mul__(self, times))

    __rmul__ = __mul__

    def __getitem__(self, key):
        return letters(str.__getitem__(self, key))

    def __iter__(self):
        return map(letters, str.__iter__(self))

    # A plain text is put in order with one of letters where it is ASCII.
    def __lt__(self, other):
        return str.__lt__(self, _beside(other))

    def __gt__(self, other):
        return str.__gt__(self, _beside(other))

    def __le__(self, other):
        return str.__le__(self, _beside(other))

    def __ge__(self, other):
        return str.__ge__(self, _beside(other))

    def __contains__(self, part):
        return str.__contains__(self, _beside(part))

    def __repr__(self):
        return str.__repr__(self) if is_python3() else unicode_repr(self)

    def join(self, parts):
        return joined(self, parts)

    def encode(self, encoding='ascii', errors='strict'):
        if is_python3():
            return str.encode(self, 'utf-8' if encoding == 'ascii' else encoding, errors)
        return encode(self, encoding, errors)

    def decode(self, encoding='ascii', errors='strict'):
        return decode(self, encoding, errors)


_plain = frozenset((str,))


# Both kinds of texts, joined: one of letters makes all of it one of letters.
def joined(between, parts):
    try:
        parts = iter(parts)
    except TypeError:
        # Jython says no more.
        raise TypeError('')
    parts = list(parts)
    if type(between) is str and _plain.issuperset(map(type, parts)):
        return str.join(between, parts)
    for place, part in enumerate(parts):
        if not isinstance(part, str):
            wanted = 'string or Unicode' if isinstance(between, unicode) else 'string'
            raise TypeError('sequence item %d: expected %s, %s found' % (place, wanted, type(part).__name__))
    if isinstance(between, unicode) or any(isinstance(part, unicode) for part in parts):
        for text in [between] + parts:
            if not isinstance(text, unicode):
                ascii_letters(text)
        return letters(str.join(between, parts))
    return str.join(between, parts)


def _same_kind(name):
    plain = getattr(str, name)

    def method(self, *arguments):
        return letters(plain(self, *arguments))

    method.__name__ = name
    return method


for _name in ('center', 'expandtabs', 'ljust', 'lower', 'rjust', 'upper', 'zfill'):
    setattr(unicode, _name, _same_kind(_name))


_escapes = {'\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\'}


def _quoted(text, of_sign):
    quote = '"' if "'" in text and '"' not in text else "'"
    return quote + ''.join([
        '\\' + sign if sign == quote else _escapes[sign] if sign in _escapes
        else sign if ' ' <= sign <= '~' else of_sign(ord(sign))
        for sign in str.__iter__(text)
    ]) + quote


def unicode_repr(text):
    def of_sign(code):
        return '\\x%02x' % code if code < 256 else '\\u%04x' % code if code < 65536 else '\\U%08x' % code

    return 'u' + _quoted(text, of_sign)


def bytes_repr(text):
    def of_sign(code):
        return '\\x%02x' % code if code < 256 else '\\u%04x' % code

    return _quoted(text, of_sign)


_missing = object()


def _made(string=_missing, encoding=None, errors=None):
    value = string
    if value is _missing:
        return letters('')
    if encoding is not None or errors is not None:
        if not isinstance(value, str) or isinstance(value, unicode):
            return _made(value)
        return decode(value, encoding or 'ascii', errors or 'strict')
    if type(value) is unicode:
        return value
    if isinstance(value, unicode):
        return letters(str.__str__(value))
    own = special_of(value, '__unicode__')
    if own is None and isinstance(value, BaseException) and len(value.args) == 1 and isinstance(value.args[0], unicode):
        own = letters_of_exception
    # A plain text is what it holds, whatever its class says of itself.
    text = own(value) if own is not None else str.__str__(value) if isinstance(value, str) else text_of(value)
    return letters(text if isinstance(text, unicode) else ascii_letters(text))


# `str(x)`, of _texts: set there.
text_of = str


def letters_of_exception(error):
    return error.args[0] if type(error).__str__ is BaseException.__str__ else text_of(error)


class long(int):
    def __repr__(self):
        return int.__repr__(self) + 'L'

    def __str__(self):
        return int.__repr__(self)

    def __index__(self):
        return int(self)

    def __hash__(self):
        return int.__hash__(self)


def _whole(name):
    plain = getattr(int, name)

    def method(self, *others):
        value = plain(int(self), *[int(other) if isinstance(other, int) else other for other in others])
        if type(value) is int:
            return _long_new(long, value)
        return tuple([_long_new(long, part) for part in value]) if type(value) is tuple else value

    method.__name__ = name
    return method


_long_new = int.__new__
for _name in ('add', 'sub', 'mul', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and', 'or', 'xor', 'divmod'):
    for _side in ('__%s__' % _name, '__r%s__' % _name):
        setattr(long, _side, _whole(_side))
for _name in ('__neg__', '__pos__', '__abs__', '__invert__'):
    setattr(long, _name, _whole(_name))
