# What `system.alarm` gives: events of alarms, shelved alarms, and lists of events that are datasets too.

from _column_types import BOOLEAN, DATE, INTEGER, STRING
from _dataset import Dataset
from _java_util import Date
from _sealed import Sealed
from _texts import text
from _unicode import letters
import _zones

priorities = ('Diagnostic', 'Low', 'Medium', 'High', 'Critical')
states = ('Cleared, Unacknowledged', 'Cleared, Acknowledged', 'Active, Unacknowledged', 'Active, Acknowledged')
_changes = ('active', 'cleared', 'acknowledged')
_change_words = ('Active', 'Clear', 'Ack')


# A property by its name.
class Property(metaclass=Sealed):
    def __init__(self, name):
        self.name = name

    def getName(self):
        return self.name

    def __str__(self):
        return self.name


# Properties by their names, or by what `getProperties` gives.
class Properties(metaclass=Sealed):
    def get(self, name):
        return self._all().get(_name_of(name))

    def getOrElse(self, name, value):
        held = self.get(name)
        return value if held is None else held

    def getOrDefault(self, name):
        return self.get(name)

    def contains(self, name):
        return _name_of(name) in self._all()

    def getProperties(self):
        return [Property(letters(name)) for name in self._all()]


def _name_of(given):
    return given.name if isinstance(given, Property) else text(given)


# What is known of an event at one of its times: `data` is what its alarm brought with it.
class EventData(Properties):
    def __init__(self, timestamp, data, **held):
        self.timestamp = timestamp
        self._held = dict(data, **held)

    def getTimestamp(self):
        return self.timestamp

    def _all(self):
        return self._held


class AlarmEvent(Properties):
    # `change` is what of it happened, where the journal tells of one thing alone, and `at` when.
    def __init__(self, row, change=None, at=None):
        ack, shelved, data = row['ack'], row['shelved'], row['data']
        self.id, self.source, self.displayPath, self.name = row['id'], row['source'], row['displayPath'], row['name']
        self.label, self.priority, self.state, self.notes = row['label'], row['priority'], row['state'], row['notes']
        self.activeData = EventData(row['activeAt'], data, eventValue=row['value'], eventTime=Date(row['activeAt']))
        self.clearedData = None if row['clearedAt'] is None else EventData(row['clearedAt'], data, eventTime=Date(row['clearedAt']))
        self.ackData = None if ack is None else EventData(
            ack['at'], data, ackUser=ack['by'], ackNotes=ack['notes'], eventTime=Date(ack['at']))
        self.acked, self.cleared, self.shelved = ack is not None, row['clearedAt'] is not None, shelved is not None
        self.lastEventState = letters(_change_words[_changes.index(change or self._last())])
        self._at, self._change, self._data = at, change, data

    # What happened to it last.
    def _last(self):
        if self.clearedData is None or self.ackData is not None and self.ackData.timestamp > self.clearedData.timestamp:
            return 'active' if self.ackData is None else 'acknowledged'
        return 'cleared'

    def _time(self):
        data = {'Active': self.activeData, 'Clear': self.clearedData, 'Ack': self.ackData}[self.lastEventState]
        return Date(data.timestamp if self._at is None else self._at)

    def getId(self):
        return self.id

    def getSource(self):
        return self.source

    def getDisplayPath(self):
        return self.displayPath

    def getDisplayPathOrSource(self):
        return self.displayPath or self.source

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

    def getLastEventState(self):
        return self.lastEventState

    def isAcked(self):
        return self.acked

    def isCleared(self):
        return self.cleared

    def isShelved(self):
        return self.shelved

    # What stands under a name of its own is what the alarm brought with it, where the event has nothing else of it.
    def _all(self):
        held = {
            **self._data,
            'eventId': self.id, 'source': self.source, 'displayPath': self.displayPath, 'name': self.name,
            'label': self.label, 'priority': self.priority, 'state': self.state, 'notes': self.notes,
            'isActive': not self.cleared, 'isAcked': self.acked, 'isClear': self.cleared, 'isShelved': self.shelved,
            'eventValue': self.activeData.get('eventValue'), 'activeTime': Date(self.activeData.timestamp),
        }
        if self.clearedData is not None:
            held['clearTime'] = Date(self.clearedData.timestamp)
        if self.ackData is not None:
            held.update(ackTime=Date(self.ackData.timestamp), ackUser=self.ackData.get('ackUser'),
                        ackNotes=self.ackData.get('ackNotes'))
        return held


class AlarmQueryResult(list, metaclass=Sealed):
    # How they stand, or what happened to them: the journal has what happened.
    def getDataset(self):
        rows, of_journal = [], any(event._change is not None for event in self)
        for event in self:
            row = [event.id, event.source, event.displayPath, event._time()]
            row.append(_change_words.index(event.lastEventState) if of_journal else states.index(event.state))
            row.append(priorities.index(event.priority))
            rows.append(row + [False] if of_journal else row)
        names = ['EventId', 'Source', 'DisplayPath', 'EventTime', 'EventState' if of_journal else 'State', 'Priority']
        types = [STRING, STRING, STRING, DATE, INTEGER, INTEGER]
        return Dataset(names + ['IsSystemEvent'], rows, types + [BOOLEAN]) if of_journal else Dataset(names, rows, types)


# An alarm that is shelved.
class ShelvedPath(metaclass=Sealed):
    def __init__(self, row):
        self.path, self.user = row['source'], row['by']
        self.shelveTime, self.expiration = Date(row['since']), Date(row['until'])
        self._until = row['until']

    def getPath(self):
        return self.path

    def getUser(self):
        return self.user

    def getShelveTime(self):
        return self.shelveTime

    def getExpiration(self):
        return self.expiration

    def isExpired(self):
        return self._until <= _zones.now()
