class K:
    n = 3
    factor = 2
    y = [n for j in range(2)]
    w = [m * factor + n for m in range(n) if m < n]
    z = [[a * factor for a in range(b)] for b in range(n)]
    d = dict([(q, q * factor) for q in range(n)])
    v = [x for x in [1, 2, 3] if x != factor]

    def meth(self):
        return [self.n for i in range(2)]


print K.y, K.w, K.z, K.d, K().meth(), K.v
N = 10


class L(object):
    a = [N for i in range(1)]
    N = 20
    b = [N + i for i in range(2)]
    rows = [(r, c) for r in range(2) for c in range(r, 2)]
    both = [
        N * r
        for r in range(3)
    ]


print L.a, L.b, L.rows, L.both
