# -*- coding: utf-8 -*-
class X(Exception):
    pass


def go(name, f):
    try:
        print name, repr(f())
    except Exception, e:
        print name, type(e).__name__


for e in (X(u"\xe9"), X("\xe9"), X(u"a"), X(u"\xe9", 1), ValueError(u"caf\xe9"), KeyError(u"\xe9"), IOError(2, u"\xe9")):
    go('str', lambda: str(e))
    go('unicode', lambda: unicode(e))
    go('%s', lambda: "%s" % e)
    go('u%s', lambda: u"%s" % e)
    go('format', lambda: "{}".format(e))
    go('uformat', lambda: u"{}".format(e))
    go('message', lambda: e.message)
    go('repr', lambda: repr(e))
try:
    raise ValueError(u"caf\xe9")
except ValueError, e:
    print e
    print 'said:', e
    print u'said: %s' % e
    print 'said: %s' % e
