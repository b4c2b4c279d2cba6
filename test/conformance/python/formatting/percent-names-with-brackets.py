# The name of a part may hold brackets.
values = {'a': 1, '(x)': 2, 'f(x)': 3, 'f(g(x))': 4, '': 5, '()': 6, 'a b': 7, '%': 8}
for template in ('%((x))s', '%(f(x))d', '%(f(g(x)))05d', '%()s', '%(())s', '%(a b)s|%(a)-3d|', '%(%)s', '%(f(x))%', '%(f(x)s', '%(', '%(a', '%(a)',
                 '%((x)s', '%(x))s'):
    try:
        print repr(template), repr(template % values)
    except Exception, problem:
        print repr(template), type(problem).__name__
