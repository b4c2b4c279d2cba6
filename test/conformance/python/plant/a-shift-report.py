"""Shift report: reads lines of a log, groups them, checks limits, writes CSV, JSON and HTML."""
import csv
import json
import re
import time
import calendar
import datetime
import operator
import itertools
from collections import defaultdict, OrderedDict, deque, Counter, namedtuple
from cStringIO import StringIO

LOG = '''\
2024-03-30 21:58:11,412 INFO  [Line1/Filler] speed=118.5;count=10234;state=RUN
2024-03-30 22:03:00,001 WARN  [Line1/Filler] speed=97.25;count=10290;state=SLOW
2024-03-30 23:59:59,999 INFO  [Line2/Capper] speed=120;count=55;state=RUN
2024-03-31 01:59:59,000 ERROR [Line1/Filler] speed=0.0;count=10290;state=FAULT;code=0x1F
garbage
2024-03-31 03:00:01,500 INFO  [Line1/Filler] speed=118.0;count=10291;state=RUN
2024-03-31 06:00:00,000 INFO  [Line2/Capper] speed=119.75;count=1055;state=RUN
'''
ENTRY = re.compile(r'(?P<day>\d{4}-\d\d-\d\d) (?P<time>[\d:]{8}),(?P<ms>\d{3})\s+(?P<level>[A-Z]+)\s+\[(?P<line>\w+)/(?P<unit>\w+)\]\s(?P<rest>.*)$')
Entry = namedtuple('Entry', 'at level line unit values')


class ParseError(ValueError):
    def __init__(self, number, text):
        super(ParseError, self).__init__('line %d: %r' % (number, text))
        self.number = number


def convert(text):
    for kind in (int, float, lambda t: int(t, 16)):
        try:
            return kind(text)
        except ValueError:
            pass
    return text


def parse(text, strict=False):
    for number, line in enumerate(text.splitlines(), 1):
        found = ENTRY.match(line)
        if found is None:
            if strict:
                raise ParseError(number, line)
            continue
        at = datetime.datetime.strptime('%(day)s %(time)s' % found.groupdict(), '%Y-%m-%d %H:%M:%S')
        at += datetime.timedelta(milliseconds=int(found.group('ms')))
        values = dict(pair.split('=', 1) for pair in found.group('rest').split(';'))
        for key in values:
            values[key] = convert(values[key])
        yield Entry(at, found.group('level').lower(), values=values, *found.group('line', 'unit'))


entries = list(parse(LOG))
try:
    list(parse(LOG, True))
except ParseError, e:
    print type(e).__name__, e, e.number, e.args, e.message
print len(entries), entries[0].at, entries[0].values, entries[3].values['code'], repr(entries[3].at)
for key, group in itertools.groupby(sorted(entries, key=operator.attrgetter('line', 'at')), operator.attrgetter('line')):
    group = list(group)
    span = group[-1].at - group[0].at
    print key, len(group), span, span.total_seconds() / 3600, [e.values['count'] for e in group], '%.3f' % (sum(e.values['speed'] for e in group) / len(group))


def shift_of(at):
    """The shift and the day that it is counted to."""
    hour = at.hour
    shift = (hour - 6) % 24 / 8 + 1
    day = at.date() if hour >= 6 else at.date() - datetime.timedelta(1)
    return day, shift


by_shift = defaultdict(lambda: {'count': 0, 'worst': None, 'levels': Counter()})
for entry in entries:
    record = by_shift[shift_of(entry.at)]
    record['count'] += 1
    record['levels'][entry.level] += 1
    if record['worst'] is None or entry.values['speed'] < record['worst'].values['speed']:
        record['worst'] = entry
for (day, shift), record in sorted(by_shift.iteritems()):
    print day.strftime('%a %d %b'), shift, record['count'], record['worst'].values['speed'], dict(record['levels']), record['levels'].most_common(1)

