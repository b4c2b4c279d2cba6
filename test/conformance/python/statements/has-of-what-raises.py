import sys
from java.lang import RuntimeException
def make(e):
    class P(object):
        @property
        def x(self): raise e
        def __getattr__(self, n): raise e
    return P()
class Old:
    def __getattr__(self, n): raise ValueError(n)
for e in (ValueError('v'), KeyError('k'), AttributeError('a'), KeyboardInterrupt(), SystemExit(1), RuntimeException('j'), GeneratorExit(), StopIteration(), RuntimeError('r'), TypeError('t')):
    for n in ('x', 'y'):
        try: print type(e).__name__, n, hasattr(make(e), n)
        except: print type(e).__name__, n, 'raised', sys.exc_info()[0]
        try: print getattr(make(e), n, 5)
        except: print type(e).__name__, n, 'raised', sys.exc_info()[0]
print hasattr(Old(), 'a')
for f in (lambda: hasattr(1), lambda: hasattr(1, 2), lambda: hasattr(1, u'real')):
    try: print f()
    except: print sys.exc_info()[0], sys.exc_info()[1]
for f in (lambda: __import__('math', fromlist=['sqrt']).__name__, lambda: __import__(name='math').__name__, lambda: __import__('os.path', globals=globals(), locals=locals(), fromlist=[]).__name__, lambda: __import__('math', level=-1).__name__, lambda: __import__('nope'), lambda: __import__(5), lambda: __import__('math', level=0).__name__, lambda: __import__(u'math').__name__, lambda: __import__('java.util', fromlist=['Date']).Date(0) is None, lambda: __import__('java.util').__name__):
    try: print f()
    except: print sys.exc_info()[0], sys.exc_info()[1]
