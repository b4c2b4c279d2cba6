# EnvironmentError, and IOError and OSError beside one another.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


import os, exceptions
show(r'''
IOError.__bases__
OSError.__bases__
EnvironmentError.__bases__
OSError.__mro__
EnvironmentError.__mro__
[issubclass(a, b) for a in (IOError, OSError, EnvironmentError) for b in (IOError, OSError, EnvironmentError, StandardError, Exception)]
''')
for kind in (IOError, OSError, EnvironmentError):
    try:
        raise kind(2, 'gone', 'f.txt')
    except EnvironmentError as e:
        print type(e), e, e.errno, e.strerror, e.filename, e.args, repr(e), e.message
    try:
        raise kind('x')
    except IOError, e: print 'io', e
    except OSError, e: print 'os', e
    except EnvironmentError, e: print 'env', e
    try: raise kind, (13, 'no')
    except StandardError, e: print repr(e), str(e)


class Mine(IOError): pass
try: raise Mine(2, 'gone')
except IOError, e: print type(e), e, repr(e), e.errno


class Own(EnvironmentError):
    def __init__(self, a):
        EnvironmentError.__init__(self, 5, a)
show(r'''
str(Own('q'))
Own('q').errno
os.error is OSError
exceptions.OSError
IOError, OSError, EnvironmentError
IOError.__name__, OSError.__name__, EnvironmentError.__name__
''')
