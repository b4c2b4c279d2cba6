from fractions import Fraction, gcd
a, b = Fraction(3, 4), Fraction("1/3")
print a, repr(a), a + b, a - b, a * b, a / b, a // b, a % b, a ** 2, -a, a > b, a == 0.75, a + 1, a * 2, a + 0.5, float(a), int(Fraction(7, 2)), Fraction("0.125"), Fraction(5), Fraction(10, 4), Fraction(-1, 3), Fraction(0.5), Fraction(3.0), gcd(12, 18), a.numerator, a.denominator, Fraction(31416, 10000).limit_denominator(100), sorted([a, b]), sum([a, b]), round(Fraction(5, 2)), hash(Fraction(1)) == hash(1), bool(Fraction(0)), "%s %.2f" % (a, a), Fraction("1e-2")
for work in ("Fraction(1, 0)", "Fraction('x')", "Fraction(1.5, 2)", "Fraction(None)", "a / 0", "a + 'x'"):
    try: print eval(work)
    except Exception, e: print work, type(e).__name__
