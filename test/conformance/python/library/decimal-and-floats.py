from decimal import Decimal, getcontext, localcontext, Context
print Decimal(0.1), Decimal(2.5), Decimal.from_float(0.25), Decimal(1.1) == 1.1, Decimal("0.1") == 0.1, Decimal("2.5") == 2.5, Decimal("1") < 1.5, Decimal("2") > 1.5, Decimal("0.1") + Decimal("0.2") == Decimal("0.3"), cmp(Decimal("1"), 1.5)
for work in ("Decimal('1') + 1.5", "1.5 * Decimal('1')", "Decimal('1') / 2.0", "Decimal('1') ** 0.5"):
    try: print eval(work)
    except TypeError: print work, "TypeError"
print getcontext().prec, getcontext().rounding
with localcontext() as ctx:
    ctx.prec = 5
    print Decimal(1) / 3, Decimal("123456.7") + 0
print Decimal(1) / 3, Context(prec=3).divide(Decimal(1), Decimal(7)), round(Decimal("2.675"), 2), type(round(Decimal("2.5"))).__name__, int(round(Decimal("3.5"))), Decimal(str(0.1)) * 3, float(Decimal("0.1")) * 3
