from collections import defaultdict, deque
d = defaultdict(list); d["a"].append(1); d["a"].append(2); d["b"].append(3); print d, sorted(d.items()), d.get("x"), "x" in d, d["x"], len(d), d.default_factory.__name__
n = defaultdict(int); n["k"] += 5; print n, dict(n), defaultdict(lambda: "made")["q"], defaultdict(None, {"a": 1}), defaultdict(int, a=1) == {"a": 1}
try: defaultdict(None)["x"]
except KeyError, e: print e
try: defaultdict(5)
except TypeError: print "TypeError"
q = deque([1, 2, 3], 3); q.append(4); print q, q.appendleft(0), q, q.pop(), q.popleft(), list(q), len(q), q[0], q.maxlen, deque("abc"), deque()
q = deque(range(5)); q.rotate(2); print q; q.rotate(-1); print q; q.extend("ab"); q.extendleft("cd"); print q, q.count("a"), q.reverse(), q, 3 in q, q.clear(), q
for work in ("deque().pop()", "deque([1])[5]", "deque([1]).remove(2)", "deque(5)", "deque([1])[0:1]"):
    try: print eval(work)
    except Exception, e: print work, type(e).__name__
