# `system.alarm`: how the alarms of tags stand and what became of them, and what who is signed in does with them.

from _alarm_events import AlarmEvent, AlarmQueryResult, ShelvedPath, priorities, states
from _crossing import call
from _java_util import Date
from _system_date import functions as date_functions
from _texts import text

_state_names = ('ClearUnacked', 'ClearAcked', 'ActiveUnacked', 'ActiveAcked')
# Minutes for which an alarm is shelved where nothing is said.
_usual = 15


def _listed(given):
    return [given] if isinstance(given, (str, int)) else list(given)


# Names or numbers as Ignition has them, as the words that events have.
def _named(given, names, words, what):
    chosen = []
    for one in _listed(given):
        called = text(one).lower()
        places = [place for place, name in enumerate(names)
                  if called in (str(place), name.lower(), words[place].lower())]
        if not places:
            raise ValueError('there is no %s of an alarm %s' % (what, text(one)))
        chosen.append(words[places[0]])
    return chosen


def _patterns(given):
    return None if given is None else [text(pattern) for pattern in _listed(given)]


def _filter(priority, state, path, source, displaypath):
    return {
        'priorities': None if priority is None else _named(priority, priorities, priorities, 'priority'),
        'states': None if state is None else _named(state, _state_names, states, 'state'),
        'paths': _patterns(path), 'sources': _patterns(source), 'displayPaths': _patterns(displaypath),
    }


_comparisons = {
    '=': lambda one, other: one == other, '!=': lambda one, other: one != other,
    '<': lambda one, other: one < other, '<=': lambda one, other: one <= other,
    '>': lambda one, other: one > other, '>=': lambda one, other: one >= other,
}


# Whether an event meets a condition: `('priority', '>=', 'High')`. Priorities are compared by their order.
def _meets(event, condition):
    name, comparison, wanted = condition
    sign, held = text(comparison), event.get(name)
    if sign not in _comparisons:
        raise ValueError('there is no comparison %s of the properties of alarms' % sign)
    if text(name) == 'priority':
        held, wanted = priorities.index(held), priorities.index(_named([wanted], priorities, priorities, 'priority')[0])
    elif sign not in ('=', '!=') and (held is None or isinstance(held, str) or isinstance(wanted, str)):
        if held is not None:
            raise ValueError('texts are compared by = and != alone, and %s is one' % text(name))
        return False
    return _comparisons[sign](held, wanted)


def _with_properties(events, all_properties, any_properties, defined):
    return AlarmQueryResult([
        event for event in events
        if all(_meets(event, one) for one in all_properties or [])
        and (not any_properties or any(_meets(event, one) for one in any_properties))
        and all(event.get(name) is not None for name in _listed(defined or []))])


# The alarms of `[default]` are those that there are.
def _is_elsewhere(provider):
    return provider is not None and 'default' not in [text(one).lower() for one in _listed(provider)]


def _query_status(priority=None, state=None, path=None, source=None, displaypath=None, all_properties=None,
                  any_properties=None, defined=None, includeShelved=False, provider=None):
    asked = {'filter': _filter(priority, state, path, source, displaypath), 'includesShelved': bool(includeShelved)}
    rows = [] if _is_elsewhere(provider) else call('alarms.query', [asked])
    return _with_properties([AlarmEvent(row) for row in rows], all_properties, any_properties, defined)


def _date(value):
    if value is None or isinstance(value, Date):
        return value
    return date_functions['parse'](value) if isinstance(value, str) else date_functions['fromMillis'](int(value))


# There is one journal, whatever it is called. It has none of what happens to the system itself.
def _query_journal(startDate=None, endDate=None, journalName=None, priority=None, state=None, path=None, source=None,
                   displaypath=None, all_properties=None, any_properties=None, defined=None, includeData=False,
                   includeSystem=False, includeShelved=False, isSystem=None, provider=None):
    asked = {
        'filter': _filter(priority, state, path, source, displaypath),
        'start': _date(startDate), 'end': _date(endDate), 'includesShelved': bool(includeShelved),
    }
    rows = [] if isSystem or _is_elsewhere(provider) else call('alarms.journal', [asked], is_data=True)
    events = [AlarmEvent(row['event'], row['change'], row['at']) for row in rows]
    return _with_properties(events, all_properties, any_properties, defined)


def _acknowledge(alarmIds, notes=None, username=None):
    ids = [text(one) for one in _listed(alarmIds)]
    call('alarms.acknowledge', [ids, '' if notes is None else text(notes), None if username is None else text(username)])


# For no time: taken back.
def _shelve(path, timeoutSeconds=None, timeoutMinutes=None):
    given = timeoutSeconds is not None or timeoutMinutes is not None
    seconds = int(timeoutSeconds or 0) + 60 * int(timeoutMinutes or 0) if given else 60 * _usual
    if seconds == 0:
        _unshelve(path)
    else:
        call('alarms.shelve', [_patterns(path), seconds])


def _unshelve(path):
    call('alarms.unshelve', [_patterns(path)])


def _get_shelved_paths():
    return [ShelvedPath(row) for row in call('alarms.shelved', [])]


functions = {
    'acknowledge': _acknowledge,
    'getShelvedPaths': _get_shelved_paths,
    'queryJournal': _query_journal,
    'queryStatus': _query_status,
    'shelve': _shelve,
    'unshelve': _unshelve,
}
