# colorsys, getopt, future_builtins, new, posixpath, synchronize, thread and others.
import colorsys, getopt, future_builtins, json.decoder, json.encoder, new, posixpath, synchronize, timeit, _strptime, types, thread
from json.encoder import JSONEncoder
from json.decoder import JSONDecoder
import json
print JSONEncoder is json.JSONEncoder, JSONDecoder().decode('[1]'), json.encoder.JSONEncoder().encode([1]), json.decoder.JSONDecoder is JSONDecoder
print colorsys.rgb_to_hsv(0.5, 0.25, 0.75), colorsys.hsv_to_rgb(0.3, 0.5, 0.7), colorsys.rgb_to_hls(1, 0, 0), colorsys.hls_to_rgb(0, 0.5, 1.0), colorsys.rgb_to_yiq(1, 1, 0), colorsys.rgb_to_hsv(1, 1, 1), colorsys.rgb_to_hsv(255, 128, 0), colorsys.hsv_to_rgb(0, 0, 5)
print getopt.getopt(['-a', '-b', 'x', '--long=5', '--flag', 'rest'], 'ab:', ['long=', 'flag']), getopt.gnu_getopt(['x', '-a', 'y'], 'a')
for args in (['-z'], ['-b'], ['--nope'], ['--flag=1'], ['--lo', '3']):
    try: print getopt.getopt(args, 'ab:', ['long=', 'flag'])
    except getopt.GetoptError, e: print e, e.opt, e.msg
from future_builtins import map as m, filter as f, zip as z, hex as h, oct as o, ascii as a
print list(m(str, [1, 2])), list(f(None, [0, 1])), list(z('ab', [1, 2])), h(255), o(8), a(u'\xe4'), type(m(str, [])) is list, o(-8), h(2L**70), o(2L**70)
C = new.classobj('C', (object,), {'x': 1, 'get': lambda self: self.x})
print C.__name__, C().get(), C.x
c = C(); c.hello = new.instancemethod(lambda self, n: (self.x, n), c, C); print c.hello(5)
class D: pass
d = D(); d.m = types.MethodType(lambda self: 'bound', d); print d.m()
d.m2 = types.MethodType(lambda self: 'bound2', d, D); print d.m2()
E = new.classobj('E', (D,), {'y': 2}); print E().y, E.__name__, isinstance(E(), D)
OldC = new.classobj('OldC', (), {'z': 3}); print OldC().z, type(OldC)
print posixpath.join('a', 'b', '/c'), posixpath.basename('/x/y.txt'), posixpath.splitext('a.tar.gz'), posixpath.normpath('a//b/../c'), posixpath.dirname('/a/b')
@synchronize.make_synchronized
def sync(self, x): return x * 2
print sync(object(), 4), synchronize.apply_synchronized(object(), lambda a, b=0: (a, b), (1,), {'b': 2})
print type(timeit.default_timer()), timeit.default_timer() > 0
lock = thread.allocate_lock(); print lock.acquire(), lock.locked(), lock.release(), lock.locked()
for rgb in ((0.1, 0.2, 0.3), (1, 1, 1), (0, 0, 0), (255, 128, 0), (1, 0, 0), (0.5, 0.5, 0.9), (0, 200, 100), (3, 2, 1)):
    for f in (colorsys.rgb_to_hsv, colorsys.rgb_to_hls, colorsys.rgb_to_yiq, colorsys.hsv_to_rgb, colorsys.hls_to_rgb, colorsys.yiq_to_rgb):
        try: print f(*rgb),
        except ZeroDivisionError: print 'ZDE',
    print
import types
X = types.ClassType('X', (), {'a': 1, '__init__': lambda self, v: setattr(self, 'v', v), '__nonzero__': lambda self: False}); x = X(5); print x.v, X.a, type(X), type(x), bool(x), X.__bases__, X.__module__, types.TypeType('Y', (object,), {})
