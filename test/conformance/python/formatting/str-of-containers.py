print str([0.1, u"a", "b", 3L, None, True]), str((1, (2, [3]))), str({"a": {"b": u"c"}}), str(set([1])), [1.0, 2.50], str([1e16, 1 / 3.0])
class P(object):
    def __repr__(self):
        return "P!"
    def __str__(self):
        return "p"
print P(), [P()], str(P()), "%s %r" % (P(), P()), {1: P()}, (P(),), "{} {!r}".format(P(), P())
