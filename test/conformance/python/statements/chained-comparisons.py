def say(n): print "say", n,; return n
print 1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 > 0, 1 == 1 != 2, 1 < 2 > 1, "a" < "b" < "c", 1 in [1] == True, (1 in [1]) == True, not 1 == 2, 1 is not None is not False
print say(1) < say(2) < say(3)
print say(2) < say(1) < say(3)
print None < 0 < "a" < (), 1 <> 2, 1 <> 1, 5 > 4 == 4, [1] is [1], 0 <= 0.0 <= False, "" in "" in [""], 1 < 2 in [2]
