# Dictionaries with attributes, patterns that are wrong, coerce, templates, what print writes.
import sys, re, math, struct, StringIO, string, pprint, uuid, operator
print repr((coerce(1, 2.5), coerce(1, 2L), coerce(1, 1j), coerce(True, 1), coerce(1.5, 2)))
class A(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
try:
    a = A(x=1); a.y = 2; print a, a.x, a.keys(), len(a), a.items(); del a.x; print a, a.pop('y'), a; a.clear(); print a
except Exception, e: print type(e).__name__, e
class B(dict):
    def __init__(self, v): self.v = v
try:
    b = B(5); b['year'] = 1; b['month'] = 2; b['day'] = 3; print b, b.keys(), b.v, vars(b), b.__dict__, b.pop('day'), b
except Exception, e: print type(e).__name__, e
class C(set):
    def __setattr__(self, n, v): print 'set', n
try:
    c = C([1, 2]); c.q = 1; print c, vars(c), C([1]) | set([2]), C([1, 2]) - set([1]), C([1, 2]).copy(), C([1]).union([2]), type(C([1]) & set([1]))
except Exception, e: print type(e).__name__, e
class D(frozenset): pass
print D([1, 2]), D([1]) | set([2]), vars(D([1])), type(D([1]) | D([2]))
class L(list): pass
print L([1]) + [2], type(L([1]) + [2]), type(L([1])[:]), vars(L()), type(L([1]) * 2)
class AttrDict(dict):
    def __init__(self, *args, **kwargs):
        super(AttrDict, self).__init__(*args, **kwargs)
        self.__dict__ = self
try:
    a = AttrDict(year=1, month=2); a.day = 3; print a, a.year, a['day'], a.keys(), sorted(a.__dict__), a.__dict__ is a, vars(a) == a
except Exception, e: print type(e).__name__, e
try:
    pprint.pprint({'x': {'y': {'z': 1}}, 'a': [1, [2, [3]]], 'b': (1, (2, ())), 'c': []}, depth=2)
except Exception, e: print type(e).__name__, e
try:
    pprint.pprint([[1, [2, [3, [4]]]]], depth=3); pprint.pprint({'a': 1}, depth=1); pprint.pprint([[]], depth=1)
except Exception, e: print type(e).__name__, e
print re.sub('a', '\\x\\y\\q', 'a'), re.match('\\y\\m\\_', 'ym_').group(), re.sub('a', r'\\x', 'a'), re.sub('(a)', r'\1\t\d', 'a'), re.match(r'\u0041', 'u0041') is not None, re.findall(r'[\y\w]', 'y')
try:
    re.compile('(')
except Exception, e: print type(e).__name__, e
try:
    re.compile('[')
except Exception, e: print type(e).__name__, e
try:
    re.compile('[b-a]')
except Exception, e: print type(e).__name__, e
try:
    re.compile(')')
except Exception, e: print type(e).__name__, e
try:
    re.compile('a{3,1}')
except Exception, e: print type(e).__name__, e
try:
    re.compile('(?z)')
except Exception, e: print type(e).__name__, e
try:
    re.compile('\\')
except Exception, e: print type(e).__name__, e
try:
    re.compile('(?P<1>a)')
except Exception, e: print type(e).__name__, e
try:
    re.compile('(?P=x)')
except Exception, e: print type(e).__name__, e
try:
    re.compile('+')
except Exception, e: print type(e).__name__, e
try:
    re.sub('(a)', r'\2', 'a')
except Exception, e: print type(e).__name__, e
print repr((operator.getslice([1, 2, 3], 0, 2), string.Template('$a').substitute(a=u'\xe4'), string.Template(u'$a').substitute(a='x'), string.Template('$a').substitute(a='x'), uuid.UUID(int=1).fields))
class W:
    def write(self, s): self.l = getattr(self, 'l', []) + [s]
try:
    w = W(); print >>w, 'a', 1,; print >>w, 2; print >>w; print >>w, 'x\n', 'y'; print w.l
except Exception, e: print type(e).__name__, e
