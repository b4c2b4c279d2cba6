import math
plan = [(8, "A"), (15, "B"), (25, "C"), (50, "D"), (90, "E"), (150, "F"), (280, "G"), (500, "H")]
for lot in (1, 8, 9, 100, 280, 281, 5000):
    letter = ([code for limit, code in plan if lot <= limit] or ["J"])[0]
    size = int(math.ceil(math.sqrt(lot) + 1)); step = lot / size or 1
    print lot, letter, size, step, range(1, lot + 1, step)[:4], "%.1f%%" % (100.0 * size / lot), divmod(lot, size)
def chance(n, p, c): return sum([math.factorial(n) / (math.factorial(k) * math.factorial(n - k)) * p ** k * (1 - p) ** (n - k) for k in range(c + 1)])
print [round(chance(20, p / 100.0, 1), 4) for p in (0, 1, 2, 5, 10, 50, 100)], round(chance(5, 0.1, 5), 10)
