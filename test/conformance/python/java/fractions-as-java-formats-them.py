import sys
from java.lang import String


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


for value in (0.0, -0.0, 1.5, 2.5, 0.125, 1234567.891, -1234567.891, 1e10, 1e-10, 1e300, 0.1, 1.005, 2.675, 0.05, 999999.5, 12345678.9, float('nan'), float('inf'), float('-inf')):
    print value, String.format('%f|%.0f|%.1f|%.2f|%,.2f|%10.3f|%-10.1f|%010.1f|%+.1f|%(.1f', [value] * 10)
    print String.format('%e|%.0e|%.2e|%E|%14.3e', [value] * 5)
