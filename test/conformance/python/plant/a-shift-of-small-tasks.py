# Small tasks of a plant, one after the other.
import re, math, json, datetime, time, collections, itertools
rows = [{'tag': 'T%d' % i, 'v': i * 1.1, 'q': 'Good' if i % 2 else 'Bad'} for i in range(5)]
print rows
print json.dumps(rows), json.dumps(rows, sort_keys=True, indent=2)
for r in sorted(rows, key=lambda r: -r['v']): print '%(tag)-6s|%(v)8.3f|%(q)s' % r
print sum(r['v'] for r in rows) / len(rows), max(rows, key=lambda r: r['v'])['tag']
print {q: [r['tag'] for r in rows if r['q'] == q] for q in ('Good', 'Bad')}
by = {}
for r in rows: by.setdefault(r['q'], []).append(r['v'])
print by, dict((k, round(sum(v) / len(v), 2)) for k, v in by.items())
def mean(xs): return sum(xs) / float(len(xs))
def stdev(xs):
    m = mean(xs)
    return math.sqrt(sum((x - m) ** 2 for x in xs) / (len(xs) - 1))
xs = [1, 2, 3, 4, 10]
print mean(xs), stdev(xs), sorted(xs)[len(xs) / 2], round(stdev(xs), 3)
print '%s' % mean(xs), repr(stdev(xs)), str(stdev(xs)), '%.15g' % stdev(xs)
lot = 'LOT-2024-000123-A'
m = re.match(r'LOT-(\d{4})-(\d+)-(\w)', lot)
print m.groups(), int(m.group(2)) + 1, '%s-%06d' % (m.group(1), int(m.group(2)) + 1)
d = datetime.datetime(2024, 2, 28, 23, 30)
for h in (0, 1, 24, 48): print d + datetime.timedelta(hours=h), (d + datetime.timedelta(hours=h)).strftime('%a %d.%m.%y %H:%M')
print (datetime.datetime(2024, 3, 1) - d), (datetime.datetime(2024, 3, 1) - d).seconds / 3600, divmod((datetime.datetime(2024, 3, 1) - d).seconds, 60)
secs = 98765
print '%02d:%02d:%02d' % (secs / 3600, secs % 3600 / 60, secs % 60), datetime.timedelta(seconds=secs), str(datetime.timedelta(seconds=secs)).split('.')[0]
print 100 * 175 / 180, 100.0 * 175 / 180, 7 / 2 * 2, -7 / 2, 7 % -3, 2 ** -1, 10 / 4.0, 1 / 3 * 3
print int(3.7), int(-3.7), round(3.5), round(-3.5), round(2.5), round(1.005, 2), int(round(2.5)), '%.0f' % 2.5, '%.2f' % 1.005, '%d' % 2.9
print '{:,.2f}'.format(1234567.891), '{:>10.2f}'.format(3.14159), '{:+.1e}'.format(12345.678), '{:08.3f}'.format(-3.14159), '{0:<8}|{0:^8}|{0:>8}'.format('ab')
print 0.1 + 0.2, 0.1 * 3, 1.1 + 2.2, 1e10, 1e11, 1e12, 123456789012.5, 1.0, 100.0, 1e-4, 1e-5, 3.0 * 1.1
print [0.1 + 0.2, 0.1 * 3, 1.1 + 2.2], (1.1,), {'a': 2.2 + 1.1}
bits = 0b10110010
print [i for i in range(8) if bits >> i & 1], bin(bits), hex(bits), oct(bits), bits & 0x0F, bits | 1, bits ^ 0xFF, ~bits, bits << 4, '{:08b}'.format(bits), '%02X' % bits
print ' '.join('%02X' % ord(c) for c in 'ABC\x00\xff'), ''.join(chr(int(h, 16)) for h in '41 42'.split()), ''.join(reversed('abc')), 'abc'.encode('hex').upper()
print 'a;b;;c'.split(';'), 'a=1,b=2'.split(','), dict(p.split('=') for p in 'a=1,b=2'.split(',')), dict([('x', 1)]), [s.strip() for s in ' a , b '.split(',')]
print '%s %s' % ('a', None), '%s' % True, '%5s|%-5s|' % (1, 2), '%r' % 'x', '%r' % u'x', '%s' % [u'x'], '%s' % ('x',), '%s' % u'x', str(u'x'), repr({u'k': 'v'})
print isinstance('a', basestring), isinstance(u'a', basestring), isinstance(1L, (int, long)), isinstance(True, int), type(1), type(1L), type(1.0), type('a'), type(u'a'), type(None), type([]), type({}), type(()), type(set()), type(lambda: 0), type(len)
print sorted({'b': 1, 'a': 2}.items()), sorted([3, 'a', None, 1.5]), sorted(['b', 'B', 'a', 'A']), sorted(['10', '9', '1']), sorted([True, False, 2, -1])
c = collections.Counter(r['q'] for r in rows); print c, c.most_common(1), dict(c), c['x'], sum(c.values())
dd = collections.defaultdict(int)
for w in 'a b a c'.split(): dd[w] += 1
print dd, dict(dd), sorted(dd.items()), dd.keys()
P = collections.namedtuple('P', 'x y'); p = P(1, y=2); print p, p.x, p._asdict(), p._replace(x=5), tuple(p), P._fields
od = collections.OrderedDict([('z', 1), ('a', 2)]); od['m'] = 3; print od, od.keys(), od.items(), list(od), od.pop('a'), od
dq = collections.deque([1, 2, 3], 3); dq.append(4); print dq, dq[0], list(dq), dq.pop(), dq.popleft(), len(dq)
for k, g in itertools.groupby(sorted(rows, key=lambda r: r['q']), lambda r: r['q']): print k, [r['tag'] for r in g]
print list(itertools.chain([1], [2, 3])), list(itertools.islice(itertools.count(5), 3)), list(itertools.izip('ab', [1, 2])), list(itertools.combinations([1, 2, 3], 2)), zip(*[[1, 2], [3, 4]])
try: int('x')
except ValueError, e: print 'E', e, type(e), e.args, e.message, repr(e)
try: {}['k']
except KeyError, e: print 'E', e, e.args, e.message, repr(e), str(e)
try: [][1]
except IndexError, e: print 'E', e, repr(e)
try: None.foo
except AttributeError, e: print 'E', e
try: 1 / 0
except ZeroDivisionError, e: print 'E', e
try: 'a' + 1
except TypeError, e: print 'E', e
try: undefined
except NameError, e: print 'E', e
try: unicode('\xe4')
except UnicodeDecodeError, e: print 'E', e, e.start, e.end, e.encoding, e.reason
try: u'\xe4'.encode('ascii')
except UnicodeEncodeError, e: print 'E', e, repr(e.object)
try: raise Exception('a', 2)
except Exception, e: print 'E', e, e.args, e.message == ''
try: assert 1 == 2, 'no'
except AssertionError, e: print 'E', e
class Err(Exception):
    def __init__(self, code, msg):
        Exception.__init__(self, msg)
        self.code = code
