# -*- coding: utf-8 -*-
# Batch numbers, flags of a word, hashes that stay long, units and engineering texts.
import re, string, datetime
def check(s):
    return sum((ord(c) - 48) * (3 if i % 2 else 1) for i, c in enumerate(s)) % 10
def luhn(n):
    d = map(int, str(n))[::-1]
    return sum(d[::2] + [sum(divmod(2 * x, 10)) for x in d[1::2]]) % 10 == 0
print check('400638133393'), luhn(79927398713), luhn('79927398710')
def base36(n):
    s = ''
    while n: n, r = divmod(n, 36); s = (string.digits + string.uppercase)[r] + s
    return s or '0'
print base36(123456789), int('21I3V9', 36), base36(0), base36(2 ** 64)
class Batch(object):
    RX = re.compile(r'^(?P<site>[A-Z]{2})(?P<y>\d{2})(?P<doy>\d{3})-(?P<n>\d{3,})(?P<sub>[a-z])?$')
    def __init__(self, text):
        m = self.RX.match(text)
        if m is None: raise ValueError('not a batch number: %r' % text)
        self.__dict__.update(m.groupdict())
        self.date = datetime.date(2000 + int(self.y), 1, 1) + datetime.timedelta(int(self.doy) - 1)
    def next(self):
        return '%s%s%s-%0*d' % (self.site, self.y, self.doy, len(self.n), int(self.n) + 1)
    def __cmp__(self, o): return cmp((self.site, self.date, int(self.n), self.sub), (o.site, o.date, int(o.n), o.sub))
    def __str__(self): return '%(site)s/%(date)s/%(n)s%(sub)s' % dict(self.__dict__, sub=self.sub or '')
bs = map(Batch, ['DE24060-009', 'DE24060-010b', 'DE23365-999', 'AT24001-001a', 'DE24060-010'])
print map(str, sorted(bs)), bs[0].next(), bs[2].next(), bs[0] < bs[1], bs[4] < bs[1]
try: Batch(u'Ü1')
except ValueError, e: print e
FLAGS = [('run', 0, 1), ('mode', 1, 3), ('err', 4, 8), ('cnt', 12, 4)]
def unpack(w): return dict((n, (w >> o) & ((1 << l) - 1)) for n, o, l in FLAGS)
def pack(**kw): return reduce(lambda a, f: a | (kw.get(f[0], 0) & ((1 << f[2]) - 1)) << f[1], FLAGS, 0)
print unpack(0xA5B7), hex(pack(run=1, mode=5, err=0xEE, cnt=9)), pack(**unpack(0x1234)) == 0x1234
def h32(s):
    h = 2166136261
    for c in s: h = ((h ^ ord(c)) * 16777619) & 0xffffffff
    return h
print h32('abc'), hex(h32('abc')), [h32('a')], type(h32('')), '%08x' % h32('zz')
def djb(s):
    h = 5381
    for c in s: h = (h * 33 + ord(c)) & 0x7fffffff
    return h
print djb('abcdef'), [djb('abcdef')], hex(djb('abcdef')), isinstance(djb('abcdef'), int), type(djb('ab'))
def fletcher(data):
    a = b = 0
    for c in data: a = (a + ord(c)) % 255; b = (b + a) % 255
    return (b << 8) | a
print fletcher('abcde'), fletcher('abcdefgh')
x = 1
for i in range(40): x = x * 7 % 1000003
print x, [x]
y = 123456789 * 1000 >> 10; print y, [y], [123456789 * 1000 - 123456788999], [(1 << 35) >> 30], [0x7fffffff * 2 & 0xff], [-(2 ** 40) >> 35], [2 ** 31 - 1], [2 ** 10], [10 ** 9 * 10 // 10], [int(5e9) - int(5e9) + 1], [abs(-2 ** 31)], [2 ** 31 ^ 2 ** 31], [(2 ** 40) % 7], [-(-2147483648)], [sum([2 ** 31, -2 ** 31])], [max(1, 2 ** 31)], [1 << 31 >> 31], [~(2 ** 31)]
UNITS = {'m': (1, 0), 'km': (1000, 0), 'ft': (.3048, 0), u'°C': (1, 273.15), u'°F': (5 / 9., 273.15 - 32 * 5 / 9.), 'K': (1, 0), 'bar': (1e5, 0), 'psi': (6894.757, 0)}
def conv(v, a, b):
    f, o = UNITS[a]; g, p = UNITS[b]
    return (v * f + o - p) / g
print conv(1, 'km', 'ft'), '%.4f' % conv(100, u'°C', u'°F'), repr(conv(14.5, 'psi', 'bar')), conv(0, 'K', u'°C'), conv(5, 'm', 'km')
def eng(v, unit='', d=3):
    for p, s in ((1e9, 'G'), (1e6, 'M'), (1e3, 'k'), (1, ''), (1e-3, 'm'), (1e-6, u'µ')):
        if abs(v) >= p: return u'%.*g %s%s' % (d, v / p, s, unit)
    return u'0 %s' % unit
print eng(12345, 'W'), eng(0.00456, 'A'), eng(-7.5e-6, 'F').encode('utf-8'), eng(0), eng(999999, 'Pa')
print datetime.timedelta(seconds=98765), str(datetime.timedelta(seconds=59.5)), '%d:%02d:%02d' % (98765 / 3600, 98765 / 60 % 60, 98765 % 60)
ROMAN = zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), 'M CM D CD C XC L XL X IX V IV I'.split())
def roman(n):
    r = ''
    for v, s in ROMAN: r += s * (n / v); n %= v
    return r
print roman(2024), roman(1999), [roman(n) for n in range(4)]
print sorted(['item10', 'item9', 'Item2', 'item'], key=lambda s: [int(p) if p.isdigit() else p.lower() for p in re.split(r'(\d+)', s)])
