# Numbers as their bits, as registers of a device hold them.
from java.lang import Integer, Long, Float, Double, Boolean, Character, Math, String
for n in (0, 1, -1, 5, -5, 100, 1078530011, -2147483648, 2147483647):
    print n, Integer.reverse(n), Integer.reverseBytes(n), Integer.highestOneBit(n), Integer.lowestOneBit(n),
    print Integer.numberOfLeadingZeros(n), Integer.numberOfTrailingZeros(n), Integer.rotateLeft(n, 3), Integer.rotateRight(n, 35),
    print Integer.toUnsignedString(n), repr(Integer.toUnsignedLong(n)), repr(Float.intBitsToFloat(n)), Integer.compareUnsigned(n, 7),
    print Integer.divideUnsigned(n, 7), Integer.remainderUnsigned(n, 7)
    print repr(Long.reverse(n)), repr(Long.reverseBytes(n)), repr(Long.highestOneBit(n)), Long.numberOfLeadingZeros(n), Long.numberOfTrailingZeros(n),
    print repr(Long.rotateLeft(n, -3)), Long.toUnsignedString(n), repr(Long.divideUnsigned(n, 7)), repr(Long.remainderUnsigned(n, 7))
for text in ('0x10', '-010', '#ff', '0', '-0x8', '+7', 'x', '', '0x', '99999999999', '-', '0x-1'):
    for kind in (Integer, Long):
        try: print text, repr(kind.decode(text))
        except Exception, e: print text, 'Python', e
        except: import sys; print text, sys.exc_info()[1]
for x in (0.0, -0.0, 1.5, -2.5, 0.1, 1e10, 1e40, float('inf'), float('nan')):
    print x, Float.floatToIntBits(x), repr(Float.valueOf(x)), Float.isNaN(x), Float.isInfinite(x), repr(Float.sum(x, 1.1)), Float.compare(x, 1.0),
    print repr(Double.doubleToLongBits(x)), repr(Double.longBitsToDouble(Double.doubleToLongBits(x)))
print repr(Float.parseFloat('1.1')), repr(Float.parseFloat('1e40')), repr(Float.MAX_VALUE), repr(Float.MIN_VALUE), Float.NaN
for call in (lambda: Float.intBitsToFloat(0xffffffff), lambda: Float.intBitsToFloat('a'), lambda: Float.floatToIntBits('a'), lambda: Integer.reverse('a')):
    try: print call()
    except TypeError, e: print e
print Boolean.logicalXor(True, False), Boolean.logicalAnd(True, False), Boolean.logicalOr(True, False), Boolean.hashCode(True), repr(Character.toString('a'))
print repr(Math.toIntExact(5L)), Math.ulp(1.0), repr(Math.negateExact(5)), repr(Math.incrementExact(5)), repr(Math.decrementExact(5)), Math.log1p(1.0), Math.expm1(1.0), Math.copySign(1.0, -2.0), repr(Math.nextUp(1.0)), repr(Math.nextDown(1.0))
for template, value in (('%#x|%#o|%#X', (255, 8, 255)), ('%h %H', ('a', 'hello')), ('%C', (97,)), ('%B', (True,)), ('%#10x|%#010x|', (255, 255)), ('%#x %#x', (-1, 5L)), ('%h %h %h %h', (5, None, 1.5, True))):
    print String.format(template, list(value))
for x in (0.0, 1.0, -1.5, 0.0001, 0.00001, 123456.0, 1234567.0, 999999.5, 12345.678, 1e10, 5.5, float('nan'), float('inf')):
    print String.format('%g|%.3g|%10.2g|%.0g|%,g|%G', [x] * 6)
