import sys
from java.lang import Integer, Long, Short, Byte


def tried(work, *given):
    try:
        print repr(work(*given))
    except:
        print sys.exc_info()[0].__name__


for text in ('12', '-12', '+5', 'x', '', ' 1', '1 ', '1_0', '99999999999', '2147483648', '-2147483648', '1.5', '5L', None, 5, 1.5):
    print repr(text),
    tried(Integer.parseInt, text)
    tried(Long.parseLong, text)
    tried(Integer.valueOf, text)
for text, base in (('ff', 16), ('FF', 16), ('zz', 36), ('12', 2), ('-101', 2), ('1', 1), ('1', 37)):
    tried(Integer.parseInt, text, base)
    tried(Long.parseLong, text, base)
print repr(Integer.MAX_VALUE), repr(Integer.MIN_VALUE), repr(Long.MAX_VALUE), repr(Long.MIN_VALUE), Short.MAX_VALUE, Byte.MIN_VALUE, Integer.SIZE
for value in (0, 5, 255, -1, -255, 2147483647, -2147483648):
    print Integer.toHexString(value), Integer.toBinaryString(value), Integer.toOctalString(value), Integer.toString(value), Integer.toString(value, 16), Integer.bitCount(value), Integer.signum(value)
    print Long.toHexString(value), Long.toString(value), repr(Long.valueOf(value)), repr(Integer.valueOf(value)), Long.signum(value), Integer.hashCode(value)
print Integer.compare(1, 2), Integer.compare(2, 1), Long.compare(1, 1), Integer.max(1, 2), repr(Long.max(1, 2)), Integer.sum(2147483647, 1), repr(Long.sum(1, 2)), repr(Integer.toString(5))
for text in ('5', '200', '-128', '40000', 'x'):
    tried(Byte.parseByte, text)
    tried(Short.parseShort, text)
for value in (2147483648, 1.5, 'x', None, True):
    tried(Integer.toHexString, value)
