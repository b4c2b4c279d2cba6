# The history of tags: `system.tag.queryTagHistory` and its family.

from _crossing import call
from _java_util import Date
from _dictionary import Dict
from _errors import IllegalArgumentException
from _system_date import functions as date_functions
from _texts import text


def _date(value):
    if value is None or isinstance(value, Date):
        return value
    if isinstance(value, str):
        return date_functions['parse'](value)
    return date_functions['fromMillis'](int(value))


# From when to when: two dates, or one of them and how long.
def _range(startDate, endDate, hours, minutes):
    start, end = _date(startDate), _date(endDate)
    length = (int(hours) * 60 + int(minutes)) * 60000
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


def _query(paths, startDate=None, endDate=None, returnSize=-1, aggregationMode='Average', returnFormat='Wide',
           columnNames=None, intervalHours=0, intervalMinutes=0, rangeHours=0, rangeMinutes=0, aggregationModes=None,
           includeBoundingValues=True, validateSCExec=True, noInterpolation=False, ignoreBadQuality=False, timeout=None):
    tags = _listed(paths)
    start, end = _range(startDate, endDate, rangeHours, rangeMinutes)
    form = text(returnFormat).capitalize()
    if form not in ('Wide', 'Tall'):
        raise IllegalArgumentException('returnFormat is Wide or Tall, and not %s' % text(returnFormat))
    interval = (int(intervalHours) * 60 + int(intervalMinutes)) * 60000
    size = int(returnSize)
    if interval > 0:
        # Whole intervals from the start: the last one may reach beyond the end.
        millis = date_functions['toMillis']
        slices = max(1, -((millis(start) - millis(end)) // interval))
        end = date_functions['fromMillis'](millis(start) + slices * interval)
    else:
        slices = size if size > 0 else None
    modes = _one_each('aggregationModes', aggregationModes, tags) or [text(aggregationMode)] * len(tags)
    names = _one_each('columnNames', columnNames, tags) or tags
    return call('history.query', [{
        'paths': tags, 'names': names, 'start': start, 'end': end, 'slices': slices, 'aggregates': modes or ['Average'],
        'format': form, 'ignoresBad': bool(ignoreBadQuality),
    }], is_data=True)


def _calculate(paths, calculations, startDate=None, endDate=None, rangeHours=0, rangeMinutes=0, aliases=None,
               includeBoundingValues=True, validateSCExec=True, noInterpolation=False, ignoreBadQuality=False):
    tags = _listed(paths)
    start, end = _range(startDate, endDate, rangeHours, rangeMinutes)
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
    points = []
    for path, value, mark, at in zip(tags, given, marks, times):
        whole = path if path.startswith('[') else '[%s]%s' % (text(tagprovider), path)
        good = mark == 192 or str(mark).startswith('Good')
        points.append({'path': whole, 'value': value, 'quality': None if good else ('Bad' if isinstance(mark, int) else str(mark)), 'at': _date(at)})
    call('history.store', [points], is_data=True)


def _browse(rootPath='', nameFilters=None, continuationPoint=None):
    from _system_tag import Results
    return Results([Dict({'path': path, 'hasChildren': False, 'type': 'tag'}) for path in call('history.paths', [])])


functions = {
    'browseHistoricalTags': _browse,
    'queryTagCalculations': _calculate,
    'queryTagHistory': _query,
    'storeTagHistory': _store,
}
