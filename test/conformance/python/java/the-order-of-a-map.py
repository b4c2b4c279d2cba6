from java.util import HashMap
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


big = HashMap()
for i in range(30):
    big['key%d' % i] = i
print big
print HashMap({'zeta': 1, 'alpha': 2, 'Batch': 3, 'x1': 4, 'product': 5, 'operator': 6, 'line 4': 7})
h = HashMap()
for k in (100, 17, 33, -1, 2.5, 1.0, True, False, 'x', u'x', 10 ** 10, None, (1, 2)):
    h[k] = k
print h, len(h)
h = HashMap()
for k in range(-20, 60, 7):
    h[k] = 1
print h.keys()
for i in range(13):
    h.remove(i)
print h.keys(), HashMap(h).keys(), HashMap(100).keys()
