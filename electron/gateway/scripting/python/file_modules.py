# Modules of the standard library on texts of files: `csv`, `ConfigParser` and `HTMLParser`.

import re

import _kinds
import _running
import _texts
import _unicode
from _fraction_text import fraction_repr
from _number_modules import public
from _order import in_java_order


# A number that `csv` writes without quotes, as it is shown.
class _Number:
    def __init__(self, shown):
        self._shown = shown

    def __float__(self):
        return float(self._shown)

    def __str__(self):
        return self._shown


def _cell(value, is_quoted):
    if value is None or isinstance(value, str):
        return _texts.ascii_encoded(value) if isinstance(value, _unicode.unicode) else value
    shown = fraction_repr(value) if isinstance(value, float) else _texts.text(value)
    return shown if is_quoted or not isinstance(value, (int, float)) else _Number(shown)


def _of_csv():
    import csv

    names = public('csv')

    class Writer:
        def __init__(self, csvfile, dialect='excel', **named):
            self._writer = csv.writer(csvfile, dialect, **named)
            self.dialect = self._writer.dialect

        def writerow(self, row):
            if not isinstance(row, (str, list, tuple)) and not hasattr(row, '__getitem__') or isinstance(row, dict):
                raise csv.Error('sequence expected')
            is_quoted = self.dialect.quoting != csv.QUOTE_NONNUMERIC
            self._writer.writerow([_cell(one, is_quoted) for one in row])
            return True

        def writerows(self, rows):
            for row in rows:
                self.writerow(row)

    def reader(csvfile, dialect='excel', **named):
        if not hasattr(csvfile, '__iter__') and not hasattr(csvfile, '__getitem__'):
            raise TypeError('argument 1 must be an iterator')
        return Reader(csv.reader(map(_line, csvfile), dialect, **named))

    # One line may hold several of the file, and the other way around: what is wrong with it is said by the reader.
    class Reader:
        def __init__(self, found):
            self._found = found

        def __iter__(self):
            return self

        def __next__(self):
            try:
                return next(self._found)
            except csv.Error as problem:
                raise csv.Error(str(problem).replace("with newline=''?", 'in universal-newline mode?'))
            except ValueError as problem:
                raise ValueError(re.sub("^could not convert string to float: '(.*)'$", r'invalid literal for float: \1', str(problem)))

        @property
        def line_num(self):
            return self._found.line_num

        @property
        def dialect(self):
            return self._found.dialect

    # A line that is no text is what `str` says of it.
    def _line(given):
        text = given if isinstance(given, str) else _texts.text(given)
        if '\0' in text:
            raise csv.Error('line contains NULL byte')
        return text

    class DictWriter:
        def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
            if extrasaction.lower() not in ('raise', 'ignore'):
                raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
            self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction
            self.writer = Writer(f, dialect, *args, **kwds)

        def writeheader(self):
            self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

        def writerow(self, rowdict):
            wrong = [key for key in rowdict if key not in self.fieldnames]
            if wrong and self.extrasaction.lower() == 'raise':
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([_texts.text(key) for key in wrong]))
            return self.writer.writerow([rowdict.get(key, self.restval) for key in self.fieldnames])

        def writerows(self, rowdicts):
            for row in rowdicts:
                self.writerow(row)

    def register_dialect(name, *dialect, **named):
        if name in ('excel', 'excel-tab', 'unix'):
            raise csv.Error('the dialect %s cannot be replaced' % name)
        csv.register_dialect(name, *dialect, **named)

    def unregister_dialect(name):
        raise csv.Error('the dialect %s stays, since other scripts may use it' % name)

    # What a script says of it ends with it.
    longest = csv.field_size_limit()
    _running.at_start.append(lambda: csv.field_size_limit(longest))
    names.update({'list_dialects': lambda: in_java_order([name for name in csv.list_dialects() if name != 'unix'], 0)})
    names.update({'register_dialect': register_dialect, 'unregister_dialect': unregister_dialect})
    names.update({'reader': reader, 'writer': Writer, 'DictWriter': DictWriter})
    return names


# Values may be followed by a remark, and sections and names may come again.
def _of_config_parser():
    import configparser

    class _Parser:
        def __init__(self, defaults=None, dict_type=dict, allow_no_value=False):
            super().__init__(defaults, dict_type, allow_no_value, strict=False, inline_comment_prefixes=(';',))
            # The one that the class holds is everybody's.
            self._interpolation = type(self._interpolation)()

        def readfp(self, fp, filename=None):
            self.read_file(list(fp.readlines()))

        def items(self, section, raw=False, vars=None):
            return list(super().items(section, raw, vars))

        def get(self, section, option, raw=False, vars=None, **named):
            return super().get(section, option, raw=raw, vars=vars, **named)

        def getint(self, section, option):
            return _kinds.whole('int', self.get(section, option))

        def getfloat(self, section, option):
            return _kinds.fraction(self.get(section, option))

        def has_section(self, section):
            return bool(super().has_section(section))

    class RawConfigParser(_Parser, configparser.RawConfigParser):
        pass

    class ConfigParser(_Parser, configparser.ConfigParser):
        def set(self, section, option, value=None):
            configparser.RawConfigParser.set(self, section, option, value)

    class SafeConfigParser(_Parser, configparser.ConfigParser):
        pass

    names = public('configparser')
    names.update({'RawConfigParser': RawConfigParser, 'ConfigParser': ConfigParser, 'SafeConfigParser': SafeConfigParser})
    return names


# What `&amp;` stands for is told by itself, apart from the text around it.
def _of_html_parser():
    import html
    import html.parser

    class HTMLParser(html.parser.HTMLParser):
        def __init__(self):
            html.parser.HTMLParser.__init__(self, convert_charrefs=False)

        def unescape(self, s):
            return _unicode.letters(html.unescape(s)) if '&' in s else s

    return {'HTMLParser': HTMLParser}


makers = {'csv': _of_csv, 'ConfigParser': _of_config_parser, 'HTMLParser': _of_html_parser}
