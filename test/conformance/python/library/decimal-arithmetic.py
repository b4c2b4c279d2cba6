from decimal import *
a, b = Decimal("12.50"), Decimal("3")
print a, repr(a), a + b, a - b, a * b, a / b, a // b, a % b, a ** 2, -a, abs(-a), a == Decimal("12.5"), a > b, a + 1, 2 * a, int(a), float(a), str(a / 7), a.quantize(Decimal("0.1")), Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP), Decimal("2.665").quantize(Decimal("0.01")), a.to_integral_value(), a.normalize(), Decimal("1E+3").normalize(), Decimal(5), Decimal("-0"), Decimal("1e-10"), Decimal("NaN"), Decimal("Infinity"), divmod(a, b), max(a, b), sum([a, b]), sorted([b, a]), a.as_tuple(), a.sqrt(), b.is_zero() if hasattr(b, "is_zero") else "", bool(Decimal(0)), hash(Decimal("1.0")) == hash(1), a.adjusted(), Decimal("1.20").compare(Decimal("1.2")), a.copy_negate(), Decimal("123.456").scaleb(2) if hasattr(Decimal, "scaleb") else ""
for rounding in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN):
    print rounding, [str(Decimal(text).quantize(Decimal("1"), rounding)) for text in ("0.5", "1.5", "2.5", "-0.5", "-1.5", "2.4", "2.6", "-2.6")]
for spec in ("", "f", ".2f", "10.3f", "e", ".3e", "g", ",", "+", "%", "08.1f", "<10"):
    print spec, "[" + format(Decimal("1234.5678"), spec) + "]",
print "%s %r %d %.1f %5.2f" % (a, a, a, a, a), "{0} {0:.1f}".format(a), [a], unicode(a)
for work in ("Decimal('x')", "Decimal(1) / 0", "Decimal('NaN') < 1", "Decimal(0) / 0", "a + 'x'", "Decimal(None)", "Decimal(-1).sqrt()", "int(Decimal('Infinity'))", "Decimal([])"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
