# `system.db`. What a query gives is a PyDataSet, what a named query gives a Dataset, as the platform has it.

from _crossing import call
from _dataset import Dataset, PyDataSet
from _errors import IllegalArgumentException
from _space import space
from _system_date import functions as date_functions
from _texts import kind_name


def _place(database, tx):
    return {'database': database or None, 'transaction': tx or None}


def _ask(name, arguments):
    return call(name, arguments, read=False, is_data=True)


def _listed(args):
    if args is None:
        return []
    if isinstance(args, (str, dict)) or not hasattr(args, '__iter__'):
        raise IllegalArgumentException('args is a list of values, not %s' % ('a text' if isinstance(args, str) else kind_name(args)))
    return list(args)


# Arguments of a function that may have the project before the others, by their names.
def _named(function, names, arguments, named, has_project):
    given, found = list(arguments), dict(named)
    if has_project(given):
        found.setdefault('project', given.pop(0))
    if len(given) > len(names):
        raise TypeError('%s takes a project, %s, and got %d arguments' % (function, ' and '.join([', '.join(names[:-1]), names[-1]] if names[1:] else names), len(arguments)))
    for name, value in zip(names, given):
        if name in found:
            raise TypeError('%s got %s twice' % (function, name))
        found[name] = value
    strange = sorted(set(found) - set(names) - {'project'})
    if strange:
        raise TypeError('%s has no argument %s' % (function, strange[0]))
    _own_project(found.pop('project', None))
    return found


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
    given = _named('runNamedQuery', ('path', 'parameters', 'tx', 'getKey'), arguments, named, _begins_with_texts)
    if 'path' not in given:
        raise TypeError('runNamedQuery needs path')
    settings = {'transaction': given.get('tx') or None, 'getKey': bool(given.get('getKey'))}
    parameters = given.get('parameters')
    return _ask('db.runNamedQuery', [given['path'], {} if parameters is None else parameters, settings])[0]


# The functions that Ignition 8.3 has in its place, one for each kind of query: the project stands last, also without parameters.
def _by_kind(function, names, shown=lambda found: found):
    def run(*arguments, **named):
        given = dict(named)
        if len(arguments) == 2 and isinstance(arguments[1], str):
            arguments, given['project'] = arguments[:1], arguments[1]
        given = _named(function, (*names, 'project'), arguments, given, lambda _given: False)
        if 'path' not in given:
            raise TypeError('%s needs path' % function)
        return shown(_run_named_query(**given))

    return run


# The value of a query that gives rows is the first of the first.
def _first(found):
    if not isinstance(found, Dataset):
        return found
    return found.getValueAt(0, 0) if found.getRowCount() > 0 and found.getColumnCount() > 0 else None


# A project and what it has: two texts.
def _begins_with_texts(given):
    return len(given) > 1 and isinstance(given[0], str) and isinstance(given[1], str)


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
    names = ('database', 'isolationLevel', 'timeout')
    return _begin(**_named('beginNamedQueryTransaction', names, arguments, named, _begins_with_texts))


def _connections(name):
    return PyDataSet(_ask('db.connections', [name]))


def _clear_cache(*arguments, **named):
    given = _named('clearNamedQueryCache', ('path',), arguments, named, _begins_with_texts)
    if 'path' not in given:
        raise TypeError('clearNamedQueryCache needs path')
    _ask('db.clearCache', [given['path']])


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
    dateFormat=lambda date, formatPattern: date_functions['format'](date, formatPattern),
    execQuery=_by_kind('execQuery', ('path', 'parameters', 'tx')),
    execScalar=_by_kind('execScalar', ('path', 'parameters', 'tx'), _first),
    execUpdate=_by_kind('execUpdate', ('path', 'parameters', 'tx', 'getKey')),
    getConnectionInfo=lambda name='': _connections(name or ''),
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
