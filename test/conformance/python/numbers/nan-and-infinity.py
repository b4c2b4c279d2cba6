import math
inf, nan = float("inf"), float("nan")
print inf, -inf, nan, inf - inf, inf * 0, inf + 1, -inf - 1, inf == inf, nan == nan, nan != nan, inf > 1e308, nan < 1, nan > 1, cmp(nan, nan)
print 1 / inf, -1 / inf, inf // 1, 5 % inf, -5 % inf, 5.5 // inf, 0.0 == -0.0, repr(-0.0), str(-0.0), 0.0 * -1, -0.0 + 0.0
print min(nan, 1), min(1, nan), max(nan, 1), max(1, nan), bool(nan), [nan] == [nan], nan in [nan], 1e308 * 10, -1e308 * 10, 1e-320 / 1e10
for work in ("inf % 2", "int(nan)", "inf ** 0", "nan ** 0", "1 ** nan", "0.0 ** -1", "1e200 ** 2", "10.0 ** 400", "math.exp(1000)", "math.sqrt(-1)", "math.log(0)", "math.pow(2, 5000)"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
