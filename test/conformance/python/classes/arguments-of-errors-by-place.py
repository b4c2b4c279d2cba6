class MyErr(Exception):
    pass


class Own(Exception):
    def __getitem__(self, key):
        return 'own %s' % key


try:
    raise ValueError('a', 2)
except ValueError, e:
    print e[0], e[1], e[-1], e[:1], e.args[0]
    a, b = e
    print a, b
for code in ("{}['q']", "int('x')", 'open_x', '[][3]', '1/0', 'None.x', "'a' + 1"):
    try:
        eval(code)
    except Exception, e:
        print type(e).__name__, repr(e[0])
try:
    raise MyErr(404, 'not found')
except MyErr, err:
    code, msg = err
    print code, msg, err[0]
x = MyErr(1, 2)
print x[0], x[1], x[:]
try:
    raise Own(1)
except Own, e:
    print e[0], e['a']
try:
    raise IOError(2, 'No such file')
except IOError, e:
    print e[0], e[1], e.errno
try:
    try:
        raise MyErr('in')
    except MyErr, e:
        raise ValueError, (e[0], 'out')
except ValueError, (m, o):
    print m, o
for err in ({'a': 1}, [5]):
    try:
        raise ValueError(err)
    except ValueError, e:
        print e[0], e
for kind in (ValueError, IOError, KeyError, MyErr):
    try:
        kind('a').nothing
    except AttributeError, e:
        print e
    try:
        kind.nothing
    except AttributeError, e:
        print e
e = [7]
print e[0]
