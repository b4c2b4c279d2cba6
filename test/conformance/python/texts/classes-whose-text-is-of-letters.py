# -*- coding: utf-8 -*-
class U(object):
    def __str__(self):
        return u'\xe4'


class V(object):
    def __str__(self):
        return u'abc'


class W:
    def __repr__(self):
        return u'r\xe4'


class X(Exception):
    def __str__(self):
        return u'gr\xfcn'


for x in (U(), V(), W(), X('a')):
    for f in (lambda: '%s' % x, lambda: repr('%s' % x), lambda: u'%s' % x, lambda: str(x), lambda: unicode(x), lambda: 'a%sb%s' % (x, 'c'),
              lambda: '%5s|' % x, lambda: '%(a)s' % {'a': x}, lambda: repr(unicode(x))):
        try:
            print f(),
        except UnicodeError, e:
            print type(e).__name__, e,
    print
for code in ('a+', '1 2', 'x = = 1'):
    try:
        compile(code, '<calc>', 'exec')
    except SyntaxError, e:
        print code, e.filename, e.lineno
