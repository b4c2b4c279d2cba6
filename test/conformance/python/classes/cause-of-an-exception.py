# An exception has neither a cause nor a context of its own.
try:
    try:
        raise KeyError('a')
    except KeyError:
        raise ValueError('b')
except ValueError, e:
    for name in ('__cause__', '__context__', '__traceback__'):
        print name, hasattr(e, name), getattr(e, name, 'none')
    try:
        print e.__cause__
    except AttributeError, wrong:
        print 'AttributeError'
