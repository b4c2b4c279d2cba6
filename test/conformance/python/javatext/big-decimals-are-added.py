from java.math import BigDecimal, MathContext, RoundingMode

texts = ['1.50', '-2.255', '0.00', '100', '1E+3', '0.3333333333']
for one in texts:
    for other in texts:
        a, b = BigDecimal(one), BigDecimal(other)
        print one, other, a.add(b), a.subtract(b), a.multiply(b), a.max(b), a.min(b), a.compareTo(b), a == b, a < b
print BigDecimal('1.55').add(BigDecimal('1.11'), MathContext(2)), BigDecimal('99.95').multiply(BigDecimal('1'), MathContext(3)), BigDecimal('2.5').round(MathContext(1, RoundingMode.HALF_EVEN))
for call in [lambda: BigDecimal('1').add(1), lambda: BigDecimal('1') + 1, lambda: BigDecimal('1').multiply(1.5), lambda: BigDecimal([1])]:
    try:
        print call()
    except TypeError:
        print 'TypeError'
