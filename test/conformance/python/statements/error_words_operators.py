# What is said of operators, attributes and builtins that are given something else.
class A(object):
    def __init__(self, a, b=2): pass
    def m(self, x): pass
    def n(self): pass
class O:
    def __init__(self, a): pass
    def m(self, x): pass
class Empty(object): pass
class OEmpty: pass
try:
    isinstance(1, 1)
except Exception, e: print type(e).__name__, e
try:
    issubclass(1, int)
except Exception, e: print type(e).__name__, e
try:
    getattr(1, 'foo')
except Exception, e: print type(e).__name__, e
try:
    getattr(1, 5)
except Exception, e: print type(e).__name__, e
try:
    setattr(1, 'a', 2)
except Exception, e: print type(e).__name__, e
try:
    sorted(5)
except Exception, e: print type(e).__name__, e
try:
    reversed(5)
except Exception, e: print type(e).__name__, e
try:
    enumerate(5)
except Exception, e: print type(e).__name__, e
try:
    zip(5)
except Exception, e: print type(e).__name__, e
try:
    zip([1], 5)
except Exception, e: print type(e).__name__, e
try:
    map(5, [1])
except Exception, e: print type(e).__name__, e
try:
    filter(5, [1])
except Exception, e: print type(e).__name__, e
try:
    dict(5)
except Exception, e: print type(e).__name__, e
try:
    dict([(1, 2, 3)])
except Exception, e: print type(e).__name__, e
try:
    dict(['ab', 'c'])
except Exception, e: print type(e).__name__, e
try:
    list(5)
except Exception, e: print type(e).__name__, e
try:
    tuple(5)
except Exception, e: print type(e).__name__, e
try:
    set(5)
except Exception, e: print type(e).__name__, e
try:
    set([[]])
except Exception, e: print type(e).__name__, e
try:
    {[]: 1}
except Exception, e: print type(e).__name__, e
try:
    {}[[]]
except Exception, e: print type(e).__name__, e
try:
    hash([])
except Exception, e: print type(e).__name__, e
try:
    hash({})
except Exception, e: print type(e).__name__, e
try:
    [] in {}
except Exception, e: print type(e).__name__, e
try:
    {1: 2}.has_key([])
except Exception, e: print type(e).__name__, e
try:
    iter(5)
except Exception, e: print type(e).__name__, e
try:
    next(5)
except Exception, e: print type(e).__name__, e
try:
    next([])
except Exception, e: print type(e).__name__, e
try:
    eval(5)
except Exception, e: print type(e).__name__, e
try:
    exec 5
except Exception, e: print type(e).__name__, e
try:
    id()
except Exception, e: print type(e).__name__, e
try:
    hex('a')
except Exception, e: print type(e).__name__, e
try:
    oct(1.5)
except Exception, e: print type(e).__name__, e
try:
    divmod('a', 1)
except Exception, e: print type(e).__name__, e
try:
    pow('a', 2)
except Exception, e: print type(e).__name__, e
try:
    pow(2, 'a')
except Exception, e: print type(e).__name__, e
try:
    'a' + 1
except Exception, e: print type(e).__name__, e
try:
    1 + 'a'
except Exception, e: print type(e).__name__, e
try:
    u'a' + 1
except Exception, e: print type(e).__name__, e
try:
    1 + u'a'
except Exception, e: print type(e).__name__, e
try:
    'a' + None
except Exception, e: print type(e).__name__, e
try:
    None + 'a'
except Exception, e: print type(e).__name__, e
try:
    'a' + [1]
except Exception, e: print type(e).__name__, e
try:
    [1] + 'a'
except Exception, e: print type(e).__name__, e
try:
    [1] + (1,)
except Exception, e: print type(e).__name__, e
try:
    (1,) + [1]
except Exception, e: print type(e).__name__, e
try:
    {} + {}
except Exception, e: print type(e).__name__, e
try:
    None + 1
except Exception, e: print type(e).__name__, e
try:
    1 + None
except Exception, e: print type(e).__name__, e
try:
    1 - 'a'
except Exception, e: print type(e).__name__, e
try:
    'a' - 'b'
except Exception, e: print type(e).__name__, e
try:
    'a' - 1
except Exception, e: print type(e).__name__, e
try:
    'a' * 'b'
except Exception, e: print type(e).__name__, e
try:
    'a' * 1.5
except Exception, e: print type(e).__name__, e
try:
    [1] * 'a'
except Exception, e: print type(e).__name__, e
try:
    [1] * [1]
except Exception, e: print type(e).__name__, e
try:
    1 * None
except Exception, e: print type(e).__name__, e
try:
    'a' / 2
except Exception, e: print type(e).__name__, e
try:
    1 / 'a'
except Exception, e: print type(e).__name__, e
try:
    'a' // 2
except Exception, e: print type(e).__name__, e
try:
    2 ** 'a'
except Exception, e: print type(e).__name__, e
try:
    'a' ** 2
except Exception, e: print type(e).__name__, e
try:
    5 % 'a'
except Exception, e: print type(e).__name__, e
try:
    5 % None
except Exception, e: print type(e).__name__, e
try:
    1 & 'a'
except Exception, e: print type(e).__name__, e
try:
    1.5 | 1
except Exception, e: print type(e).__name__, e
try:
    1 << 'a'
except Exception, e: print type(e).__name__, e
try:
    1 << 1.5
except Exception, e: print type(e).__name__, e
try:
    ~1.5
