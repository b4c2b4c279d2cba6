class Mine(Exception):
    def __init__(self, a, b=None):
        Exception.__init__(self, a)
        self.b = b
for work in ("raise Mine, 'x'", "raise Mine('y', 2)", "raise ValueError", "raise ValueError, ('a', 'b')", "raise Mine, ('p', 'q')", "assert 0, 'no'", "raise KeyError('k')", "raise 'text'", "raise IOError(2, 'gone')"):
    try:
        exec work
    except Exception, e:
        print work, type(e).__name__, e, e.args
import sys
try:
    try:
        1 / 0
    except:
        kind, value, trace = sys.exc_info()
        raise kind, value, trace
except ZeroDivisionError, e:
    print "again", e.__class__.__name__, sys.exc_info()[0]
