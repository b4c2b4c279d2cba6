class N(object):
    def __init__(self, v): self.v = v
    def __repr__(self): return "N(%r)" % self.v
def both(name):
    setattr(N, "__%s__" % name, lambda self, other: "%s %s" % (name, getattr(other, "v", other)))
    setattr(N, "__r%s__" % name, lambda self, other: "r%s %s" % (name, other))
for name in "add sub mul div truediv floordiv mod divmod pow lshift rshift and or xor".split(): both(name)
n = N(1)
print n + 2, 2 + n, n - 2, 2 - n, n * 2, 2 * n, n / 2, 2 / n, n // 2, 2 // n, n % 2, 2 % n, divmod(n, 2), divmod(2, n)
print n ** 2, 2 ** n, n << 2, 2 << n, n >> 2, 2 >> n, n & 2, 2 & n, n | 2, 2 | n, n ^ 2, 2 ^ n, "a" + n, 1.5 + n, n + N(3)
for work in ("-n", "~n", "abs(n)", "n < 2 or n > 2", "int(n)", "[] + n", "n[0]", "len(n)", "n()"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
