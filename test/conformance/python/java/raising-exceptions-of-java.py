import sys
import traceback
from java.lang import IllegalStateException, RuntimeException
import java.lang

try:
    raise IllegalStateException, 'words'
except IllegalStateException, e:
    print e
try:
    raise IllegalStateException, ('words', RuntimeException('inner'))
except IllegalStateException, e:
    print e, e.cause
try:
    raise RuntimeException
except RuntimeException, e:
    print e
try:
    raise IllegalStateException('q')
except:
    kind, value = sys.exc_info()[:2]
    print kind, value, kind is IllegalStateException, kind.__name__
    print traceback.format_exc().splitlines()[-1]
    print traceback.format_exception_only(kind, value)


class Two(java.lang.Exception):
    def __init__(self, a):
        java.lang.Exception.__init__(self, 'of ' + a)
        self.a = a


class Three(Two):
    pass


for kind in (Two, Three):
    try:
        raise kind('hello')
    except java.lang.Exception, e:
        print e.message, e.a, type(e), isinstance(e, Two)


class Bare(RuntimeException):
    pass


try:
    raise Bare('hello')
except Bare, e:
    print e.message, e.getMessage(), type(e)
Bare.note = 5
print Bare.note, Bare('x').note
