from java.util import Random
import sys


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__


for seed in (0, 1, 42, -5, 123456789012345L):
    r = Random(seed)
    print r.nextInt(), r.nextInt(10), r.nextInt(16), r.nextLong(), repr(r.nextDouble()), r.nextBoolean(), repr(r.nextFloat()), r.nextInt(1000000007), [r.nextInt(1500000000) for _ in range(5)]
r.setSeed(4)
print r.nextInt(100)
tried(lambda: Random(1).nextInt(0))
tried(lambda: Random('x'))
tried(lambda: Random(1.5))
