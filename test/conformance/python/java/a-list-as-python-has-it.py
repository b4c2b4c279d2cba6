from java.util import ArrayList
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


a = ArrayList([1, 'a', u'b', 2.5, None, True, [1, 'x'], {'k': 1}, (1, 2)])
print a, repr(a), len(a), a[0], a[1:3], a[-1], type(a), type(a[1:3])
print [x for x in a], list(a), 'a' in a, 'z' in a, bool(a), bool(ArrayList())
a[0] = 9
del a[1]
print a
for place in (20, 'x', None):
    tried(lambda: a[place])
b = ArrayList([3, 1, 2])
print b + [4], type(b + [4]), [4] + b, b * 2, type(b * 2)
b += [5]
b.append(6)
b.extend([7, 8])
b.insert(0, 0)
print b, b.count(6), b.index(7), b.pop(), b.pop(0), b
b.reverse()
print b
b.sort()
print b
b.sort(key=lambda x: -x)
print b
b[1:2] = [10, 11, 12]
del b[0:2]
print b, b[::2], b[-2:], sorted(b), max(b), sum(b), zip(b, b)
tried(lambda: ArrayList().pop())
tried(lambda: b.index(77))
tried(lambda: b + (1,))
