import java.lang
from java.lang import IllegalStateException, IllegalArgumentException, RuntimeException


def caught(work, *given):
    try:
        work(*given)
    except Exception, e:
        return 'of Python', type(e).__name__
    except RuntimeException, e:
        return 'at run time', type(e).__name__
    except java.lang.Exception, e:
        return 'of Java', type(e).__name__
    except java.lang.Throwable, e:
        return 'thrown', type(e).__name__
    except:
        return 'bare'


def fail(error):
    raise error


for error in (ValueError('x'), IllegalStateException('x'), IllegalStateException, java.lang.Exception('x'), java.lang.Error('x'),
              java.lang.AssertionError('x'), AssertionError('x'), java.lang.InterruptedException(), java.lang.Throwable('x')):
    print caught(fail, error)
print caught(int, 'x'), caught(lambda: 1 / 0), caught(lambda: [][1]), caught(lambda: None.x)


def only_java(work):
    try:
        work()
    except java.lang.Throwable:
        return 'thrown'
    except:
        return 'bare'


print only_java(lambda: int('x')), only_java(lambda: fail(IllegalStateException('x')))


def both(work):
    try:
        work()
    except (Exception, java.lang.Exception), e:
        return e


print repr(both(lambda: int('x'))), repr(both(lambda: fail(IllegalStateException('x'))))


def bases(work):
    try:
        work()
    except StandardError:
        return 'standard'
    except BaseException:
        return 'base'
    except IllegalArgumentException:
        return 'argument'
    except:
        return 'bare'


print bases(lambda: fail(IllegalStateException('x'))), bases(lambda: fail(java.lang.NumberFormatException('x'))), bases(lambda: fail(KeyboardInterrupt()))
try:
    try:
        raise IllegalStateException('q')
    finally:
        print 'finally'
except java.lang.Throwable, t:
    print t
raise IllegalStateException('the end')
