# The history of tags: `system.tag.queryTagHistory` and its family.

import re

from _crossing import call
from _java_util import Date
from _errors import IllegalArgumentException
from _sealed import Sealed
from _system_date import functions as date_functions
from _texts import text


def _date(value):
    if value is None or isinstance(value, Date):
        return value
    if isinstance(value, str):
        return date_functions['parse'](value)
    return date_functions['fromMillis'](int(value))


# What is not said counts nothing.
def _millis(hours, minutes, seconds=None):
    return ((int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)) * 1000


# From when to when: two dates, or one of them and how long.
def _range(startDate, endDate, length):
    start, end = _date(startDate), _date(endDate)
    if start is not None and end is not None:
        return start, end
    if length == 0:
        length = 8 * 3600000
    at = date_functions['toMillis']
    of = date_functions['fromMillis']
    if start is not None:
        return start, of(at(start) + abs(length))
    end = date_functions['now']() if end is None else end
    return of(at(end) - abs(length)), end


def _listed(paths):
    return [text(paths)] if isinstance(paths, str) else [text(path) for path in paths]


# What is said for each of the tags, or nothing.
def _one_each(name, given, tags):
    said = _listed(given) if given else []
    if said and len(said) != len(tags):
        raise IllegalArgumentException('%s has one for each of the paths: it has %d, and the paths are %d' % (name, len(said), len(tags)))
    return said


# -1 is each change, 0 as often as the tags are stored (natural).
def _slices(returnSize):
    size = -1 if returnSize is None else int(returnSize)
    if size < -1:
        raise IllegalArgumentException('returnSize is a number of rows, 0 or -1, and not %d' % size)
    return size if size > 0 else 'natural' if size == 0 else None


def _query(paths, startDate=None, endDate=None, returnSize=-1, aggregationMode='Average', returnFormat='Wide',
           columnNames=None, intervalHours=None, intervalMinutes=None, rangeHours=None, rangeMinutes=None, aggregationModes=None,
           includeBoundingValues=None, validateSCExec=None, noInterpolation=None, ignoreBadQuality=None, timeout=None,
           intervalSeconds=None, rangeSeconds=None):
    tags = _listed(paths)
    start, end = _range(startDate, endDate, _millis(rangeHours, rangeMinutes, rangeSeconds))
    form = text(returnFormat).capitalize()
    if form not in ('Wide', 'Tall'):
        raise IllegalArgumentException('returnFormat is Wide or Tall, and not %s' % text(returnFormat))
    interval = _millis(intervalHours, intervalMinutes, intervalSeconds)
    slices = _slices(returnSize)
    if interval > 0:
        # Whole intervals from the start: the last one may reach beyond the end.
        millis = date_functions['toMillis']
        slices = max(1, -((millis(start) - millis(end)) // interval))
        end = date_functions['fromMillis'](millis(start) + slices * interval)
    modes = _one_each('aggregationModes', aggregationModes, tags) or [text(aggregationMode)] * len(tags)
    names = _one_each('columnNames', columnNames, tags) or tags
    return call('history.query', [{
        'paths': tags, 'names': names, 'start': start, 'end': end, 'slices': slices, 'aggregates': modes or ['Average'],
        'format': form, 'ignoresBad': bool(ignoreBadQuality),
    }], is_data=True)


# The manual calls one of them `validatesSCExec`, and of `queryTagHistory` `validateSCExec`.
def _calculate(paths, calculations, startDate=None, endDate=None, rangeHours=None, rangeMinutes=None, aliases=None,
               includeBoundingValues=True, validatesSCExec=True, noInterpolation=False, ignoreBadQuality=False, validateSCExec=True):
    tags = _listed(paths)
    start, end = _range(startDate, endDate, _millis(rangeHours, rangeMinutes))
    return call('history.calculate', [{
        'paths': tags, 'names': _one_each('aliases', aliases, tags) or tags, 'start': start, 'end': end,
        'calculations': _listed(calculations), 'ignoresBad': bool(ignoreBadQuality),
    }], is_data=True)


# What is stored from elsewhere; the provider is this station's own, whatever it is called.
def _store(historyprovider, tagprovider, paths, values, qualities=None, timestamps=None):
    tags, given = _listed(paths), list(values)
    if len(tags) != len(given):
        raise IllegalArgumentException('there are %d tags and %d values' % (len(tags), len(given)))
    marks = list(qualities) if qualities else [192] * len(tags)
    times = list(timestamps) if timestamps else [None] * len(tags)
    for name, said in ('qualities', marks), ('timestamps', times):
        if len(said) != len(tags):
            raise IllegalArgumentException('%s has one for each of the paths: it has %d, and the paths are %d' % (name, len(said), len(tags)))
    points = []
    for path, value, mark, at in zip(tags, given, marks, times):
        whole = path if path.startswith('[') else '[%s]%s' % (text(tagprovider), path)
        good = mark == 192 or str(mark).startswith('Good')
        points.append({'path': whole, 'value': value, 'quality': None if good else ('Bad' if isinstance(mark, int) else str(mark)), 'at': _date(at)})
    call('history.store', [points], is_data=True)


# A folder, a provider or a tag of the history, one level below what was asked for.
class HistoryNode(metaclass=Sealed):
    def __init__(self, path, is_tag, has_children):
        self.path = path
        self.type = 'tag' if is_tag else 'folder'
        self._has_children = has_children

    def getPath(self):
        return self.path

    def getType(self):
        return self.type

    def hasChildren(self):
        return self._has_children

    def __repr__(self):
        return str(self.path)


# The whole path of what is browsed, as the history has it: nothing for all providers.
def _root(path):
    said = re.fullmatch(r'histprov:[^/]*:?(?:/drv:[^:/]*:([^/]*?):?)?(?:/tag:(.*))?', path, re.DOTALL)
    if said is not None:
        return '' if said.group(1) is None else '[%s]%s' % (said.group(1), said.group(2) or '')
    return path if path == '' or path.startswith('[') else '[default]' + path


def _browse(path='', nameFilters=None, maxSize=None, continuationPoint=None):
    from _system_tag import Results, _like, _wildcards
    if continuationPoint is not None:
        raise IllegalArgumentException('browseHistoricalTags gives no continuationPoint, and takes none')
    root = _root(text(path)).rstrip('/')
    tags = list(call('history.paths', []))
    before = root if root == '' or root.endswith(']') else root + '/'
    found = {}
    for tag in tags:
        if not tag.lower().startswith(before.lower()) or len(tag) == len(before):
            continue
        rest = tag[len(before):]
        # Below nothing there are providers.
        end = rest.find(']') + 1 if before == '' else rest.find('/')
        name = rest if end <= 0 else rest[:end]
        key = name.lower()
        whole, is_tag, has_children = found.get(key, (tag[:len(before)] + name, False, False))
        found[key] = (whole, is_tag or end <= 0, has_children or end > 0)
    wanted = _listed(nameFilters) if nameFilters else ['*']
    nodes = [
        HistoryNode(*found[key]) for key in sorted(found)
        if any(_like(re.split(r'[/\]]', found[key][0].rstrip(']'))[-1].lstrip('['), pattern, _wildcards) for pattern in wanted)
    ]
    return Results(nodes if maxSize is None else nodes[:int(maxSize)])


functions = {
    'browseHistoricalTags': _browse,
    'queryTagCalculations': _calculate,
    'queryTagHistory': _query,
    'storeTagHistory': _store,
}
