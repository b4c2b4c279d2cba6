import java.lang
from java.lang import IllegalStateException


def tried(work):
    try:
        print repr(work())
    except Exception, e:
        print type(e).__name__


tried(lambda: IllegalStateException(5))
tried(lambda: IllegalStateException('a', 'b'))
tried(lambda: IllegalStateException('a', None).message)
tried(lambda: IllegalStateException('a', IllegalStateException('b')).cause)
tried(lambda: IllegalStateException('a', ValueError('b')))
tried(lambda: IllegalStateException('a', IllegalStateException('b'), 3))
tried(lambda: java.lang.NullPointerException('a', IllegalStateException('b')))
tried(lambda: java.lang.NumberFormatException('a', IllegalStateException('b')))
tried(lambda: java.lang.ArrayIndexOutOfBoundsException(5).message)
tried(lambda: java.lang.IndexOutOfBoundsException(5).message)
tried(lambda: java.lang.StringIndexOutOfBoundsException(5).message)
e = IllegalStateException('q')
tried(lambda: e.args)
tried(lambda: e[0])
tried(lambda: e.foo)
tried(lambda: setattr(e, 'foo', 3))
tried(lambda: setattr(e, 'message', 'z'))
e.initCause(IllegalStateException('c'))
print e.cause
