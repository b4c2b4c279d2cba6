values = [None, 0, 1.5, "", "a", u"a", (), (1,), [], [1], {}, {1: 2}, True, 10 ** 20]
for one in values:
    print "".join(["<" if one < other else ">" if one > other else "=" for other in values]), "".join(["T" if one <= other else "F" for other in values]), "".join([str(int(one != other)) for other in values])
