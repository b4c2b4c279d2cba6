# `system.alarm`: how the alarms of tags stand, and their acknowledgement by who is signed in.

import fnmatch

from _crossing import call
from _sealed import Sealed
from _texts import text

_priorities = ('Diagnostic', 'Low', 'Medium', 'High', 'Critical')
_states = ('ClearUnacked', 'ClearAcked', 'ActiveUnacked', 'ActiveAcked')
_state_words = ('Cleared, Unacknowledged', 'Cleared, Acknowledged', 'Active, Unacknowledged', 'Active, Acknowledged')


# What is known of an event at one of its times.
class EventData(metaclass=Sealed):
    def __init__(self, timestamp, **held):
        self.timestamp = timestamp
        self._held = held

    def getTimestamp(self):
        return self.timestamp

    def get(self, name):
        return self._held.get(text(name))


class AlarmEvent(metaclass=Sealed):
    def __init__(self, row):
        ack = row['ack']
        self.id, self.source, self.displayPath = row['id'], row['source'], row['displayPath']
        self.label, self.priority, self.state, self.notes = row['label'], row['priority'], row['state'], row['notes']
        self.name = self.source.split(':/alm:')[-1]
        self.activeData = EventData(row['activeAt'], eventValue=row['value'])
        self.clearedData = None if row['clearedAt'] is None else EventData(row['clearedAt'])
        self.ackData = None if ack is None else EventData(ack['at'], ackUser=ack['by'], ackNotes=ack['notes'])
        self.acked, self.cleared = ack is not None, row['clearedAt'] is not None

    def getId(self):
        return self.id

    def getSource(self):
        return self.source

    def getDisplayPath(self):
        return self.displayPath

    def getName(self):
        return self.name

    def getLabel(self):
        return self.label

    def getPriority(self):
        return self.priority

    def getState(self):
        return self.state

    def getNotes(self):
        return self.notes

    def getActiveData(self):
        return self.activeData

    def getClearedData(self):
        return self.clearedData

    def getAckData(self):
        return self.ackData

    def isAcked(self):
        return self.acked

    def isCleared(self):
        return self.cleared


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


def _matches(value, patterns):
    return any(fnmatch.fnmatchcase(value.lower(), text(pattern).lower()) for pattern in _listed(patterns))


def _query_status(priority=None, state=None, path=None, source=None, displaypath=None, all_properties=None,
                  any_properties=None, defined=None, includeShelved=False, provider=None):
    if all_properties or any_properties or defined:
        raise ValueError('system.alarm.queryStatus does not look for properties of alarms in this version')
    priorities = None if priority is None else _named(priority, _priorities, _priorities, 'priority')
    states = None if state is None else _named(state, _states, _state_words, 'state')
    events = [AlarmEvent(row) for row in call('alarms.query', [])]
    return [event for event in events
            if (priorities is None or event.priority in priorities)
            and (states is None or event.state in states)
            and (path is None or _matches(event.source, path))
            and (source is None or _matches(event.source, source))
            and (displaypath is None or _matches(event.displayPath, displaypath))]


def _acknowledge(alarmIds, notes=None, username=None):
    ids = [text(one) for one in _listed(alarmIds)]
    call('alarms.acknowledge', [ids, '' if notes is None else text(notes), None if username is None else text(username)])


functions = {
    'acknowledge': _acknowledge,
    'queryStatus': _query_status,
}
