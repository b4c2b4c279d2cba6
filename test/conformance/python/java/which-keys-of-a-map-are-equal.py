from java.util import HashMap
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


h = HashMap()
h[1] = 'int'
print h.get(1L), h.get(1.0), h.get(True), 1.0 in h, 1L in h, h.get(1)
h['a'] = 1
print h[u'a'], h.get(u'a')
for key in (2.0, True, False, 'x', u'x', 10 ** 10, None, (1, 2)):
    h[key] = key
print len(h), h[(1, 2)], h[10 ** 10], h[None]