except Exception, e: print type(e).__name__, e
try:
    -'a'
except Exception, e: print type(e).__name__, e
try:
    +'a'
except Exception, e: print type(e).__name__, e
try:
    not_defined + 1
except Exception, e: print type(e).__name__, e
try:
    x = 'a'; x += 1
except Exception, e: print type(e).__name__, e
try:
    x = 1; x += 'a'
except Exception, e: print type(e).__name__, e
try:
    x = 1; x -= 'a'
except Exception, e: print type(e).__name__, e
try:
    x = None; x += 1
except Exception, e: print type(e).__name__, e
try:
    x = (1,); x += [1]
except Exception, e: print type(e).__name__, e
try:
    x = 1; x *= None
except Exception, e: print type(e).__name__, e
try:
    x = 1; x /= 'a'
except Exception, e: print type(e).__name__, e
try:
    x = {}; x += {}
except Exception, e: print type(e).__name__, e
try:
    x = 5; x()
except Exception, e: print type(e).__name__, e
try:
    x = 'a'; x()
except Exception, e: print type(e).__name__, e
try:
    None()
except Exception, e: print type(e).__name__, e
try:
    []()
except Exception, e: print type(e).__name__, e
try:
    {}()
except Exception, e: print type(e).__name__, e
try:
    x = 5; x.foo()
except Exception, e: print type(e).__name__, e
try:
    'a'.foo()
except Exception, e: print type(e).__name__, e
try:
    u'a'.foo
except Exception, e: print type(e).__name__, e
try:
    [].foo
except Exception, e: print type(e).__name__, e
try:
    ().foo
except Exception, e: print type(e).__name__, e
try:
    {}.foo
except Exception, e: print type(e).__name__, e
try:
    None.foo
except Exception, e: print type(e).__name__, e
try:
    1.5.foo
except Exception, e: print type(e).__name__, e
try:
    True.foo
except Exception, e: print type(e).__name__, e
try:
    (lambda: 1).foo
except Exception, e: print type(e).__name__, e
try:
    len.foo
except Exception, e: print type(e).__name__, e
try:
    int.foo
except Exception, e: print type(e).__name__, e
try:
    str.foo
except Exception, e: print type(e).__name__, e
try:
    A.foo
except Exception, e: print type(e).__name__, e
try:
    A(1).foo
except Exception, e: print type(e).__name__, e
try:
    O.foo
except Exception, e: print type(e).__name__, e
try:
    O(1).foo
except Exception, e: print type(e).__name__, e
try:
    object().foo
except Exception, e: print type(e).__name__, e
try:
    set().foo
except Exception, e: print type(e).__name__, e
try:
    (x for x in []).foo
except Exception, e: print type(e).__name__, e
try:
    xrange(3).foo
except Exception, e: print type(e).__name__, e
try:
    1L.foo
except Exception, e: print type(e).__name__, e
try:
    1j.foo
except Exception, e: print type(e).__name__, e
try:
    a, b = 1
except Exception, e: print type(e).__name__, e
try:
    a, b = None
except Exception, e: print type(e).__name__, e
try:
    a, b = [1]
except Exception, e: print type(e).__name__, e
try:
    a, b = []
except Exception, e: print type(e).__name__, e
try:
    a, b = (1, 2, 3)
except Exception, e: print type(e).__name__, e
try:
    a, b, c = 'ab'
except Exception, e: print type(e).__name__, e
try:
    a, (b, c) = 1, 2
except Exception, e: print type(e).__name__, e
try:
    (a, b), c = [1], 2
except Exception, e: print type(e).__name__, e
try:
    for a, b in [1]: pass
except Exception, e: print type(e).__name__, e
try:
    for a, b in [(1,)]: pass
except Exception, e: print type(e).__name__, e
try:
    for a, b in [(1, 2, 3)]: pass
except Exception, e: print type(e).__name__, e
try:
    for a in 5: pass
except Exception, e: print type(e).__name__, e
try:
    for a in None: pass
except Exception, e: print type(e).__name__, e
try:
    for k, v in {'abc': 1}: pass
except Exception, e: print type(e).__name__, e
try:
    for k, v in {'a': 1}: pass
except Exception, e: print type(e).__name__, e
try:
    [a for a, b in [1]]
except Exception, e: print type(e).__name__, e
try:
    dict((a, b) for a, b in [1])
except Exception, e: print type(e).__name__, e
try:
    1 in 5
except Exception, e: print type(e).__name__, e
try:
    1 in None
except Exception, e: print type(e).__name__, e
try:
    'a' in 5
except Exception, e: print type(e).__name__, e
try:
    5 in 'abc'
except Exception, e: print type(e).__name__, e
try:
    None in 'abc'
except Exception, e: print type(e).__name__, e
try:
    [] < 1j
except Exception, e: print type(e).__name__, e
try:
    1j < 2
except Exception, e: print type(e).__name__, e
try:
    raise 5
except Exception, e: print type(e).__name__, e
try:
    raise 'x'
except Exception, e: print type(e).__name__, e
try:
    raise None
except Exception, e: print type(e).__name__, e
try:
    from math import foo
except Exception, e: print type(e).__name__, e
try:
    assert False
except Exception, e: print type(e).__name__, e
try:
    assert False, 'm'
except Exception, e: print type(e).__name__, e
try:
    assert [], (1, 2)
except Exception, e: print type(e).__name__, e
