import datetime
def work(): pass
for value in (int, str, unicode, long, float, list, dict, set, tuple, object, type, bool, Exception, ValueError, type(None), datetime.date, len, xrange(3), xrange(1, 9, 2), slice(1, 2), Ellipsis, NotImplemented):
    print str(value), "%s" % value
