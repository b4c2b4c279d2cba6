class Level(object):
    def __init__(self, value): self.value = value
    def __int__(self): return int(self.value)
    def __float__(self): return float(self.value)
    def __str__(self): return "level %s" % self.value
class Old:
    def __int__(self): return 7
    def __float__(self): return 7.25
for spec in ("%d", "%5d", "%x", "%o", "%f", "%.1f", "%s", "%e"):
    for value in (3.99, -3.99, 1e15, Level(4), Level(4.75), Old()):
        try:
            if spec == "%s" and isinstance(value, Old): continue
            print spec, spec % value
        except Exception, e:
            print spec, type(e).__name__
