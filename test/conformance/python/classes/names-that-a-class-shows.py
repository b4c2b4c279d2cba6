# What a class shows of itself are the names that its script wrote, not those under which Python 3 calls them.
class Line(object):
    SPEED = 5
    STOP = 'stop'

    def __cmp__(self, other):
        return 0

    def __nonzero__(self):
        return True

    def __div__(self, other):
        return 'parts'

    def __getslice__(self, start, end):
        return start, end

    def next(self):
        return 1


class Tank:
    COLOR = 'red'

    def __cmp__(self, other):
        return 0

    def __nonzero__(self):
        return True

    def next(self):
        return 1


class Fault(Exception):
    code = 5


print sorted(Line.__dict__.keys())
print sorted(vars(Tank))
print sorted(Fault.__dict__)
print dir(Tank), dir(Tank())
print [name for name in dir(Line()) if name not in dir(object())]
print [name for name, value in sorted(Line.__dict__.items()) if name.isupper()]
print [name for name in dir(Fault('x')) if not name.startswith('_')]
for value in ([], {}, (), set(), '', u'', 5, 1.5, 2L, frozenset()):
    print type(value).__name__, [name for name in dir(value) if not name.startswith('_') and name not in ('isunicode', 'setifabsent')]
for name in ('__next__', '__bool__', '__nonzero__', 'next', '__cmp__'):
    print name, hasattr(Line(), name), hasattr(Tank(), name), hasattr(Line, name), hasattr(Tank, name), hasattr(None, name)


class Names(list):
    def mine(self):
        pass


print [name for name in dir(Names()) if not name.startswith('_')]
