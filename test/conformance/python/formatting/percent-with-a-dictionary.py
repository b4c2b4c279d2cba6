batch = {"name": "B-17", "weight": 12.345, "count": 3, u"unit": u"kg", 5: "five", "": "nothing", "a b": 1}
for template in ("%(name)s", "%(name)10s|", "%(name)-10s|", "%(weight).1f %(unit)s", "%(count)03d", "%(count)x%%", "%()s", "%(a b)d",
                 u"%(name)s", "%(unit)s", "%(name)r %(unit)r", "%(count)+d", "plain", "%(name).2s", "%(count)s of %(count)s"):
    print repr(template % batch)
try:
    print "%(missing)s" % batch
except KeyError, e:
    print e, e.args
