# -*- coding: utf-8 -*-
# A report of a shift as a table, with templates, formatters of its own and wrapped texts.
import string, datetime, textwrap, collections, StringIO
class Table(object):
    def __init__(self, *cols):
        self.cols = [c if isinstance(c, tuple) else (c, '<') for c in cols]
        self.rows = []
    def __lshift__(self, row):
        self.rows.append([u'' if v is None else v if isinstance(v, basestring) else u'{0:,.2f}'.format(v) if isinstance(v, float) else unicode(v) for v in row])
        return self
    def __iter__(self):
        w = [max(len(unicode(x)) for x in col) for col in zip(*([[c for c, _ in self.cols]] + self.rows))]
        line = u'+' + u'+'.join(u'-' * (n + 2) for n in w) + u'+'
        yield line
        for i, r in enumerate([[c for c, _ in self.cols]] + self.rows):
            yield u'|' + u'|'.join(u' %s ' % {'<': v.ljust, '>': v.rjust, '^': v.center}[a](n) for v, n, (_, a) in zip(r, w, self.cols)) + u'|'
            if not i: yield line
        yield line
    def __str__(self): return '\n'.join(l.encode('utf-8') for l in self)
t = Table('Linie', ('Menge', '>'), (u'Ausschuß', '^'), 'Datum')
t << [u'Füller 1', 12500, 1.5, datetime.date(2024, 2, 29)] << ['L2', 3.0, None, 'x'] << (True, 10 ** 12, -0.005, [1])
print t
for l in t: print repr(l[:20])
class T(string.Template):
    delimiter = '%'
    idpattern = '[a-z]+(?:\.[a-z]+)*'
print T('%a.b is %{c} %% %X').safe_substitute({'a.b': 5, 'c': u'ä'.encode('ascii', 'replace')})
tmpl = string.Template('Batch $batch: ${qty} kg, $$${cost}')
print tmpl.substitute(batch='B1', qty=5.50, cost='%.2f' % 3), tmpl.template, tmpl.safe_substitute()
print tmpl.substitute({'batch': 1}, qty=2, cost=3), repr(tmpl.substitute(batch=u'\xe4', qty=1, cost=2))
f = string.Formatter()
print f.format('{0} {x}', 1, x=2), list(f.parse('a{b!r:>{w}}c')), f.vformat('{} {}'.replace('{}', '{0}'), (1,), {})
class F(string.Formatter):
    def get_value(self, k, a, kw): return kw.get(k, '<%s>' % k) if isinstance(k, str) else a[k]
    def convert_field(self, v, c): return str(v).upper() if c == 'u' else string.Formatter.convert_field(self, v, c)
    def format_field(self, v, s): return '%.1f' % v if s == '1' else string.Formatter.format_field(self, v, s)
print F().format('{a} {b!u} {0:1}', 2.25, b='xy')
print textwrap.fill(u'Die Überwachung der Anlage erfolgt über das Leitsystem, siehe Abschnitt 4.2.', 30), textwrap.TextWrapper(width=10, break_long_words=False, subsequent_indent='> ').wrap('aa bbbbbbbbbbbbbbbb cc'), textwrap.wrap('a-b-c ' * 4, 7), textwrap.wrap('', 5), textwrap.fill('x  y\tz\nw', 40), textwrap.wrap('hello   world. foo', 9, fix_sentence_endings=True)
print string.capitalize('abc'), string.split('a b'), string.replace('aa', 'a', 'b'), string.ljust('a', 3) + '|', string.find('abc', 'c'), string.rjust('5', 3, '0'), string.upper('a'), string.strip(' a '), string.count('aa', 'a'), string.index('ab', 'b'), string.lower('A'), string.joinfields(['a', 'b'], ','), string.expandtabs('\ta', 4), string.digits, string.hexdigits, string.octdigits, string.whitespace.split(), len(string.printable), string.ascii_lowercase[:3], string.atof('1.5'), string.swapcase('aB'), string.center('a', 3), string.splitfields('a,b', ',')
counts = collections.Counter(w.strip('.,').lower() for w in 'The cat. the dog, The END'.split())
print counts.most_common(1), '\n'.join('%-5s %s' % (k, '#' * v) for k, v in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
