class Sum(object):
    def __init__(self, v): self.v = v
    def __iadd__(self, other): self.v += other; return self
    def __add__(self, other): return "add"
    def __idiv__(self, other): self.v = "idiv %s" % other; return self
    def __imod__(self, other): return "imod"
a = b = Sum(1)
a += 5
print a.v, a is b, b.v, b + 1
a /= 3
print b.v
a %= 2
print a
x = 7; x /= 2; print x
x = 7; x //= 2.0; print x
x = 7; x **= 2; x %= 10; x <<= 3; x >>= 1; x |= 1; x &= 0x1F; x ^= 3; print x
y = z = [1]; y += (2, 3); print z; y = y + [4]; print z, y
t = u = (1,); t += (2,); print t, u
s = "a"; s += u"b"; s *= 2; print repr(s)
