import sys


class Err:
    def __init__(self, m='none'):
        self.m = m

    def __str__(self):
        return 'Err:' + self.m

    def __repr__(self):
        return '<Err %s>' % self.m


class Sub(Err):
    pass


class Other:
    pass


def t(x):
    try:
        try:
            raise x
        except Sub, e:
            print 'Sub', e, e.m, e.__class__.__name__
        except Err, e:
            print 'Err', e, `e`, isinstance(e, Err)
        except ValueError, e:
            print 'VE', e
        finally:
            print 'finally'
    except:
        print 'outer', sys.exc_info()[0], isinstance(sys.exc_info()[1], Other)


for x in (Err(), Err('q'), Sub('s'), Other(), ValueError('v'), Err, Sub, Other):
    t(x)


def again():
    try:
        raise Sub('re')
    except Err:
        raise


try:
    again()
except Sub, e:
    print 'again', e
try:
    raise Err, 'msg'
except Err, e:
    print e
try:
    raise Err, Sub('given')
except Sub, e:
    print e
try:
    try:
        raise Err('a')
    except Exception, e:
        print 'no'
except Err, e:
    print 'not Exception', e
try:
    raise Err('x'), 'y'
except TypeError, e:
    print e
try:
    raise Sub('z')
except (KeyError, Err), e:
    print 'one of several', e
e = None
while e is None:
    try:
        raise Err('loop')
    except Err, e:
        print 'set', e
print e
for statement in ('raise None', 'raise 5', 'raise "text"', 'raise ValueError, "a", "b"'):
    try:
        exec statement in {}
    except TypeError, e:
        print e
raise Err('uncaught')
