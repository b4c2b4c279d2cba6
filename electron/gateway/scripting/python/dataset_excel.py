# Datasets as a workbook of Excel: Office Open XML, with one sheet for each.

import array
import io
import re
import zipfile
from xml.sax import saxutils

import _column_types
from _dataset import Dataset
from _dataset_functions import plain
from _errors import IllegalArgumentException
from _java_util import Date
from _texts import text

_main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
_office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
_package = 'http://schemas.openxmlformats.org/package/2006/'
_kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
_begin = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What a sheet takes.
_most_rows, _most_columns, _most_letters = 1048576, 16384, 32767
# Larger whole numbers would be rounded: a cell holds a double of 15 digits.
_largest = 10 ** 15
_styles = (
    '<styleSheet xmlns="%s"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>'
    '</styleSheet>' % _main)


# `toExcel`. A cell without a value stays empty, with `nullsEmpty` or without.
def to_excel(showHeaders, dataset, nullsEmpty=False, sheetNames=None):
    datasets = [plain(one) for one in ([dataset] if isinstance(dataset, Dataset) else dataset)]
    if not datasets:
        raise IllegalArgumentException('a workbook needs a dataset')
    names = ['Sheet%d' % (place + 1) for place in range(len(datasets))] if sheetNames is None else list(map(_sheet_name, sheetNames))
    if len(names) != len(datasets):
        raise IllegalArgumentException('sheetNames has %d names for %d datasets' % (len(names), len(datasets)))
    if len({name.lower() for name in names}) != len(names):
        raise IllegalArgumentException('two sheets have one name: %s' % ', '.join(names))
    parts = _workbook(names)
    for place, one in enumerate(datasets):
        parts['xl/worksheets/sheet%d.xml' % (place + 1)] = _sheet(one, showHeaders)
    return array.array('b', _zipped(parts))


def _zipped(parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            # One time for all: equal datasets give equal files.
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, (_begin + content).encode('utf-8'))
    return held.getvalue()


# Excel's own limits: what it does not take in a name becomes a blank.
def _sheet_name(name):
    safe = re.sub(r"[\0\x03:\\*?/\[\]]|^'|'$", ' ', str.__str__(name if isinstance(name, str) else text(name)))[:31]
    if not safe:
        raise IllegalArgumentException('a sheet has an empty name')
    return safe


def _workbook(names):
    sheets = ''.join(['<sheet name=%s sheetId="%d" r:id="rId%d"/>' % (saxutils.quoteattr(name), place, place)
                      for place, name in enumerate(names, 1)])
    targets = [('worksheet', 'worksheets/sheet%d.xml' % (place + 1)) for place in range(len(names))] + [('styles', 'styles.xml')]
    overrides = [('workbook.xml', 'sheet.main'), ('styles.xml', 'styles')] + [
        (target, 'worksheet') for kind, target in targets if kind == 'worksheet']
    return {
        '[Content_Types].xml': '<Types xmlns="%scontent-types">%s%s</Types>' % (
            _package, '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
            ''.join(['<Override PartName="/xl/%s" ContentType="%s%s+xml"/>' % (part, _kind, kind) for part, kind in overrides])),
        '_rels/.rels': _relations([('officeDocument', 'xl/workbook.xml')]),
        'xl/workbook.xml': '<workbook xmlns="%s" xmlns:r="%s"><sheets>%s</sheets></workbook>' % (_main, _office, sheets),
        'xl/_rels/workbook.xml.rels': _relations(targets),
        'xl/styles.xml': _styles,
    }


def _relations(targets):
    return '<Relationships xmlns="%srelationships">%s</Relationships>' % (_package, ''.join([
        '<Relationship Id="rId%d" Type="%s/%s" Target="%s"/>' % (place, _office, kind, target)
        for place, (kind, target) in enumerate(targets, 1)]))


def _sheet(dataset, showHeaders):
    rows = ([dataset._names] if showHeaders else []) + list(dataset._rows)
    if len(rows) > _most_rows or len(dataset._names) > _most_columns:
        raise IllegalArgumentException('a sheet of Excel has %d rows and %d columns at most' % (_most_rows, _most_columns))
    columns = [_letters(place) for place in range(len(dataset._names))]
    lines = ['<row r="%d">%s</row>' % (number, ''.join([_cell('%s%d' % (column, number), value)
                                                         for column, value in zip(columns, row)]))
             for number, row in enumerate(rows, 1)]
    return '<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (_main, ''.join(lines))


# `A`, `Z`, `AA`.
def _letters(place):
    made = ''
    while place >= 0:
        made = chr(ord('A') + place % 26) + made
        place = place // 26 - 1
    return made


def _cell(at, value):
    if value is None:
        return ''
    if isinstance(value, bool):
        return '<c r="%s" t="b"><v>%d</v></c>' % (at, value)
    if isinstance(value, (int, float)) and -_largest < value < _largest:
        return '<c r="%s"><v>%s</v></c>' % (at, float.__repr__(value) if isinstance(value, float) else int.__repr__(value))
    if isinstance(value, Date):
        # Days since the last one of 1899 but one.
        return '<c r="%s" s="1"><v>%r</v></c>' % (at, _column_types.wall(value) / 86400000 + 25569)
    shown = _column_types.shown(value)
    if len(shown) > _most_letters:
        raise IllegalArgumentException('a cell of Excel takes %d letters, and one has %d' % (_most_letters, len(shown)))
    return '<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (at, saxutils.escape(_written(shown)))


# Signs that XML does not take are written as `_x0001_`, and so is what looks like one.
def _written(shown):
    shown = re.sub('_(?=x[0-9A-Fa-f]{4}_)', '_x005F_', shown)
    return re.sub('[\x00-\x08\x0b\x0c\r\x0e-\x1f\ud800-\udfff\ufffe\uffff]', lambda sign: '_x%04X_' % ord(sign[0]), shown)
