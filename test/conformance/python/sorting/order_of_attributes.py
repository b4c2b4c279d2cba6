# What an object holds, and a defaultdict: tables of their own sizes.
import collections
words = ['year','month','day','hour','minute','second','zone','line','station','press','tank','valve','pump','oven','state','value','unit','name','tag','id']
class B(object): pass
for n in (1,2,3,4,5,6,7,8,9,11,12,13,15,20):
    b = B()
    for w in words[:n]: setattr(b, w, 1)
    print n, b.__dict__.keys()
    d = collections.defaultdict(int)
    for w in words[:n]: d[w] += 1
    print n, d.keys()
    d = collections.defaultdict(int, dict((w, 1) for w in words[:n]))
    print n, d.keys()
    d = collections.defaultdict(list)
    for w in words[:n]: d[w] = 5
    print n, d.keys()
    d = collections.defaultdict(int)
    for w in range(0, n * 7, 7): d[w] += 1
    print n, d.keys(), d
