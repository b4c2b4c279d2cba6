class A(object):
    def __len__(self):
        return 3

    def __nonzero__(self):
        return False

    def __getslice__(self, a, b):
        return a, b

    def __pow__(self, other, modulus=None):
        return other, modulus


a = A()
print bool(a), a[1L:2L], pow(a, 2, 3), pow(a, 2), a ** 5
for code in ("'{:z}'.format('a')", "'{:5'.format(1)", "complex('1', '2')", 'complex(1, "2")', 'complex(None)', 'iter([]).x',
             'iter(()).x', 'ValueError.x', 'KeyError(1).x', 'IOError.x', '10 ** 400 * 1.0', 'reduce(lambda x, y: x, 5)', 'map(len, 5)'):
    try:
        print code, eval(code)
    except Exception, e:
        print code, type(e).__name__, e
