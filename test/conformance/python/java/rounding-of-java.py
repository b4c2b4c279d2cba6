import sys
from java.lang import Math


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


for value in (2.5, -2.5, 3.5, -3.5, 0.49999999999999994, 0.5, -0.5, 1.4999, 1e30, -1e30, float('nan'), float('inf'), 4503599627370497.5, 2, 2L, -0.0):
    print value, repr(Math.round(value)), Math.rint(value), Math.floor(value), Math.ceil(value)
for pair in ((-7, 3), (7, -3), (7, 3), (7L, 3), (7, 0), (7.5, 2)):
    tried(Math.floorDiv, *pair)
    tried(Math.floorMod, *pair)
tried(Math.addExact, 2147483647, 1)
tried(Math.addExact, 9223372036854775807, 1)
tried(Math.multiplyExact, 4, 5)
tried(Math.subtractExact, 4, 5)
tried(Math.round, '5')
