a = range(10)
print a[2:5], a[:3], a[-3:], a[::2], a[::-1], a[5:2], a[20:], a[-20:2], a[8:2:-2]
a[2:4] = ["x"]
print a
del a[0], a[-1]
print a
a[::2] = [0] * len(a[::2])
print a
a.insert(1, "i"); a.append("e"); a.extend([1, 2]); a.remove("i")
print a, a.pop(), a.pop(0), a.index("e"), a.count(0)
a.reverse()
print a, a * 2, a + [1], 5 in a, [1, 2] == [1, 2], [1, [2]] == [1, [2]]
for work in (lambda: a[100], lambda: a.remove("zz"), lambda: a.index("zz"), lambda: [].pop()):
    try:
        work()
    except Exception, e:
        print type(e).__name__
