import sys
from java.util.concurrent.atomic import AtomicInteger, AtomicLong, AtomicBoolean


def tried(work):
    try:
        print repr(work())
    except:
        print sys.exc_info()[0].__name__

i = AtomicInteger(5)
print i, i.get(), i.incrementAndGet(), i.getAndIncrement(), i.addAndGet(3), i.decrementAndGet(), i.getAndSet(1), i.compareAndSet(1, 9), i.intValue(), i.getAndAdd(2), i
i.set(7)
print i.compareAndSet(1, 2), i.getAndDecrement(), i == 6, i, AtomicInteger(), AtomicInteger(2147483647).incrementAndGet()
for work in (lambda: AtomicLong(5).get(), lambda: AtomicLong().incrementAndGet(), lambda: AtomicBoolean(True), lambda: AtomicBoolean().getAndSet(True), lambda: AtomicInteger('x'), lambda: int(i), lambda: i + 1, lambda: i.longValue(), lambda: i.toString()):
    tried(work)
