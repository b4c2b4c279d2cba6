from java.util import Calendar, Random

r = Random(12345)
c = Calendar.getInstance()
for i in range(100):
    c.setTimeInMillis(r.nextInt() * 500L + 2200000000000L)
    f = r.nextInt(15)
    a = r.nextInt(40) - 20
    t0 = c.time
    if f == 0:
        f = 1
    c.add(f, a)
    t1 = c.time
    g = (2, 5, 6, 9, 10, 11, 12, 13, 14, 3, 4, 7, 8)[r.nextInt(13)]
    c.set(g, r.nextInt(40))
    t2 = c.time
    print f, a, g, t0, '|', t1, '|', t2, c.timeInMillis, [c.get(k) for k in range(17)], [c.getActualMaximum(k) for k in (3, 4, 5, 6, 8)]
