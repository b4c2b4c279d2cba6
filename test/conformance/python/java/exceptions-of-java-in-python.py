from java.lang import IllegalStateException, Exception as JavaException


class Shown(object):
    def hashCode(self):
        return 5

    def toString(self):
        return 'shown'

    def __str__(self):
        return 'text'


print hash(Shown()) == 5, str(Shown()), '%s' % Shown()


def generator():
    try:
        yield 1
    except IllegalStateException, e:
        yield e.message
    finally:
        print 'end'


g = generator()
print g.next(), g.throw(IllegalStateException('x'))
for _ in g:
    pass


class Manager(object):
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print kind, value, trace is None
        return True


with Manager():
    raise JavaException('with')


def again():
    try:
        raise JavaException('one')
    except:
        raise


try:
    again()
except JavaException, e:
    print e
try:
    try:
        raise JavaException('one')
    except JavaException:
        int('x')
except ValueError:
    print 'value'
try:
    [].index(JavaException('x'))
except ValueError:
    print 'index'
for work in (lambda: sorted([1, 2], key=lambda x: again()), lambda: map(lambda x: again(), [1]), lambda: [again() for _ in 'a'], lambda: getattr(Shown(), 'foo', again())):
    try:
        work()
    except JavaException:
        print 'caught'
