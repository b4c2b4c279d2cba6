a = [x for x in range(3)]
print x, a
for y in "ab": pass
print y
def f():
    b = [k * 2 for k in (1, 2)]
    return k, b
print f()
c = [(i, j) for i in range(2) for j in "xy" if i]
print c, i, j
x = "kept"
d = list(x for x in range(2)); print x, d
