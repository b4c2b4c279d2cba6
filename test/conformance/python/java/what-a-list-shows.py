from java.util import ArrayList, HashMap, Date
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


print ArrayList([True, 1.0, 10000000000, 5L, None, u'x', 'y', (1,), {'a': [1]}])
print ArrayList([ArrayList([1]), HashMap({'a': 1})]), ArrayList([1e10, 1.5, 1e-5, 100.0, Date(5)])
x = ArrayList()
x.add(x)
print x
print repr(ArrayList([1L])[0]), repr(ArrayList(['s'])[0]), repr(ArrayList([1.0])[0]), repr(ArrayList([10 ** 12])[0]), repr(ArrayList([10 ** 30])[0])
print [ArrayList(['a'])], {'k': HashMap({'a': 'b'})}, '%s' % ArrayList(['a']), str(HashMap({'a': ArrayList(['b'])}))
tried(lambda: str(ArrayList([u'\xe4'])))
tried(lambda: unicode(ArrayList([u'\xe4'])))
print ArrayList([u'\xe4'])
