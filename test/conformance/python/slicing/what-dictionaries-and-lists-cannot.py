a, b = {"x": 1}, {"y": 2}
for work in ("a | b", "a & b", "a + b", "a - b", "reversed(a)", "a < 5 and a.nope", "a * 2", "[1] | [2]", "[1] - [1]", "(1,) * (2,)", "[1, 2]['x']", "{1, 2} + {3}", "round(1.5, 1.0)", "-a", "a()", "+[]", "abs([])"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
try: a |= b
except TypeError: print "TypeError"
