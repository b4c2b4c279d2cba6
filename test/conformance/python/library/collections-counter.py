from collections import Counter
c = Counter("banana"); print c, c["a"], c["z"], c.most_common(), c.most_common(1), sorted(c.elements()), sorted(c.items()), len(c), sum(c.values()), "a" in c, c == Counter("nabana"), Counter(a=2, b=1), Counter({"x": 5}), Counter()
c.update("bb"); c["z"] += 1; print c; c.subtract({"a": 5}); print c, sorted(c.elements()); del c["a"]; print c
print Counter("aab") + Counter("b"), Counter("aab") - Counter("ab"), Counter("aab") & Counter("abb"), Counter("aab") | Counter("abb"), dict(Counter("ab")) == {"a": 1, "b": 1}, Counter([1, 1, 2]), sorted(Counter("ab").keys()), Counter("hello world").most_common(3)
