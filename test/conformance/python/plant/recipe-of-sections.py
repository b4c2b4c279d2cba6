# -*- coding: utf-8 -*-
# A recipe file of sections: phases, several lines, steps as tokens, versions and units.
import re, StringIO
SRC = u'''
; recipe file
[Header]
Name = Süße Creme  ; comment
Version: 1.4.2
Batch_Size = 1 250,5 kg
[Phase:Heat]
setpoint=85.5 °C
time=00:45:30
steps = heat(10, 85) > hold(15m) > cool(-2.5/min)
[Phase:Mix]
speed=120rpm
dir=CW|CCW
table = """
a 1 2
b 3 4
"""
'''
class ParseError(ValueError):
    def __init__(self, line, msg, *args):
        super(ParseError, self).__init__(msg % args if args else msg)
        self.line = line
    def __str__(self):
        return 'line %d: %s' % (self.line, self.args[0])
TOKEN = re.compile(r'''
    (?P<num>[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?)   # number
  | (?P<word>[A-Za-z_]\w*)
  | (?P<op>[(),/>])
  | (?P<ws>\s+)
''', re.X)
def tokens(s, line=0):
    pos = 0
    while pos < len(s):
        m = TOKEN.match(s, pos)
        if not m:
            raise ParseError(line, 'bad char %r at %d', s[pos], pos)
        if m.lastgroup != 'ws':
            yield m.lastgroup, m.group()
        pos = m.end()
def parse(text):
    sect, cur, multi = {}, None, None
    for no, raw in enumerate(StringIO.StringIO(text), 1):
        line = raw.rstrip('\r\n')
        if multi:
            if line.strip() == '"""':
                sect[cur][multi[0]] = [l.split() for l in multi[1]]
                multi = None
            else:
                multi[1].append(line)
            continue
        line = re.sub(r'\s*;.*$', '', line)
        if not line: continue
        m = re.match(r'\[(\w+)(?::(\w+))?\]$', line)
        if m:
            cur = m.group(1, 2)
            sect[cur] = {}
            continue
        key, sep, val = re.match(r'([\w ]+?)\s*([=:])\s*(.*)$', line).groups()
        if val == '"""':
            multi = (key, [])
            continue
        sect[cur][key.lower()] = val
    return sect
r = parse(SRC)
for k in sorted(r):
    print k, sorted(r[k].items())
def num(s):
    m = re.match(ur'([\d\s]+(?:[.,]\d+)?)\s*(.*)', s, re.U)
    return float(m.group(1).replace(' ', '').replace(',', '.')), m.group(2)
print num(r['Header', None]['batch_size']), num(r['Phase', 'Heat']['setpoint'])
h, m, s = map(int, r['Phase', 'Heat']['time'].split(':'))
print h * 3600 + m * 60 + s, '%02d:%02d' % divmod(m * 60 + s, 60)
print list(tokens(r['Phase', 'Heat']['steps']))
try:
    list(tokens('a $ b', 7))
except ParseError, e:
    print e, '|', e.line, e.message, repr(e), unicode(e)
v = tuple(int(x) for x in r['Header', None]['version'].split('.'))
print v, v >= (1, 4), v < (1, 10), max('1.10', '1.9'), cmp(v, (1, 4, 2, 0)), v + (None,) < v + (0,)
print u'%(name)s/%(version)s' % r['Header', None]
print ('%(name)s' % r['Header', None]).encode('utf-8'), '{0[name]} {0[version]:>8}'.format(r['Header', None]).__class__ if False else ''
