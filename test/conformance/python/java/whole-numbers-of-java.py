from java.math import BigDecimal, BigInteger
import java.lang


def tell(work):
    try:
        made = work()
        print repr(made), type(made)
    except (java.lang.Exception, TypeError, AttributeError), error:
        print type(error).__name__, error


big, small, less = BigInteger('123456789012345678901234567890'), BigInteger('12'), BigInteger('-7')
for work in (
        lambda: big, lambda: str(big), lambda: big.toString(), lambda: big.toString(16), lambda: BigInteger('ff', 16), lambda: BigInteger('-zz', 36),
        lambda: big.add(small), lambda: big.subtract(big), lambda: big.multiply(less), lambda: big.divide(less), lambda: big.remainder(less), lambda: big.mod(small),
        lambda: less.mod(small), lambda: less.remainder(small), lambda: big.gcd(small), lambda: big.pow(2), lambda: big.modPow(small, BigInteger('1000')),
        lambda: small.modInverse(BigInteger('7')), lambda: big.negate(), lambda: less.abs(), lambda: less.signum(), lambda: big.max(small), lambda: big.min(small),
        lambda: big.shiftLeft(2), lambda: big.shiftRight(3), lambda: less.shiftRight(1), lambda: big.testBit(1), lambda: big.setBit(0), lambda: big.clearBit(1), lambda: big.flipBit(3),
        lambda: big.bitLength(), lambda: less.bitLength(), lambda: big.bitCount(), lambda: less.bitCount(), lambda: big.lowestSetBit, lambda: getattr(big, 'and')(small),
        lambda: getattr(big, 'or')(small), lambda: big.xor(small), lambda: getattr(big, 'not')(), lambda: big.andNot(small), lambda: big.sqrt(),
        lambda: big.intValue(), lambda: big.longValue(), lambda: big.shortValue(), lambda: big.byteValue(), lambda: big.doubleValue(), lambda: small.intValueExact(), lambda: small.longValueExact(),
        lambda: big.hashCode(), lambda: less.hashCode(), lambda: hash(big), lambda: BigInteger('97').isProbablePrime(10), lambda: small.isProbablePrime(10), lambda: small.nextProbablePrime(),
        lambda: big.divideAndRemainder(small)[0], lambda: big.divideAndRemainder(less)[1], lambda: list(less.toByteArray()), lambda: list(small.toByteArray()),
        lambda: BigInteger([1, 0]), lambda: BigInteger(1, [-1, 0]), lambda: BigInteger(-1, [1]), lambda: BigInteger.ONE, lambda: BigInteger.TEN, lambda: BigInteger.ZERO,
        lambda: BigInteger.valueOf(5), lambda: big.compareTo(small), lambda: less.compareTo(small), lambda: big == BigInteger('123456789012345678901234567890'), lambda: big == 5L, lambda: big != small,
        lambda: big < small, lambda: less <= small, lambda: sorted([big, small, less]), lambda: {small: 1}[BigInteger('12')], lambda: big.equals(small), lambda: '%s' % big, lambda: '%s %r' % (small, less),
        lambda: long(big), lambda: bool(BigInteger('0')), lambda: BigDecimal(big), lambda: big.add(5L), lambda: big.add(99999999999),
        lambda: int(big), lambda: float(big), lambda: '%d' % big, lambda: big + 1, lambda: -big, lambda: big.add(5), lambda: big.add('x'), lambda: BigInteger(5), lambda: BigInteger('x'),
        lambda: BigInteger(''), lambda: BigInteger('-'), lambda: BigInteger('1-2'), lambda: BigInteger('1.5'), lambda: BigInteger(' 1'), lambda: big.divide(BigInteger('0')), lambda: big.mod(less), lambda: big.longValueExact(), lambda: big.intValueExact(),
        lambda: small.pow(-1), lambda: small.modInverse(BigInteger('4')), lambda: less.sqrt(), lambda: BigInteger.valueOf(5).add(3)):
    tell(work)
