import sys
from java.lang import Double, Boolean


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


for text in ('1.5', '-1.5', '+1', '1e3', '1E-3', ' 1.5 ', '\t2\n', '1f', '1.5d', '1.', '.5', '.', '', 'x', 'NaN', 'Infinity', '-Infinity', 'infinity', 'nan', '1,5', '1_0', '1e', '1e400', '5L', None, 5):
    print repr(text),
    tried(Double.parseDouble, text)
    tried(Double.valueOf, text)
for value in (1.0, 0.1, 1e7, 1e-5, 123456789.125, -0.0, float('nan'), float('inf'), 100, 2.0 / 3, 1e300, 1e-300):
    print repr(Double.toString(value)), Double.isNaN(value), Double.isInfinite(value), Double.isFinite(value), Double.hashCode(value)
print repr(Double.MAX_VALUE), repr(Double.NaN), Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
print Double.compare(1.0, 2.0), Double.compare(0.0, -0.0), Double.compare(float('nan'), 1), Double.compare(1, float('nan')), Double.compare(1, 1), Double.sum(1, 2)
for text in ('true', 'TRUE', 'True', 'yes', '', None, True, 1):
    print repr(text),
    tried(Boolean.parseBoolean, text)
    tried(Boolean.valueOf, text)
print Boolean.TRUE, Boolean.FALSE, repr(Boolean.toString(True)), Boolean.compare(True, False)
