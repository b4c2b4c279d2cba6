import datetime, json
class Message(object):
    def __init__(self, kind, **fields):
        self.kind, self.fields = kind, fields
    def xml(self):
        def esc(value): return unicode(value).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        return u"<%s %s/>" % (self.kind, u" ".join([u'%s="%s"' % (name, esc(value)) for name, value in sorted(self.fields.items())]))
    def hl7(self): return "|".join([self.kind.upper()] + ["%s^%s" % (name, "" if value is None else value) for name, value in sorted(self.fields.items())])
    def fixed(self): return "".join([("%-12.12s" if isinstance(value, basestring) else "%012.3f" if isinstance(value, float) else "%012d") % (value or 0 if not isinstance(value, basestring) else value) for name, value in sorted(self.fields.items())])
when = datetime.datetime(2026, 3, 4, 13, 5, 9)
for m in (Message("start", batch="B-17", weight=12.5, n=3), Message("end", batch=u"M\xfc<&>\"", at=when.isoformat()), Message("note", text=None)):
    print m.xml(), m.hl7().encode("utf-8") if isinstance(m.hl7(), unicode) else m.hl7(), [m.fixed()], json.dumps(m.fields, sort_keys=True)
print "%(batch)s-%(n)04d/%(when)s" % {"batch": "B", "n": 7, "when": when.strftime("%y%j%H%M")}, "{0:%d.%m.%Y} {1:>8.2f}".format(when, 3.14159), ";".join(map(str, [1, 2.50, None, True, "x"]))
