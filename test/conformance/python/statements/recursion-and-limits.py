def factorial(n): return 1 if n < 2 else n * factorial(n - 1)
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)
def flat(items): return sum([flat(item) if isinstance(item, list) else [item] for item in items], [])
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
print factorial(20), factorial(25), hanoi(3), flat([1, [2, [3, [4]], 5]]), gcd(48, 36), [factorial(n) for n in range(8)]
def endless(n): return endless(n + 1)
try: endless(0)
except RuntimeError, e: print type(e).__name__
