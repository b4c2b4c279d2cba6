def f((a, b), c=1, *rest):
    return a, b, c, rest
print f((1, 2)), f((1, 2), 3, 4)
g = lambda (k, v): "%s=%s" % (k, v)
print g(("a", 1)), map(lambda (x, y): x * y, [(1, 2), (3, 4)])
def h((a, (b, c))):
    if a:
        return b + c
print h((1, (2, 3)))
