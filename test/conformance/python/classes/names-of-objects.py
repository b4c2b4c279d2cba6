class Old:
    x = 1

    def f(self):
        return self.x


class New(object):
    y = 2

    def g(self):
        return self.y


old = Old()
old.z = 5
print dir(old), dir(Old), sorted(Old.__dict__), Old.__bases__, Old, str(Old), '%s' % Old, old.__dict__
print [name for name in dir(New()) if not name.startswith('__')], [name for name in dir(New) if name.startswith('_py')]
print sorted(New.__dict__), New.__bases__, vars(old)


class Rows(list):
    def __getitem__(self, at):
        return list.__getitem__(self, at) * 10


rows = Rows([1, 2, 3])
print rows[0], rows[0:2], rows[:], rows[-1]
print repr(xrange(-1)), repr(xrange(0, 7, 2)), xrange(3.7), list(xrange(2.5)), enumerate, hash(10L), hash(2147483648L), 'ab'.__hash__()
import calendar
print calendar.weekday(2024, 2, 29), calendar.MONDAY, unichr(65.9)
for wrong in (lambda: chr(65.5), lambda: unichr(2 ** 40), lambda: xrange(2 ** 40)):
    try:
        print wrong()
    except Exception, error:
        print type(error).__name__
