# __getslice__, __setslice__ and __delslice__ of classes.


def show(lines):
    for line in lines.strip().split('\n'):
        try:
            print line, '->', repr(eval(line))
        except Exception as error:
            print line, '->', type(error).__name__, error


def run(lines):
    for line in lines.strip().split('\n'):
        try:
            exec line in globals()
            print line
        except Exception as error:
            print line, '->', type(error).__name__, error


class B:
    def __getslice__(self, i, j):
        return (i, j)
b = B()
show(r'''
b[1:2]
b[:]
b[-1:]
b[1:2:3]
b[1]
''')


class I(object):
    def __index__(self): return 3


class C(object):
    def __len__(self): return 10
    def __getslice__(self, i, j): return (i, j)
    def __setslice__(self, i, j, v): print i, j, v
c = C()
show(r'''
c[I():]
c[:I()]
c[-I():]
c['a':]
c[1.5:]
c[:1.5]
c[None:5]
c[5]
c[::2]
c[-20:-1]
''')
run(r'''
c[1:2] = 3
c['a':2] = 3
c[1] = 3
''')


class L(list):
    def __getslice__(self, i, j):
        return ('cut', list.__getslice__(self, i, j))
    def __setslice__(self, i, j, v):
        list.__setslice__(self, i, j, [x * 2 for x in v])
    def __delslice__(self, i, j):
        print 'del', i, j
        list.__delslice__(self, i, j)
l = L([1,2,3,4,5])
show(r'''
l[1:3]
l[-2:]
l[::2]
''')
l[0:2] = [7, 8, 9]
show(r'''
l
''')
del l[:2]
show(r'''
l
''')
del l[-1:]
show(r'''
l
''')


class M(list):
    def __getslice__(self, i, j):
        return M(super(M, self).__getslice__(i, j))
m = M([1,2,3])
show(r'''
m[1:], type(m[1:]).__name__
''')


class T(tuple):
    def __getslice__(self, i, j):
        return 'T', tuple.__getslice__(self, i, j)
show(r'''
T((1,2,3))[:2]
''')


class S(str):
    def __getslice__(self, i, j):
        return 'S' + str.__getslice__(self, i, j)
show(r'''
S('abc')[1:]
''')


class E(dict):
    def __getitem__(self, k):
        return ('it', dict.__getitem__(self, k))
e = E(b=5)
show(r'''
e['b'], e.get('b'), e.items(), e.values(), list(e.itervalues()), e.copy(), dict(e), e.pop('b')
''')
