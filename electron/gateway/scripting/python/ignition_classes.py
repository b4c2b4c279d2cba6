# Classes of `com.inductiveautomation.ignition` that scripts import to ask what a value is. Of them a script makes values with a
# quality alone: Ignition's constructors of datasets take columns, and `system.dataset.toDataSet` rows.

from _column_types import named
from _dataset import Dataset, PyDataSet, PyRow
from _errors import IllegalArgumentException, UnsupportedOperationException
from _ignition_json import json_decode, json_encode
from _java_bean import Bean, refused
from _java_util import Date
from _kinds import called
from _library import module
from _sealed import Sealed
from _values import QualifiedValue, QualityCode


class _Asked(Sealed):
    def __instancecheck__(cls, value):
        return cls._holds(value)

    def __call__(cls, *given, **named):
        raise UnsupportedOperationException(
            '%s as a function is not supported in this version%s' % (cls.__name__.rpartition('$')[2], cls._instead))


_to_dataset = '; system.dataset.toDataSet makes a dataset'


def _asked(name, holds, package='com.inductiveautomation.ignition.common'):
    return _Asked(name, (), {'__module__': package, '_holds': staticmethod(holds), '_instead': _to_dataset})


_values = 'com.inductiveautomation.ignition.common.model.values'
_codes = frozenset((
    'Good Good_Initial Good_Provisional Good_Unspecified Good_WritePending Uncertain Uncertain_DataSubNormal '
    'Uncertain_EngineeringUnitsExceeded Uncertain_IncompleteOperation Uncertain_InitialValue Uncertain_LastKnownValue Bad '
    'Bad_AccessDenied Bad_AggregateNotFound Bad_DatabaseNotConnected Bad_Disabled Bad_Failure Bad_GatewayCommOff Bad_LicenseExceeded '
    'Bad_NotConnected Bad_NotFound Bad_OutOfRange Bad_ReadOnly Bad_ReferenceNotFound Bad_Stale Bad_TrialExpired Bad_Unauthorized '
    'Bad_Unsupported Error Error_Cancelled Error_Configuration Error_CycleDetected Error_DatabaseQuery Error_Exception '
    'Error_ExpressionEval Error_InvalidPathSyntax Error_IO Error_ScriptEval Error_TagExecution Error_TimeoutExpired '
    'Error_TypeConversion').split())


class _AskedQuality(_Asked):
    def __getattr__(cls, name):
        if name in _codes:
            return QualityCode(name)
        raise AttributeError('QualityCode has no %s' % name)

    def __call__(cls, *given, **named):
        raise UnsupportedOperationException('QualityCode(...) is not supported in this version; QualityCode.Bad_NotFound is one')


class _AskedValue(_Asked):
    def __call__(cls, value, quality=None, timestamp=None):
        if not (quality is None or isinstance(quality, QualityCode)) or not (timestamp is None or isinstance(timestamp, Date)):
            raise IllegalArgumentException('BasicQualifiedValue takes a value, a QualityCode and a Date')
        name = 'Good' if quality is None else quality.getName()
        return QualifiedValue({'value': value, 'quality': name, 'timestamp': Date() if timestamp is None else timestamp})


def _of_values(kind, name, holds):
    return kind(name, (), {'__module__': _values, '_instead': '; BasicQualifiedValue makes one', '_holds': staticmethod(lambda value: isinstance(value, holds))})


_model = {
    'BasicQualifiedValue': _of_values(_AskedValue, 'BasicQualifiedValue', QualifiedValue),
    'QualifiedValue': _of_values(_Asked, 'QualifiedValue', QualifiedValue),
    'QualityCode': _of_values(_AskedQuality, 'QualityCode', QualityCode),
}


# JSON as Java's objects have it: scripts make plain lists and dictionaries of a property by it, there and back.
class JsonElement(Bean):
    __module__ = 'com.inductiveautomation.ignition.common.gson'

    def __init__(self, *_given):
        raise UnsupportedOperationException('JsonElement as a function is not supported in this version; TypeUtilities.pyToGson makes one')

    def __repr__(self):
        return self._json

    toString = __repr__


