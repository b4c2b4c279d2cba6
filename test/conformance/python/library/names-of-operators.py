import operator
for n in ('div', 'truediv', 'mod', 'idiv', 'floordiv', 'pow', 'lt', 'gt', 'le', 'ge', 'add', 'sub', 'mul', 'eq', 'contains'):
    f = getattr(operator, n)
    print f.__name__, f
print operator.itruediv(7, 2), operator.div(7, 2), 7 / 2, 7 % 4, 2 ** 3, sorted([2, None, 'a']), 1 < 'a'
for f in (operator.truediv, operator.div, operator.floordiv):
    for a, b in ((7, 0), (7.5, 0), (7L, 0)):
        try: print f.__name__, a, b, f(a, b)
        except Exception, e: print type(e).__name__, e
