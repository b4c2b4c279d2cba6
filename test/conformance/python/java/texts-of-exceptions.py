# -*- coding: utf-8 -*-
from java.lang import IllegalStateException, RuntimeException

e = IllegalStateException('x')
print e, str(e), repr(e), unicode(e), '%s %r' % (e, e), '{}'.format(e), [e]
print repr(e.message), repr(e.getMessage()), e.cause, e.getCause(), repr(e.toString()), e.localizedMessage, e.getLocalizedMessage()
e = IllegalStateException()
print e, repr(e), e.message, e.cause
e = IllegalStateException(None)
print e, repr(e), e.message
outer = RuntimeException(u'o\xe4', e)
print outer, repr(outer.message), outer.cause, outer.cause is e, outer.getCause() == e
try:
    print str(outer)
except UnicodeEncodeError, problem:
    print problem
outer = RuntimeException(e)
print outer, outer.message, outer.cause is e
outer = RuntimeException(RuntimeException('inner'))
print outer, outer.message
print e == e, e == IllegalStateException(), e != e, e.equals(e), hash(e) == hash(e), bool(e), e in [e]
