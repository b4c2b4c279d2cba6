# Modules of the standard library of which little is there: `io` without files, and `locale`, which is that of C in Jython.

import _kinds
import _string_io
import _texts
from _arithmetic import remainder
from _dictionary import Dict
from _unicode import unicode


# `io.StringIO` and `io.BytesIO`: what is written is letters, or bytes.
class _InMemory(_string_io.StringIO):
    def __enter__(self):
        return self

    def __exit__(self, *_problem):
        self.close()

    def readable(self):
        return True

    writable = seekable = readable

    def read(self, n=-1):
        return _string_io.StringIO.read(self._open(), -1 if n is None else n)

    def readline(self, length=None):
        return _string_io.StringIO.readline(self._open(), length)

    def write(self, text):
        self._checked(text)
        _string_io.StringIO.write(self, text)
        return len(text)

    def seek(self, pos, mode=0):
        _string_io.StringIO.seek(self._open(), pos, mode)
        return self.tell()

    def truncate(self, size=None):
        size = self.tell() if size is None else size
        _string_io.StringIO.truncate(self._open(), size)
        return size

    def _open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')
        return self


class StringIO(_InMemory):
    def __init__(self, initial_value=None, newline='\n'):
        if initial_value is not None and not isinstance(initial_value, unicode):
            raise TypeError("initial value should be unicode or None, got <type '%s'>" % _texts.kind_name(initial_value))
        _InMemory.__init__(self, unicode(initial_value or ''))
        self._is_letters = True

    def _checked(self, text):
        if not isinstance(text, unicode):
            raise TypeError("can't write %s to text stream" % _texts.kind_name(text))


class BytesIO(_InMemory):
    def __init__(self, initial_bytes=''):
        if isinstance(initial_bytes, unicode):
            raise TypeError("can't set bytearray slice from unicode")
        _InMemory.__init__(self, initial_bytes or '')

    def _checked(self, text):
        if isinstance(text, unicode):
            raise TypeError("can't write unicode to binary stream")


_categories = {'LC_ALL': 6, 'LC_COLLATE': 3, 'LC_CTYPE': 0, 'LC_MESSAGES': 5, 'LC_MONETARY': 4, 'LC_NUMERIC': 1, 'LC_TIME': 2, 'CHAR_MAX': 127}


class _Error(Exception):
    pass


_Error.__name__ = _Error.__qualname__ = 'Error'


def _set_locale(category, locale=None):
    if locale not in (None, '', 'C'):
        raise ValueError('_locale emulation only supports "C" locale')
    return 'C'


def _conventions():
    unknown = ('int_frac_digits', 'p_cs_precedes', 'n_cs_precedes', 'p_sep_by_space', 'n_sep_by_space', 'p_sign_posn', 'n_sign_posn', 'frac_digits')
    empty = ('thousands_sep', 'currency_symbol', 'positive_sign', 'negative_sign', 'int_curr_symbol', 'mon_decimal_point', 'mon_thousands_sep')
    return Dict({**{name: 127 for name in unknown}, **{name: '' for name in empty}, 'decimal_point': '.', 'grouping': [127], 'mon_grouping': []})


def _currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


_locale = {
    **_categories, 'Error': _Error, 'setlocale': _set_locale, 'getlocale': lambda category=0: (None, None),
    'getdefaultlocale': lambda *_: ('en_US', 'UTF-8'), 'getpreferredencoding': lambda *_: 'UTF-8', 'localeconv': _conventions,
    'format': lambda percent, value, grouping=False, monetary=False, *more: remainder(percent, value),
    'format_string': lambda f, val, grouping=False: remainder(f, val), 'str': lambda val: '%.12g' % val,
    'atof': lambda string, func=_kinds.fraction: func(string), 'atoi': lambda str: _kinds.whole('int', str),
    'strcoll': lambda one, other: (one > other) - (one < other), 'strxfrm': lambda string: string, 'currency': _currency,
}

makers = {'io': lambda: {'StringIO': StringIO, 'BytesIO': BytesIO, 'SEEK_SET': 0, 'SEEK_CUR': 1, 'SEEK_END': 2}, 'locale': lambda: _locale}
