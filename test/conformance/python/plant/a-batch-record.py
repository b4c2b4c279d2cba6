"""Batch record of a mixing line: recipes, phases, deviations and a report."""
import re
import time
import datetime
import copy
from collections import defaultdict, namedtuple, OrderedDict
from StringIO import StringIO

Phase = namedtuple('Phase', 'name minutes setpoint tolerance')
VERSION = 3, 1, 'b'
_registry = {}


def register(kind, **options):
    def wrap(function):
        _registry[kind] = (function, options)
        function.kind = kind
        return function
    return wrap


class Deviation(Exception):
    severity = 1

    def __init__(self, phase, value, text=None, *more):
        Exception.__init__(self, phase, value)
        self.phase, self.value = phase, value
        self.text = text or 'value %s out of limits' % (value,)
        self.more = more

    def __str__(self):
        return '[%s] %s' % (self.phase, self.text)

    def __cmp__(self, other):
        return cmp((self.severity, self.value), (other.severity, other.value))


class Critical(Deviation):
    severity = 9


class Recorder:
    instances = 0

    def __init__(self, title, width=60):
        Recorder.instances += 1
        self.out, self.title, self.width = StringIO(), title, width
        self.lines = 0

    def __getattr__(self, name):
        if name.startswith('log_'):
            level = name[4:].upper()
            return lambda *args: self.write(level, *args)
        raise AttributeError, name

    def write(self, level, format, *args):
        self.lines += 1
        print >>self.out, '%-5s %03d %s' % (level, self.lines, format % args)

    def __len__(self):
        return self.lines

    def __nonzero__(self):
        return True

    def text(self):
        return self.out.getvalue()

    def __del__(self):
        pass


@register('heat', unit='\xb0C', rate=2)
def heat(start, phase, rate=2):
    value = start
    while value < phase.setpoint:
        value += rate
        yield min(value, phase.setpoint)


@register('hold', unit='min')
def hold(start, phase, **ignored):
    for minute in xrange(phase.minutes):
        yield start + (minute % 3 - 1) * phase.tolerance / 2


@register('cool', rate=5)
def cool(start, phase, rate=5):
    value = start
    while 1:
        value -= rate
        if value <= phase.setpoint:
            yield phase.setpoint
            break
        yield value


RECIPE = [Phase('heat', 0, 60, 2), Phase('hold', 7, 60, 3), Phase('cool', 0, 22, 1), Phase('rinse', 1, 0, 0)]


def run(recipe, start=20, recorder=None):
    results = OrderedDict()
    current = start
    for number, phase in enumerate(recipe, 1):
        try:
            function, options = _registry[phase.name]
        except KeyError, e:
            recorder.log_warn('no function for %s (%s)', e, type(e).__name__)
            continue
        options = dict((k, v) for k, v in options.iteritems() if k != 'unit')
        values = []
        try:
            try:
                for value in function(current, phase, **options):
                    values.append(value)
                    if abs(value - phase.setpoint) > phase.tolerance and phase.name == 'hold':
                        raise Critical(phase.name, value)
                    if len(values) > 20:
                        raise Deviation(phase.name, value, 'too long')
            except Critical, e:
                recorder.log_error('%s after %d', e, len(values))
                raise
            else:
                recorder.log_info('%s done: %d values, last %s', phase.name, len(values), values[-1])
            finally:
                results[phase.name] = values
                current = values and values[-1] or current
        except Deviation, (name, value):
            recorder.log_info('deviation of %s at %r', name, value)
    return results


def average(values):
    return sum(values) / len(values)


recorder = Recorder('Batch 7')
results = run(RECIPE, recorder=recorder)
print recorder.text(),
for name, values in results.items():
    print name.ljust(6), len(values), average(values), average(map(float, values)), round(average(map(float, values)), 2), values[:3], values[-3:]
print len(recorder), Recorder.instances, bool(recorder), hasattr(recorder, 'nothing')
try:
    recorder.nothing
except AttributeError, e:
    print 'AttributeError', e

deviations = [Deviation('a', 5), Critical('b', 1), Deviation('c', 2, 'text'), Critical('d', 0, None, 1, 2)]
deviations.sort()
print [str(d) for d in deviations], max(deviations), [d.more for d in deviations]
print sorted(deviations, key=lambda d: d.phase, reverse=True)[0], deviations[0].args, deviations[0].message == ''

# --- times
base = datetime.datetime(2024, 3, 30, 22, 15)
stamps = [base + datetime.timedelta(minutes=47 * i) for i in range(8)]
by_day = defaultdict(list)
for stamp in stamps:
    by_day[stamp.strftime('%Y-%m-%d')].append(stamp)
for day in sorted(by_day):
    print day, [s.strftime('%H:%M') for s in by_day[day]], max(by_day[day]) - min(by_day[day])
d = datetime.date(2024, 1, 29)
weeks = []
while d < datetime.date(2024, 3, 5):
    weeks.append('%02d/%d' % (d.isocalendar()[1], d.month))
    d += datetime.timedelta(days=7)
print weeks
delta = stamps[-1] - stamps[0]
print delta, delta.days, delta.seconds, delta.seconds / 3600, delta.seconds % 3600 / 60, str(delta).split(':')
hours, rest = divmod(delta.seconds + delta.days * 86400, 3600)
print '%d:%02d:%02d' % (hours, rest / 60, rest % 60), repr(delta), delta * 2, delta / 2, -delta

# --- parsing
LINE = re.compile(r'^(?P<tag>[A-Z]{2,3}-?\d+)\s*[:=]\s*(?P<value>-?\d+(?:[.,]\d+)?)\s*(?P<unit>\S+)?$')
text = '''TI-101: 23,5 C
PI102 = 1.013 bar
FT-7:-5
bad line
LIC-3 : 99 %
'''
for line in text.splitlines():
    match = LINE.match(line)
    if not match:
        print 'skip %r' % line
        continue
    groups = match.groupdict()
    number = float(groups['value'].replace(',', '.'))
    print '%(tag)-8s|%(value)8s|%(unit)s' % groups, number, int(number), '%+.1f' % number, match.lastgroup, match.span('value')


def swap(match):
    return {'C': 'F', 'bar': 'psi'}.get(match.group(0), match.group(0).upper())


print re.sub(r'\b[A-Za-z]+\b', swap, 'a C b bar cde'), re.subn('[aeiou]', '', 'education'), re.split(r'[;,]\s*', 'a, b;c,,d')
print re.findall(r'(\w)(\d)', 'a1 b2 c3'), [m.start() for m in re.finditer('a', 'banana')]
print copy.deepcopy(RECIPE) == RECIPE, RECIPE[0]._replace(name='x'), Phase._fields
print '.'.join(map(str, VERSION)), '%s.%s%s' % VERSION, VERSION > (3, 0), VERSION < (3, 1, 'c')
table = [('Name', 'Val'), ('pump', 12.5), ('valve', None), ('motor', 1e6), ('x', True)]
widths = [max([len(str(row[i])) for row in table]) for i in range(2)]
for row in table:
    print ' | '.join([str(cell).rjust(width) if not isinstance(cell, str) else cell.ljust(width) for cell, width in zip(row, widths)])
print '-' * 20, '\n'.join(('%-10s%10.3f' % (k, v)) for k, v in sorted({'a': 1, 'b': 2.5}.items()))
