# `system.dataset`: functions that make a dataset of another. Arguments come by position or by Ignition's names.

import re

from _column_types import BOOLEAN, DATE, STRING, named as named_type, numbers
from _dataset import Dataset, PyDataSet
from _errors import IllegalArgumentException
from _java_text import SimpleDateFormat
from _texts import kind_name, text


# The dataset itself, of either kind.
def plain(dataset):
    if isinstance(dataset, PyDataSet):
        return dataset.getUnderlyingDataset()
    if not isinstance(dataset, Dataset):
        raise TypeError('dataset is not a dataset but %s' % kind_name(dataset))
    return dataset


# With one row that has other values.
def _changed(dataset, place, values):
    rows = list(dataset._rows)
    rows[place] = dataset._row(values)
    return dataset._with(rows)


# Arguments by name. One of `names` may be left out between the others: `addRow(dataset, row)`.
def _arguments(own, names, optional, given, named):
    order = names if len(given) + len(named) >= len(names) or optional in named else [name for name in names if name != optional]
    if len(given) > len(order):
        raise TypeError('%s takes at most %d arguments' % (own, len(names)))
    found = dict(zip(order, given))
    for name, value in named.items():
        if name not in names:
            raise TypeError('%s has no argument %s' % (own, name))
        if name in found:
            raise TypeError('%s got %s twice' % (own, name))
        found[name] = value
    for name in names:
        if name != optional and name not in found:
            raise TypeError('%s needs %s' % (own, name))
    return [found.get(name) for name in names]


# A place among `count`, at which something is (or at whose end something may be put).
def _index(index, count, at_end=0):
    if not isinstance(index, int):
        raise TypeError('an index is a whole number, not %s' % kind_name(index))
    if not 0 <= index < count + at_end:
        raise IndexError('%d is no index of %d' % (index, count))
    return int(index)


def to_dataset(*given, **named):
    if len(given) + len(named) == 1:
        dataset, = _arguments('toDataSet', ['dataset'], None, given, named)
        return plain(dataset)
    headers, data = _arguments('toDataSet', ['headers', 'data'], None, given, named)
    return Dataset(headers, data)


def to_py_dataset(dataset):
    return PyDataSet(plain(dataset))


def get_column_headers(dataset):
    return list(plain(dataset)._names)


def set_value(dataset, rowIndex, *given, **named):
    place = [name for name in ('columnName', 'columnIndex') if name in named][:1] or ['columnName']
    column, value = _arguments('setValue', place + ['value'], None, given, named)
    dataset = plain(dataset)
    dataset.getValueAt(rowIndex, column)
    row = list(dataset._rows[rowIndex])
    row[dataset._column(column)] = value
    return _changed(dataset, rowIndex, row)


def update_row(dataset, rowIndex, changes):
    dataset = plain(dataset)
    row = list(dataset._rows[_index(rowIndex, len(dataset._rows))])
    for name in changes:
        place = dataset.getColumnIndex(name)
        if place < 0:
            raise IllegalArgumentException('the dataset has no column %s' % text(name))
        row[place] = changes[name]
    return _changed(dataset, rowIndex, row)


def add_column(*given, **named):
    dataset, place, values, name, kind = _arguments(
        'addColumn', ['dataset', 'colIndex', 'col', 'colName', 'colType'], 'colIndex', given, named)
    dataset, values, kind = plain(dataset), list(values), named_type(kind)
    count = len(dataset._names)
    place = count if place is None else _index(place, count, 1)
    if len(values) != len(dataset._rows):
        raise IllegalArgumentException('the column has %d values for %d rows' % (len(values), len(dataset._rows)))

    def inserted(items, item):
        return list(items[:place]) + [item] + list(items[place:])

    return Dataset(inserted(dataset._names, name), [inserted(row, value) for row, value in zip(dataset._rows, values)],
                   inserted(dataset._types, kind))


def _with_rows(dataset, place, rows):
    dataset = plain(dataset)
    count = len(dataset._rows)
    place = count if place is None else _index(place, count, 1)
    return dataset._with(dataset._rows[:place] + tuple([dataset._row(row) for row in rows]) + dataset._rows[place:])


def add_row(*given, **named):
    dataset, place, row = _arguments('addRow', ['dataset', 'rowIndex', 'row'], 'rowIndex', given, named)
    return _with_rows(dataset, place, [row])


def add_rows(*given, **named):
    dataset, place, rows = _arguments('addRows', ['dataset', 'rowIndex', 'rows'], 'rowIndex', given, named)
    return _with_rows(dataset, place, rows)


def append_dataset(dataset1, dataset2):
    first, second = plain(dataset1), plain(dataset2)
    if first._types != second._types:
        raise IllegalArgumentException('the columns do not match: %s and %s' % (first.getColumnTypes(), second.getColumnTypes()))
    return first._with(first._rows + second._rows)


def clear_dataset(dataset):
    return plain(dataset)._with([])


def delete_row(dataset, rowIndex):
    return delete_rows(dataset, [rowIndex])


def delete_rows(dataset, rowIndices):
    dataset = plain(dataset)
    gone = {_index(index, len(dataset._rows)) for index in rowIndices}
    return dataset._with([row for place, row in enumerate(dataset._rows) if place not in gone])


def filter_columns(dataset, columns):
    dataset = plain(dataset)
    places = [dataset._column(column) for column in columns]
    return Dataset([dataset._names[place] for place in places], [[row[place] for place in places] for row in dataset._rows],
                   [dataset._types[place] for place in places])


# Dates as texts of a pattern of SimpleDateFormat.
def format_dates(dataset, dateFormat, locale=None):
    dataset = plain(dataset)
    form = SimpleDateFormat(dateFormat) if locale is None else SimpleDateFormat(dateFormat, locale)
    dated = [kind is DATE for kind in dataset._types]
    rows = [[form.format(value) if is_date and value is not None else value for value, is_date in zip(row, dated)]
            for row in dataset._rows]
    return Dataset(dataset._names, rows, [STRING if is_date else kind for kind, is_date in zip(dataset._types, dated)])


_chunks = re.compile('([0-9]+)')


# Digits side by side are one number; letters count in any case.
def _natural(value):
    return [(0, int(chunk), '') if chunk.isdigit() else (1, 0, _units(chunk.lower())) for chunk in _chunks.split(value) if chunk]


# Java compares the halves of a pair by themselves.
def _units(value):
    return str.encode(value, 'utf-16-be', 'surrogatepass')


def _sort_key(kind, natural):
    if kind is STRING:
        return _natural if natural else _units
    if kind in numbers or kind is BOOLEAN:
        return lambda value: value
    if kind is DATE:
        return lambda value: value.getTime()
    raise IllegalArgumentException('a column of the type %s is not sorted: its values are of several types' % kind.getSimpleName())


# Rows whose values are equal stay in their order. Those without a value come last, and first where it descends.
def sort(dataset, keyColumn, ascending=True, naturalOrdering=True):
    dataset = plain(dataset)
    place = dataset._column(keyColumn)
    empty = [row for row in dataset._rows if row[place] is None]
    full = [row for row in dataset._rows if row[place] is not None]
    if full:
        key = _sort_key(dataset._types[place], naturalOrdering)
        full.sort(key=lambda row: key(row[place]), reverse=not ascending)
    return dataset._with(full + empty if ascending else empty + full)
