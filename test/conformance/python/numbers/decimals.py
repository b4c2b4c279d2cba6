from decimal import Decimal, ROUND_HALF_UP
print Decimal("1.10") + Decimal("2.2"), Decimal("1") / Decimal("3"), Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP)
print str(Decimal("1.0")), repr(Decimal("1.0")), float(Decimal("1.5")), int(Decimal("7.9")), Decimal(5) > 4, Decimal("NaN").is_nan()
