values = [None, True, 0, -1.5, 10 ** 20, "", "b", u"a", u"\xe4", (), (1, "a"), (1, 2), [], [0], ["a"], {}, {1: 1}]
for one in values:
    print repr(one), "".join(["-0+"[cmp(one, other) + 1] for other in values]), "".join(["01"[one == other] for other in values]), "".join(["01"[one < other] for other in values]), "".join(["01"[one in [other]] for other in values])
print sorted(values), sorted(values, reverse=True), [min(one, "b") for one in values], [max(one, 5) for one in values]