out = StringIO()
writer = csv.DictWriter(out, fieldnames=['at', 'unit', 'speed', 'count', 'state'], extrasaction='ignore', lineterminator='\n')
writer.writerow(dict((name, name.title()) for name in writer.fieldnames))
for entry in entries:
    row = dict(entry.values, at=entry.at.isoformat(), unit=entry.unit)
    writer.writerow(row)
print out.getvalue()
rows = list(csv.DictReader(StringIO(out.getvalue())))
print rows[1]['Speed'], rows[1].keys() == rows[0].keys(), len(rows), sum(float(r['Speed']) for r in rows), max(rows, key=lambda r: int(r['Count']))['At']


class Encoder(json.JSONEncoder):
    def default(self, value):
        if isinstance(value, (datetime.datetime, datetime.date)):
            return value.isoformat()
        if hasattr(value, '_asdict'):
            return value._asdict()
        return json.JSONEncoder.default(self, value)


print json.dumps(OrderedDict([('at', entries[0].at), ('n', 1), ('x', [1.0, None, True, 1e-7])]), cls=Encoder)
print json.dumps({'b': [1, 2, {'c': u'\xe4\u20ac'}], 'a': 1.10}, sort_keys=True, indent=4, separators=(',', ': '))
try:
    print json.dumps({'x': object}, cls=Encoder)
except TypeError, e:
    print 'TypeError', str(e)[-24:]
window = deque(maxlen=3)
means = []
for entry in entries:
    window.append(entry.values['speed'])
    means.append(round(sum(window) / len(window), 2))
print means, list(window), window.maxlen


def html(rows, **attributes):
    yield '<table%s>' % ''.join(' %s="%s"' % item for item in sorted(attributes.items()))
    for place, row in enumerate(rows):
        yield '  <tr class="%s">%s</tr>' % (place % 2 and 'odd' or 'even', ''.join('<td>{0:>8}</td>'.format(cell) for cell in row))
    yield '</table>'


print '\n'.join(html([(e.unit, e.values['speed'], e.at.strftime('%H:%M')) for e in entries[:3]], id='t', width=100))
first, last = entries[0].at, entries[-1].at
day = first.date()
while day <= last.date():
    print day, calendar.day_name[day.weekday()], day.isocalendar(), calendar.monthrange(day.year, day.month)[1] - day.day
    day += datetime.timedelta(days=1)
stamp = calendar.timegm(first.timetuple())
print stamp, time.strftime('%Y%m%d-%H%M', time.gmtime(stamp)), datetime.datetime.utcfromtimestamp(stamp) == first.replace(microsecond=0), time.mktime(first.timetuple()) - stamp
limits = {'speed': (100, 120), 'count': (None, 10290)}
alarms = []
for entry in entries:
    for name, (low, high) in sorted(limits.items()):
        value = entry.values[name]
        if low is not None and value < low or high is not None and value > high:
            alarms.append('%s.%s %s%s' % (entry.unit, name, value, (' < %s' % low if low > value else ' > %s' % high)))
print alarms
print '%-10s|%10s|%+08.2f|%x|%o|%e|%g|%r|%%|%c' % ('left', 'right', 3.14159, 255, 8, 12345.678, 0.00001, u'u', 'c')
totals = reduce(lambda found, e: dict(found, **{e.unit: found.get(e.unit, 0) + e.values['speed']}), entries, {})
print totals, sorted(totals, key=totals.get, reverse=True), zip(*sorted(totals.items()))
print ['%s%s' % (prefix, number) for prefix in 'AB' for number in range(3) if (prefix, number) != ('A', 1)], dict.fromkeys(range(3), 0), {v: k for k, v in totals.items()}.values() == totals.keys()
text = u'M\xe4nner \u2013 stra\xdfe'
print text.encode('utf-8'), len(text), text.upper().encode('utf-8'), text.encode('ascii', 'replace'), repr(text.encode('latin-1', 'ignore')), repr(text), text.title().encode('utf-8'), text.split()[0].encode('cp1252').encode('hex')
