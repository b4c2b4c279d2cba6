# What Python itself holds, written and read by pickle and cPickle.
import pickle, cPickle
vals = [None, True, False, 5, -1, 255, 256, 65536, 2**31-1, 2**31, 5L, -5L, 0L, 2**70, 1.5, 1e100, -0.0, 'abc', "it's\n\\", '\xe4', '', u'abc', u'\xe4\u20ac\n\\', u'\U0001F600', (), (1,), (1, 2), (1, 2, 3, 4), [], [1], [1, 2, 3], {}, {'a': 1}, {'a': 1, 'b': [2]}, [[1], [1]], 'x' * 300, [('a', u'b')]]
for v in vals:
    for p in (0, 1, 2):
        a = pickle.dumps(v, p); b = cPickle.dumps(v, p)
        print repr(a), a == b or repr(b), pickle.loads(a) == v, cPickle.loads(b) == v
x = [1]; y = [x, x]; print repr(pickle.dumps(y)), repr(cPickle.dumps(y)), pickle.loads(pickle.dumps(y))[0] is pickle.loads(pickle.dumps(y))[1]
z = pickle.loads(pickle.dumps(y)); print z[0] is z[1]
print repr(pickle.dumps(set([1]))), repr(pickle.dumps(frozenset()))
print pickle.HIGHEST_PROTOCOL, pickle.format_version, pickle.compatible_formats, repr(pickle.dumps('a', -1)), repr(pickle.dumps('a', protocol=2))
for s in ('', 'garbage', 'I5\n', "S'a'\n", '.', 'Ix\n.', "(lp0\nI1\na", '\x80\x05N.', 'g5\n.'):
    for m in (pickle, cPickle):
        try: print repr(m.loads(s)),
        except Exception, e: print type(e).__name__,
    print
import StringIO
f = StringIO.StringIO(); pickle.dump([1, 'a'], f); pickle.dump({'b': 2}, f); f.seek(0); print pickle.load(f), pickle.load(f)
try: pickle.load(f)
except EOFError, e: print 'EOF'
try: pickle.loads("x")
except Exception, e: print type(e).__name__
P = pickle.Pickler(f); 
print issubclass(pickle.PicklingError, pickle.PickleError), issubclass(pickle.UnpicklingError, pickle.PickleError)
import datetime
print repr(pickle.dumps(datetime.date(2024,1,2))), pickle.loads(pickle.dumps(datetime.datetime(2024,1,2,3)))
