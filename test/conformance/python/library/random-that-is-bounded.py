import random
values = [random.random() for n in range(100)]
print all(0 <= v < 1 for v in values), all(1 <= random.randint(1, 3) <= 3 for n in range(50)), all(random.randrange(0, 10, 5) in (0, 5) for n in range(50)), random.choice([7]), sorted(random.sample(range(5), 5)), set(random.sample("abc", 2)) <= set("abc"), random.randint(4, 4), random.uniform(2, 2), all(1 <= random.uniform(1, 2) <= 2 for n in range(50)), 0 <= random.getrandbits(8) < 256, random.randrange(5, 6)
items = range(10); random.shuffle(items); print sorted(items) == range(10)
a, b = random.Random(5), random.Random(5); print [a.random() for n in range(3)] == [b.random() for n in range(3)], a.randint(0, 99) == b.randint(0, 99)
for work in ("random.choice([])", "random.randint(5, 1)", "random.sample([1], 2)", "random.randrange(0)", "random.randint('a', 2)", "random.shuffle('abc')", "random.choice(5)", "random.randrange(1.5)"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
