class U(object):
    def __str__(self):
        return u"\xe9"


class V(object):
    def __unicode__(self):
        return u"\xe9"

    def __str__(self):
        return "v"


class R(object):
    def __repr__(self):
        return u"\xe9"


class Even(int):
    def __repr__(self):
        return 'Even(%d)' % self


class Named(dict):
    def __repr__(self):
        return 'Named'


def go(name, f):
    try:
        print name, repr(f())
    except Exception, e:
        print name, type(e).__name__


for one in (U(), V(), R(), Even(6), Named(a=1)):
    go('str', lambda: str(one))
    go('unicode', lambda: unicode(one))
    go('%s', lambda: "%s" % one)
    go('u%s', lambda: u"%s" % one)
    go('format', lambda: "{}".format(one))
    go('uformat', lambda: u"{}".format(one))
    print one


class Rows(list):
    def __repr__(self):
        return 'Rows'


class Half(float):
    def __repr__(self):
        return 'Half'


for one in (Rows([1]), Half(0.5)):
    print one, '%s' % one, str(one), repr(one), '{}'.format(one)
