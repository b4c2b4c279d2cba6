import math
for name in "sqrt exp log log10 log1p expm1 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh degrees radians floor ceil fabs trunc gamma lgamma erf erfc isnan isinf frexp modf".split():
    for value in (0, 1, 0.5, -0.5, 2, 100.25, -3):
        try:
            made = getattr(math, name)(value)
            print "%.9g" % made if isinstance(made, (int, float)) and not isinstance(made, bool) else made,
        except Exception, e: print type(e).__name__,
    print name
print math.pi, math.e, math.hypot(3, 4), math.atan2(1, -1), math.pow(2, 10), math.pow(2, 0.5), math.fmod(-7, 3), math.copysign(3, -0.0), math.ldexp(0.75, 4), math.fsum([0.1] * 10), math.factorial(10), math.log(8, 2), math.log(100, 10), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.floor(5), math.factorial(25)
for work in ("math.factorial(-1)", "math.factorial(1.5)", "math.sqrt('4')", "math.floor(None)", "math.log(-1)", "math.log(0)", "math.fmod(1, 0)", "math.pow(0, -1)", "math.pow(-1, 0.5)", "math.ldexp(1, 5000)", "math.acos(2)", "math.exp(1e4)"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
