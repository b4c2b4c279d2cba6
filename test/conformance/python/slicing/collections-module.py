from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
c = Counter("abracadabra")
print c.most_common(2), c["a"], c["z"], sum(c.values()), Counter(a=1) + Counter(a=2)
d = OrderedDict([("b", 1), ("a", 2)])
d["c"] = 3
print d, d.keys(), d.items(), d.popitem(), dict(d) == {"b": 1, "a": 2}
dd = defaultdict(list)
dd["x"].append(1)
print dd, dd["y"], len(dd), dd.items()
P = namedtuple("P", "x y")
p = P(1, u"a")
print p, p.x, p[1], p._fields, p._replace(x=5), p == (1, u"a"), p._asdict()
q = deque([1, 2, 3], maxlen=3)
q.append(4); q.appendleft(0)
print q, list(q), q.pop(), q.popleft()
