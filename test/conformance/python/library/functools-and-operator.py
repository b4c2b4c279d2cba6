import functools, operator
add = functools.partial(lambda a, b, c=0: (a, b, c), 1, c=9); print add(2), add(2, c=3), add.args, add.keywords, functools.reduce(operator.add, [1, 2, 3]), functools.reduce(operator.mul, [2, 3], 4)
print operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)([5, 6, 7]), operator.itemgetter("k")({"k": 1}), operator.attrgetter("real")(5), operator.attrgetter("real", "imag")(5), operator.methodcaller("upper")("a"), operator.methodcaller("split", ",")("a,b"), sorted({"a": 2, "b": 1}.items(), key=operator.itemgetter(1)), map(operator.itemgetter("n"), [{"n": 1}])
for name in "add sub mul div floordiv mod truediv pow and_ or_ xor lshift rshift lt le eq ne gt ge is_ is_not contains getitem".split():
    try: print name, getattr(operator, name)(7, 2),
    except TypeError: print name, "TypeError",
print operator.neg(5), operator.not_(0), operator.truth([]), operator.abs(-1), operator.invert(5), operator.pos(5), operator.concat([1], [2]), operator.contains("abc", "b"), operator.getitem({"k": 1}, "k"), operator.countOf([1, 2, 1], 1), operator.indexOf([5, 6], 6), operator.index(5), operator.isSequenceType("a"), operator.isMappingType({}), operator.isNumberType(1.5), operator.repeat("a", 2), operator.iadd([1], [2])
items = [1, 2]; operator.setitem(items, 0, 9); operator.delitem(items, 1); print items
@functools.total_ordering
class V(object):
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __lt__(self, other): return self.n < other.n
print V(1) < V(2), V(1) >= V(2), V(2) > V(1), V(1) <= V(1), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a))
def outer(f):
    @functools.wraps(f)
    def inner(*a): return f(*a)
    return inner
print outer(len).__name__ if False else outer(outer).__name__
