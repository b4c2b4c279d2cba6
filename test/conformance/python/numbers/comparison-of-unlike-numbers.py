values = [0, 0L, 0.0, False, 1, 1L, 1.0, True, -1, 1.5, 2 ** 53, float(2 ** 53), 2 ** 53 + 1, 10 ** 400, float("inf"), 1e308]
for one in values:
    print "".join([str(cmp(one, other)).rjust(3) for other in values])
print 1 == 1.0 == True, {1: "a", 1.0: "b", True: "c", 1L: "d"}, 0.1 + 0.2 == 0.3, 2 ** 53 + 1 == float(2 ** 53)
