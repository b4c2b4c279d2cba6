import sys
from java.lang import System, Thread


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


before = System.currentTimeMillis()
print type(before), type(System.nanoTime()), repr(System.lineSeparator()), repr(System.getProperty('line.separator')), repr(System.getProperty('file.separator')), System.getProperty('path.separator', 'x')
print Thread.sleep(2), System.currentTimeMillis() >= before
tried(Thread.sleep, -1)
tried(Thread.sleep, 1.5)
tried(Thread.sleep, 'x')
tried(Thread.sleep)
