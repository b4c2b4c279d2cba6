class S(object):
    def __str__(self): return "str"
class U(object):
    def __unicode__(self): return u"uni\xe4"
class SU(object):
    def __str__(self): return "str"
    def __unicode__(self): return u"uni\xe4"
class SL(object):
    def __str__(self): return u"letters"
class R(object):
    def __repr__(self): return "repr"
class OS:
    def __str__(self): return "old str"
class OSU:
    def __str__(self): return "old str"
    def __unicode__(self): return u"old uni"
for kind in (S, SU, SL, R, OS, OSU):
    for template in ("%s", u"%s", "%s" + u"", u"%5s|%s"):
        given = (kind(), kind()) if template.count("%") == 2 else (kind(),)
        print kind.__name__, repr(template % given)
    print repr(str(kind())), repr(unicode(kind())), repr("{0}".format(kind())), repr(u"{0}".format(kind()))
print repr("%s %s" % (SU(), u"x")), repr("%s %s" % (u"x", SU()))
print repr(unicode(U())), repr("%s %s" % (SL(), S()))
