def f(a, b=2, *rest): return a, b, rest
def g(a, **named): return a, named
class C(object):
    def m(self, x): return x
for work in ("f()", "f(1)", "f(1, 2, 3, 4)", "f(b=1)", "f(1, a=2)", "f(1, c=3)", "g(1, 2)", "g(a=1, b=2)", "g(b=1)", "C().m()", "C().m(1, 2)", "C.m(1)", "C(1)", "f(*5)", "f(**5)", "f(*'ab')", "g(**{'a': 1})", "g(1, **{'a': 2})", "g(1, **{5: 2})", "len()", "len(1, 2)", "len(x=1)", "int('1', base=2)", "None()", "'a'()", "f.nope", "C().nope", "nope()"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
