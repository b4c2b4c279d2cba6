# Datasets: named columns of one type each. `Dataset` is Ignition's BasicDataset, `PyDataSet` the same as a sequence of rows.
# Neither changes: functions of `system.dataset` make another.

from _column_types import DATE, coerced, numbers, of_values, shown
from _errors import ArrayIndexOutOfBoundsException, IllegalArgumentException, UnsupportedOperationException
from _java_bean import Bean
from _sealed import Sealed
from _texts import kind_name, represent, text
from _trees import Tree
from _unicode import letters


# A list that Java keeps: it is written as Java writes it, and does not change.
class JavaList(list, metaclass=Sealed):
    def __repr__(self):
        return '[%s]' % ', '.join([shown(item) for item in self])

    __str__ = toString = __repr__

    def get(self, index):
        return self[index]

    def size(self):
        return len(self)

    def isEmpty(self):
        return not self

    def contains(self, item):
        return item in self


def _unchanged(name):
    def method(self, *_):
        raise UnsupportedOperationException('the list of a dataset does not change; list(...) makes one that does')

    method.__name__ = name
    return method


for _name in ('append', 'extend', 'insert', 'pop', 'remove', 'sort', 'reverse', 'clear', '__setitem__', '__delitem__',
              '__iadd__', '__imul__', 'add', 'addAll'):
    type.__setattr__(JavaList, _name, _unchanged(_name))


# A value as a dataset keeps it: texts are letters, and a property is what it holds now.
def _kept(value):
    if isinstance(value, str):
        return letters(value)
    return value._plain() if isinstance(value, Tree) else value


def _place(index, count):
    if not isinstance(index, int):
        raise TypeError('an index is a whole number, not %s' % kind_name(index))
    if not 0 <= index < count:
        raise ArrayIndexOutOfBoundsException('Index %d out of bounds for length %d' % (index, count))
    return int(index)


def _counted(row, names):
    if len(row) != len(names):
        raise IllegalArgumentException('a row has %d values for %d columns' % (len(row), len(names)))


class Dataset(Bean):
    __module__ = 'com.inductiveautomation.ignition.common'

    # Without types each column has that of its values.
    def __init__(self, headers, rows, types=None):
        names = [letters(header if isinstance(header, str) else text(header)) for header in headers]
        kept = [[_kept(value) for value in row] for row in rows]
        for row in kept:
            _counted(row, names)
        kinds = types if types is not None else [of_values([row[place] for row in kept]) for place in range(len(names))]
        self._fill(names, kinds, [tuple(map(coerced, row, kinds)) for row in kept])

    def _fill(self, names, types, rows):
        self._names, self._types, self._rows = tuple(names), tuple(types), tuple(rows)
        self._places = {}
        for place, name in enumerate(names):
            self._places.setdefault(name.lower(), place)

    # Rows of another dataset that are of these columns already.
    def _with(self, rows):
        made = object.__new__(Dataset)
        made._fill(self._names, self._types, rows)
        return made

    # A row of a script as one of this dataset.
    def _row(self, values):
        kept = [_kept(value) for value in values]
        _counted(kept, self._names)
        return tuple(map(coerced, kept, self._types))

    def getRowCount(self):
        return len(self._rows)

    def getColumnCount(self):
        return len(self._names)

    def getColumnNames(self):
        return JavaList(self._names)

    def getColumnTypes(self):
        return JavaList(self._types)

    def getColumnName(self, col):
        return self._names[_place(col, len(self._names))]

    def getColumnType(self, col):
        return self._types[_place(col, len(self._types))]

    # -1 where there is none; in any case of its letters.
    def getColumnIndex(self, colName):
        if not isinstance(colName, str):
            raise TypeError('the name of a column is a text, not %s' % kind_name(colName))
        return self._places.get(str.lower(colName), -1)

    # The place of a column by its name or index.
    def _column(self, col):
        return _place(self.getColumnIndex(col) if isinstance(col, str) else col, len(self._names))

    def getColumnAsList(self, col):
        place = _place(col, len(self._names))
        return JavaList([row[place] for row in self._rows])

    def getValueAt(self, row, col):
        column = self._column(col)
        return self._rows[_place(row, len(self._rows))][column]

    # Numbers and dates as a double.
    def getPrimitiveValueAt(self, row, col):
        value = self.getValueAt(row, col)
        if value is not None and self._types[self._column(col)] in numbers:
            return float(value)
        if value is not None and self._types[self._column(col)] is DATE:
            return float(value.getTime())
        raise IllegalArgumentException('the value at row %d of %s is neither a number nor a date' % (row, text(col)))

    def columnContainsNulls(self, col):
        place = _place(col, len(self._names))
        return any(row[place] is None for row in self._rows)

    def datasetContainsNulls(self):
        return any(value is None for row in self._rows for value in row)

    def __repr__(self):
        return 'Dataset [%dR \u2179 %dC]' % (len(self._rows), len(self._names))

    __str__ = toString = __repr__


class PyDataSet(Dataset):
    __module__ = 'com.inductiveautomation.ignition.common.script.builtin'

    def __init__(self, dataset):
        self._dataset = dataset
        for name in ('_names', '_types', '_rows', '_places'):
            setattr(self, name, getattr(dataset, name))

    def getUnderlyingDataset(self):
        return self._dataset

    def __len__(self):
        return len(self._rows)

    def __iter__(self):
        return iter([PyRow(self, row) for row in self._rows])

    def __getitem__(self, key):
        if isinstance(key, str):
            raise TypeError('a PyDataSet has rows by their index; a column is found in a row, or by getColumnAsList')
        rows = self._rows[key]
        return [PyRow(self, row) for row in rows] if isinstance(key, slice) else PyRow(self, rows)

    def __repr__(self):
        return '<PyDataset rows:%d cols:%d>' % (len(self._rows), len(self._names))

    __str__ = toString = __repr__


# A row of a PyDataSet: its values by index or by the name of a column.
class PyRow(metaclass=Sealed):
    __module__ = 'com.inductiveautomation.ignition.common.script.builtin'
    __slots__ = ('_dataset', '_values')

    def __init__(self, dataset, values):
        self._dataset = dataset
        self._values = values

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __contains__(self, value):
        return value in self._values

    def __getitem__(self, key):
        if isinstance(key, str):
            place = self._dataset.getColumnIndex(key)
            if place < 0:
                raise KeyError(key)
            return self._values[place]
        values = self._values[key]
        return list(values) if isinstance(key, slice) else values

    def __eq__(self, other):
        return list(self._values) == list(other) if isinstance(other, (PyRow, list, tuple)) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return represent(list(self._values))


for _kind, _name in ((Dataset, 'BasicDataset'), (PyDataSet, 'DatasetUtilities$PyDataSet'), (PyRow, 'DatasetUtilities$PyRow')):
    type.__setattr__(_kind, '__name__', _name)
