class Count(object):
    def __len__(self): return 3
    def __getitem__(self, index):
        if index >= 3: raise IndexError
        return index * 10
class Back(object):
    def __reversed__(self): return iter("own")
print list(Count()), list(reversed(Count())), list(reversed(Back())), sorted(Count(), reverse=True), 20 in Count(), max(Count()), sum(Count()), tuple(Count()), list(iter(Count())), map(str, Count()), zip(Count(), "abc"), dict.fromkeys(Count(), 1) == {0: 1, 10: 1, 20: 1}
print list(iter([1, 2, 0, 3].pop, 0)), [x for x in reversed(xrange(3))], list(reversed(())), ["%s%s" % pair for pair in enumerate(reversed("ab"))]
