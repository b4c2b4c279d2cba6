class Shift(object):
    def __init__(self, name, start, end, breaks=()):
        self.name, self.start, self.end, self.breaks = name, start, end, breaks
    @property
    def planned(self):
        return self.end - self.start - sum(b for _, b in self.breaks)
    def __repr__(self):
        return "<Shift %s %r-%r>" % (self.name, self.start, self.end)
def oee(planned, down, ideal, total, rejects):
    run = planned - down
    a = float(run) / planned
    p = (ideal * total) / (run * 60)
    q = (total - rejects) / float(total)
    return a, p, q, a * p * q
shifts = [Shift("early", 6 * 60, 14 * 60, [("tea", 15), ("lunch", 30)]), Shift("late", 840, 1320), Shift(u"n\xe4cht", 1320, 1800, (("x", 1),))]
for s in shifts:
    print s, s.planned
    print "%-10s|%5d|%05.1f|%+.3e|%x|%o" % (s.name, s.planned, s.planned / 7.0, s.planned, s.planned, s.planned)
    a, p, q, o = oee(s.planned, 37, 12.5, 1500, 17)
    print "A=%.2f%% P=%.2f%% Q=%.2f%% OEE=%.2f%%" % (a * 100, p * 100, q * 100, o * 100)
    print "{0:>8.3f} {1:<8.3f}| {2:^10.4g}|{3:+.1%}".format(a, p, q, o)
    print a, p, q, o
    print repr(a), [a, p], str((q, o))
    print round(o, 3), round(o * 100), int(o * 100), o * 100 // 1, divmod(o * 100, 7)
try:
    print oee(0, 0, 1, 1, 1)
except ZeroDivisionError as e:
    print "ERR", e, repr(e), e.args, e.message
try:
    print oee(60, 60, 1, 1, 1)
except ZeroDivisionError, e:
    print "ERR", str(e), [e]
try:
    shifts[0].planned = 3
except AttributeError as e:
    print e
try:
    shifts[3]
except IndexError as e:
    print e
print sorted(shifts, key=lambda s: -s.planned)
print max(shifts, key=lambda s: s.planned), min(shifts, key=lambda s: s.name)
