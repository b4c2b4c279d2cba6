# `system.db`. What a query gives is a PyDataSet, what a named query gives a Dataset, as the platform has it.

from _crossing import call
from _dataset import PyDataSet
from _errors import IllegalArgumentException
from _space import space
from _system_date import functions as date_functions


def _place(database, tx):
    return {'database': database or None, 'transaction': tx or None}


def _ask(name, arguments):
    return call(name, arguments, read=False, is_data=True)


def _listed(args):
    if args is None:
        return []
    if isinstance(args, str):
        raise IllegalArgumentException('args is a list of values, not a text')
    return list(args)


def _run_query(query, database='', tx=None):
    return PyDataSet(_ask('db.query', [query, None, _place(database, tx)]))


def _run_prep_query(query, args=(), database='', tx=None):
    return PyDataSet(_ask('db.query', [query, _listed(args), _place(database, tx)]))


def _run_scalar_query(query, database='', tx=None):
    return _ask('db.scalar', [query, None, _place(database, tx)])[0]


def _run_scalar_prep_query(query, args=(), database='', tx=None):
    return _ask('db.scalar', [query, _listed(args), _place(database, tx)])[0]


def _update(query, args, database, tx, getKey, skipAudit):
    given = {'getKey': bool(getKey), 'skipAudit': bool(skipAudit)}
    given.update(_place(database, tx))
    return _ask('db.update', [query, args, given])


def _run_update_query(query, database='', tx=None, getKey=False, skipAudit=False):
    return _update(query, None, database, tx, getKey, skipAudit)


def _run_prep_update(query, args, database='', tx=None, getKey=False, skipAudit=False):
    return _update(query, _listed(args), database, tx, getKey, skipAudit)


# `(path)`, `(path, parameters)`, `(path, parameters, tx)`, `(path, parameters, tx, getKey)`, and each with the project before it.
def _run_named_query(*arguments, **named):
    given = list(arguments)
    if len(given) > 1 and isinstance(given[0], str) and isinstance(given[1], str):
        named.setdefault('project', given.pop(0))
    names = ('path', 'parameters', 'tx', 'getKey')
    if len(given) > len(names):
        raise TypeError('runNamedQuery takes a project, path, parameters, tx and getKey, and got %d arguments' % len(arguments))
    for name, value in zip(names, given):
        if name in named:
            raise TypeError('runNamedQuery got %s twice' % name)
        named[name] = value
    strange = sorted(set(named) - set(names) - {'project'})
    if strange:
        raise TypeError('runNamedQuery has no argument %s' % strange[0])
    if 'path' not in named:
        raise TypeError('runNamedQuery needs path')
    _own_project(named.get('project'))
    settings = {'transaction': named.get('tx') or None, 'getKey': bool(named.get('getKey'))}
    parameters = named.get('parameters')
    return _ask('db.runNamedQuery', [named['path'], {} if parameters is None else parameters, settings])[0]


def _own_project(project):
    own = call('system.util.getProjectName', [{}])
    if project is not None and project != own:
        raise IllegalArgumentException('this station runs the project %s, and has no named queries of %s' % (own, project))


_COMMITTED = 2


# A time limit below zero is the platform's own word for the usual one.
def _time_limit(timeout):
    return 30000 if timeout is None or timeout <= 0 else timeout


def _begin(database='', isolationLevel=None, timeout=None):
    level = _COMMITTED if isolationLevel is None else isolationLevel
    return _ask('db.begin', [database or '', level, _time_limit(timeout)])


def _begin_named(*arguments, **named):
    given = list(arguments)
    if len(given) > 1 and isinstance(given[1], str):
        named.setdefault('project', given.pop(0))
    _own_project(named.pop('project', None))
    names = ('database', 'isolationLevel', 'timeout')
    return _begin(**dict(zip(names, given), **named))


def _connections(name):
    return PyDataSet(_ask('db.connections', [name]))


def _clear_cache(*arguments, **named):
    given = list(arguments)
    path = named.get('path', given.pop() if given else None)
    if path is None:
        raise TypeError('clearNamedQueryCache needs path')
    _own_project(named.get('project', given.pop() if given else None))
    _ask('db.clearCache', [path])


def _clear_all(project=None):
    _own_project(project)
    _ask('db.clearCache', [None])


def _end(name):
    return lambda tx: _ask(name, [tx])


db = space(
    'system.db',
    READ_UNCOMMITTED=1,
    READ_COMMITTED=_COMMITTED,
    REPEATABLE_READ=4,
    SERIALIZABLE=8,
    beginNamedQueryTransaction=_begin_named,
    beginTransaction=_begin,
    clearAllNamedQueryCaches=_clear_all,
    clearNamedQueryCache=_clear_cache,
    closeTransaction=_end('db.close'),
    commitTransaction=_end('db.commit'),
    dateFormat=date_functions['format'],
    getConnectionInfo=lambda name=None: _connections(name),
    getConnections=lambda: _connections(None),
    rollbackTransaction=_end('db.rollback'),
    runNamedQuery=_run_named_query,
    runPrepQuery=_run_prep_query,
    runPrepUpdate=_run_prep_update,
    runQuery=_run_query,
    runScalarPrepQuery=_run_scalar_prep_query,
    runScalarQuery=_run_scalar_query,
    runUpdateQuery=_run_update_query,
)