class TypeUtilities(Bean):
    __module__ = 'com.inductiveautomation.ignition.common'

    def __init__(self, *_given):
        raise TypeError('No visible constructors for class (%s)' % type(self).getName())

    @staticmethod
    def pyToGson(value):
        made = JsonElement.__new__(JsonElement)
        made._json = json_encode(value)
        return made

    @staticmethod
    def gsonToPy(element):
        if not isinstance(element, JsonElement):
            raise refused('gsonToPy', element, 'com.inductiveautomation.ignition.common.gson.JsonElement')
        return json_decode(element._json)


# Rows that are added one after the other.
class DatasetBuilder(Bean):
    __module__ = 'com.inductiveautomation.ignition.common.util'

    def __init__(self, *_given):
        raise TypeError('No visible constructors for class (%s); DatasetBuilder.newBuilder() makes one' % type(self).getName())

    @classmethod
    def newBuilder(cls):
        made = cls.__new__(cls)
        made._names, made._types, made._rows = [], None, []
        return made

    def colNames(self, *names):
        self._names = _each(names)
        return self

    def colTypes(self, *types):
        self._types = [named(kind) for kind in _each(types)]
        return self

    # Java has the values one by one, and a list of them is one for a single column.
    def addRow(self, *values):
        self._rows.append(_each(values) if len(self._names) != 1 else list(values))
        return self

    def build(self):
        if self._types is not None and len(self._types) != len(self._names):
            raise IllegalArgumentException('a dataset has %d types for %d columns' % (len(self._types), len(self._names)))
        return Dataset(self._names, self._rows, self._types)

    def __repr__(self):
        return 'DatasetBuilder [%dR, %dC]' % (len(self._rows), len(self._names))


# What is given one by one, or as a list.
def _each(given):
    return list(given[0]) if len(given) == 1 and not isinstance(given[0], (str, bytes)) and hasattr(given[0], '__iter__') else list(given)


_common = {
    'TypeUtilities': TypeUtilities,
    'BasicDataset': _asked('BasicDataset', lambda value: isinstance(value, Dataset) and not isinstance(value, PyDataSet)),
    'Dataset': _asked('Dataset', lambda value: isinstance(value, Dataset)),
}
_of_datasets = {
    'PyDataSet': _asked(PyDataSet.__name__, lambda value: isinstance(value, PyDataSet), PyDataSet.__module__),
    'PyRow': _asked(PyRow.__name__, lambda value: isinstance(value, PyRow), PyRow.__module__),
}
# `type(rows) == BasicDataset`.
for _kind, _shown in (
        (Dataset, _common['BasicDataset']), (PyDataSet, _of_datasets['PyDataSet']), (PyRow, _of_datasets['PyRow']),
        (QualifiedValue, _model['BasicQualifiedValue']), (QualityCode, _model['QualityCode'])):
    called(_kind, _shown)
_utilities = module('com.inductiveautomation.ignition.common.script.builtin.DatasetUtilities', _of_datasets)
_path = ('com', 'inductiveautomation', 'ignition', 'common', 'script', 'builtin')


# `model`, with what is in it.
def _model_in(made):
    around, _dot, own = _values.rpartition('.')
    made[_values] = module(_values, _model)
    made[around] = module(around, {own: made[_values]})
    return made[around]


# The packages around them by their names.
def _packages():
    made = {_utilities.__name__: _utilities}
    inner = {'DatasetUtilities': _utilities}
    for depth in range(len(_path), 0, -1):
        whole, name = '.'.join(_path[:depth]), _path[depth - 1]
        made[whole] = module(whole, {**inner, **(_common if name == 'common' else {})})
        inner = {name: made[whole]}
        if name == 'script':
            inner['model'] = _model_in(made)
            util = '%s.util' % whole.rpartition('.')[0]
            inner['util'] = made[util] = module(util, {'DatasetBuilder': DatasetBuilder})
    return made


made = _packages()