try: raise Err(5, 'bad')
except Err, e: print e.code, e, e.args, repr(e), e.message
def gen():
    try:
        for i in range(3): yield i
    finally: print 'done'
for i in gen():
    print i
print list(gen())
class Tag(object):
    count = 0
    def __init__(self, name, value=0.0):
        self.name, self.value = name, value
        Tag.count += 1
    def __repr__(self): return 'Tag(%r, %r)' % (self.name, self.value)
    def __eq__(self, o): return isinstance(o, Tag) and self.name == o.name
    def __lt__(self, o): return self.value < o.value
    def __hash__(self): return hash(self.name)
    def __getitem__(self, k): return getattr(self, k)
    def __enter__(self): print 'enter'; return self
    def __exit__(self, *a): print 'exit', a[0] is None; return False
    @property
    def double(self): return self.value * 2
    @classmethod
    def make(cls, *a): return cls(*a)
    @staticmethod
    def unit(): return 'kg'
ts = [Tag('b', 2), Tag.make('a', 1.5)]
print ts, sorted(ts), max(ts), ts[0] == Tag('b'), Tag.count, ts[0]['name'], ts[0].double, Tag.unit(), '%(name)s=%(value)s' % ts[0], len(set(ts + ts))
with ts[0] as t: print t
print vars(ts[0]), ts[0].__dict__, hasattr(ts[0], 'x'), getattr(ts[0], 'x', 'def'), ts[0].__class__.__name__, Tag.__name__, callable(Tag), dir(ts[0])[-4:]
print time.strftime('%Y-%m-%d', time.gmtime(0)), time.strptime('2024-02-29 10:20', '%Y-%m-%d %H:%M')[:5], datetime.datetime.strptime('29.02.2024', '%d.%m.%Y').date(), datetime.date(2024, 2, 29).isocalendar(), datetime.date(2024, 12, 30).isocalendar(), datetime.date(2024, 2, 29).strftime('%j %U %W')
print map(lambda x: x ** 2, [1, 2]), filter(lambda x: x > 1, [1, 2]), reduce(lambda a, b: a + b, [1, 2, 3]), zip([1, 2], 'ab'), map(None, [1], [2, 3]), range(3), xrange(3), any([]), all([]), enumerate('a').next(), sum([1.5, 2]), min([3, 1]), abs(-2.5), divmod(7, 2), pow(2, 10), cmp(1, 2), len(u'\xe4'), ord('a'), chr(65), unichr(228), hash('abc'), id(1) == id(1)
print json.loads('{"a": [1, 2.0, "x", null, true]}'), json.dumps({'t': (1, 2), 'u': u'\xe4'}), json.dumps('\xc3\xa4'), json.dumps({1: 2, None: 3}), json.loads('"\\u00e4"'), json.dumps(1e16), json.dumps(0.1)
exec 'z = 5 / 2'; print z
print eval('z + 1'), eval('a * 2', {'a': 4}), (lambda x, y=2, *a, **k: (x, y, a, k))(1, 3, 4, b=5)
def kw(a, b=1, *c, **d): return a, b, c, sorted(d.items())
print kw(1), kw(1, 2, 3, x=4), kw(*[1, 2], **{'z': 3}), kw(b=5, a=6), apply(kw, (1,), {'b': 2})
x = 5
def outer():
    x = 6
    def inner(): return x
    return inner
print outer()(), [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]]
print u'%s \u20ac' % 5, u'\u20ac'.encode('utf-8'), repr(u'\u20ac'), len(u'\u20ac'.encode('utf-8')), u'\xe4'.upper() == u'\xc4', 'abc'.title(), u'stra\xdfe'.upper()
print 'done',
print 'same line'
print
print >>__import__('sys').stdout, 'to stdout', 1
print 'a\tb', 'a', 'b\n', 'c'
print ('tuple', 1), ('single')
print "%d items" % len(rows), "%5.2f%%" % 12.345, "%-10s|" % 'left', "%+d" % 5, "%e" % 12345.678, "%g" % 1e-5, "%x" % 255, "%o" % 8, "%c" % 'x', "%%"
