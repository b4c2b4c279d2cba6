import math
print math.floor(3.7), math.ceil(3.2), math.floor(-3.7), math.sqrt(16), math.pi, math.e, math.pow(2, 3), math.fabs(-2)
print math.factorial(5), math.factorial(15), math.trunc(3.7), math.hypot(3, 4), math.log(100, 10), math.log10(1000), math.exp(0)
print math.degrees(math.pi), math.radians(180), math.isnan(float("nan")), math.isinf(float("inf")), math.modf(3.25), math.fmod(-7, 3)
for work in ("math.sqrt(-1)", "math.log(0)"):
    try:
        print eval(work)
    except ValueError, e:
        print work, type(e).__name__
