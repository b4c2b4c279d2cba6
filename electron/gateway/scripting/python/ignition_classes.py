# Classes of `com.inductiveautomation.ignition` that scripts import to ask what a value is. None is made by them: Ignition's
# constructors take a dataset's columns, and `system.dataset.toDataSet` its rows.

from _dataset import Dataset, PyDataSet, PyRow
from _errors import UnsupportedOperationException
from _library import module
from _sealed import Sealed


class _Asked(Sealed):
    def __instancecheck__(cls, value):
        return cls._holds(value)

    def __call__(cls, *given, **named):
        raise UnsupportedOperationException(
            '%s as a function is not supported in this version; system.dataset.toDataSet makes a dataset' % cls.__name__)


def _asked(name, holds):
    return _Asked(name, (), {'__module__': 'com.inductiveautomation.ignition.common', '_holds': staticmethod(holds)})


_common = {
    'BasicDataset': _asked('BasicDataset', lambda value: isinstance(value, Dataset) and not isinstance(value, PyDataSet)),
    'Dataset': _asked('Dataset', lambda value: isinstance(value, Dataset)),
}
_of_datasets = {
    'PyDataSet': _asked('PyDataSet', lambda value: isinstance(value, PyDataSet)),
    'PyRow': _asked('PyRow', lambda value: isinstance(value, PyRow)),
}
_utilities = module('com.inductiveautomation.ignition.common.script.builtin.DatasetUtilities', _of_datasets)
_path = ('com', 'inductiveautomation', 'ignition', 'common', 'script', 'builtin')


# The packages around them by their names.
def _packages():
    made = {_utilities.__name__: _utilities}
    inner = {'DatasetUtilities': _utilities}
    for depth in range(len(_path), 0, -1):
        whole, name = '.'.join(_path[:depth]), _path[depth - 1]
        made[whole] = module(whole, {**inner, **(_common if name == 'common' else {})})
        inner = {name: made[whole]}
    return made


made = _packages()
