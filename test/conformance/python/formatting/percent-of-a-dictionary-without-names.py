values = {"a": 1}
for template in ("%s", "%s %s", "%s %(a)s", "%(a)s %s", "%(a)s %%s %s %s", "%r|%r", "plain", "%5s|"):
    print template, "->", template % values
class Names(object):
    def __getitem__(self, name): return name.upper()
    def __str__(self): return "names"
print "%(x)s %s" % Names(), "%s %s" % Names(), "%(long name)10s|" % Names()
