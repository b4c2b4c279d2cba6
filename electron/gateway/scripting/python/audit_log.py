# `system.util.queryAuditLog`: the trail of the station as a dataset.

from _column_types import DATE, INTEGER, STRING
from _crossing import call
from _dataset import Dataset
from _java_util import Date
from _texts import kind_name

_columns = (
    ('Timestamp', DATE), ('Actor', STRING), ('Actor Host', STRING), ('Action', STRING), ('Action Target', STRING),
    ('Action Value', STRING), ('Result Code', INTEGER), ('Result', STRING), ('System', STRING), ('Context Code', INTEGER),
    ('Context', STRING),
)


def _moment(name, given):
    if given is not None and not isinstance(given, Date):
        raise TypeError('%s is no date, but of type %s' % (name, kind_name(given)))
    return given


# Whatever the profile is called, it is the trail of this station.
def query_audit_log(auditProfileName, startDate=None, endDate=None, actorFilter=None, actionFilter=None, targetFilter=None,
                    valueFilter=None, systemFilter=None, contextFilter=None):
    rows = call('util.queryAuditLog', [{
        'startDate': _moment('startDate', startDate), 'endDate': _moment('endDate', endDate), 'actorFilter': actorFilter,
        'actionFilter': actionFilter, 'targetFilter': targetFilter, 'valueFilter': valueFilter, 'systemFilter': systemFilter,
        'contextFilter': contextFilter,
    }], read=False)
    return Dataset([name for name, _kind in _columns], [[Date(int(row[0])), *row[1:]] for row in rows], [kind for _name, kind in _columns])
