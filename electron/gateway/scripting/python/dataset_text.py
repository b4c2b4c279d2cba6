# Datasets as texts: CSV both ways, and a page of HTML.

import datetime
import html
import re

import _column_types
import _zones
from _column_types import BOOLEAN, BYTE, DATE, DOUBLE, FLOAT, INTEGER, LONG, OBJECT, SHORT, STRING
from _dataset import Dataset
from _dataset_functions import plain
from _errors import IllegalArgumentException, UnsupportedOperationException
from _java_util import Date
from _unicode import decode, letters, unicode

_aliases = {BYTE: 'Byt', SHORT: 'S', INTEGER: 'I', LONG: 'L', FLOAT: 'F', DOUBLE: 'D', BOOLEAN: 'B', STRING: 'str', OBJECT: 'O',
            DATE: 'date'}
# Those of primitive types are the same in small letters.
_types = {alias: kind for kind, alias in _aliases.items() if kind is not OBJECT}
_types.update({alias.lower(): kind for alias, kind in list(_types.items())})


# A date by the station's wall clock; its milliseconds where it has some.
def _date_text(date):
    at = _column_types.wall(date)
    return (datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=at)).isoformat(' ', 'milliseconds' if at % 1000 else 'seconds')


def _shown(value):
    return _date_text(value) if isinstance(value, Date) else _column_types.shown(value)


def _cell(value):
    if value is None:
        return ''
    return '"%s"' % _shown(value).replace('"', '""')


def _line(values):
    return ','.join([_cell(value) for value in values]) + '\n'


def to_csv(dataset, showHeaders=True, forExport=False, localized=False):
    if localized:
        raise UnsupportedOperationException('toCSV with localized values is not supported in this version')
    dataset = plain(dataset)
    lines = [_line(row) for row in dataset._rows]
    if forExport:
        types = [_aliases[kind] for kind in dataset._types]
        lines[:0] = [_line(['#NAMES']), _line(dataset._names), _line(['#TYPES']), _line(types), _line(['#ROWS', len(lines)])]
    elif showHeaders:
        lines.insert(0, _line(dataset._names))
    return letters(''.join(lines))


# The cells of a CSV text, None where nothing stands, not even quotes.
def _cells(source):
    rows, row, at = [], [], 0
    pattern = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)')
    while at < len(source):
        found = pattern.match(source, at)
        if found is None:
            raise IllegalArgumentException('the CSV cannot be read in line %d' % (source.count('\n', 0, at) + 1))
        quoted, bare, end = found.groups()
        row.append(quoted.replace('""', '"') if quoted is not None else bare or None)
        at = found.end()
        if end == ',' and at == len(source):
            row.append(None)
        if end != ',' or at == len(source):
            rows.append(row)
            row = []
    return rows


def _labelled(rows, at, label):
    if at >= len(rows) or rows[at][0] != label:
        raise IllegalArgumentException('line %d of the CSV is not %s' % (at + 1, label))


# A dataset of what `toCSV` writes for export.
def from_csv(csv):
    source = str.__str__(csv if isinstance(csv, unicode) or not _is_utf8(csv) else decode(csv, 'utf-8'))
    rows = _cells(source)
    for at, label in enumerate(('#NAMES', None, '#TYPES', None, '#ROWS')):
        if label is not None:
            _labelled(rows, at, label)
    names, types, counted = rows[1], rows[3], rows[4][1:]
    for alias in types:
        if alias not in _types:
            raise UnsupportedOperationException('fromCSV of a column of the type %s is not supported in this version' % alias)
    kinds = [_types[alias] for alias in types]
    data = rows[5:]
    if counted != [str(len(data))]:
        raise IllegalArgumentException('#ROWS says %s, and %d rows stand in the CSV' % (','.join(map(str, counted)), len(data)))
    return Dataset([name or '' for name in names], [_read(row, kinds) for row in data], kinds)


# A text of bytes is read as one where it says more than a text of ASCII.
def _is_utf8(csv):
    return not csv.isascii() and all(sign <= '\xff' for sign in csv)


def _read(row, kinds):
    if len(row) != len(kinds):
        raise IllegalArgumentException('a row has %d values for %d columns' % (len(row), len(kinds)))
    return [None if value is None or value == '' and kind is not STRING else _value(value, kind) for value, kind in zip(row, kinds)]


def _value(value, kind):
    return _read_date(value) if kind is DATE else _column_types.coerced(letters(value), kind)


_date = re.compile(r'(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?')


# By the station's wall clock. What no clock shows is refused.
def _read_date(value):
    found = _date.fullmatch(value)
    try:
        parts = [int(part) for part in found.groups('0')]
        datetime.datetime(*parts[:6])
    except (AttributeError, ValueError):
        raise IllegalArgumentException('%s is no date as yyyy-MM-dd HH:mm:ss' % value)
    return Date(_zones.epoch(*parts[:6], _zones.station()) + parts[6])


def data_set_to_html(showHeaders, dataset, title):
    dataset = plain(dataset)
    lines = ['<HTML><HEAD><TITLE>%s</TITLE></HEAD>' % html.escape(title, False), '<BODY>', "<TABLE border='1'>"]
    if showHeaders:
        lines += ['<TR>'] + ['<TH>%s</TH>' % html.escape(name, False) for name in dataset._names] + ['</TR>']
    sides = ['right' if kind in _column_types.numbers else 'left' for kind in dataset._types]
    for row in dataset._rows:
        lines += ['<TR>'] + ["<TD align='%s'>%s</TD>" % (side, _in_html(value)) for side, value in zip(sides, row)] + ['</TR>']
    return letters('\n'.join(lines + ['</TABLE>', '</BODY></HTML>']))


def _in_html(value):
    if value is None:
        return ''
    return html.escape(_shown(value), False)
