import random

for seed in (1, 0, -5, 10L, 2 ** 63, 2 ** 64 + 5, 2.5, 'abc', u'abc', (1, 2), True):
    random.seed(seed)
    print repr(random.random()), random.getrandbits(5), random.getrandbits(64)
random.seed(1)
print [random.getrandbits(bits) for bits in (1, 8, 9, 31, 32, 33, 70)]
print [random.randint(1, 6) for _ in range(10)], random.randrange(10), random.randrange(10, 0, -3), random.randrange(2 ** 60)
print random.choice('abcdef'), random.sample(range(1000), 3), random.sample('abc', 3), random.sample({1: 2}, 1)
print random.sample(xrange(100000), 7)
items = range(10)
random.shuffle(items)
print items
random.shuffle(items, lambda: 0.5)
print items
print random.uniform(1, 2), random.gauss(0, 1), random.gauss(0, 1), random.triangular(0, 1), random.expovariate(2)
print random.betavariate(1, 2), random.normalvariate(0, 1), random.gammavariate(1, 2), random.gammavariate(0.5, 1)
own = random.Random(42)
state = own.getstate()
drawn = own.random()
own.setstate(state)
print drawn == own.random(), own.randint(1, 6)
for wrong in (lambda: random.randrange(1.5), lambda: random.randint(2, 1), lambda: random.sample([1], 2), lambda: random.choice([]),
              lambda: random.seed([]), lambda: random.choice(5), lambda: random.randrange(1, 2, 0)):
    try:
        print wrong()
    except Exception, error:
        print type(error).__name__
