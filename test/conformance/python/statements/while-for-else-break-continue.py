for limit in range(5):
    n = 0
    while n < 3:
        n += 1
        if n == limit: break
        if n == 2: continue
        print n,
    else: print "else",
    print "|",
print
for x in []: pass
else: print "empty else"
try: print x
except NameError: print "no x"
for x in "abc":
    for y in "12":
        if y == "2": break
        print x + y,
    else: print "never"
print x, y
for x in range(3):
    x = 99
print x, [i for i in range(3)], i
total = 0
for index, value in enumerate([5, 6]): total += index * value
print total, index, value
