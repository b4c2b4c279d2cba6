total = 0.0
for step in range(1, 21):
    total += 0.1
    print total, repr(total), total == step / 10.0, round(total, 1)
print sum([0.1] * 10), repr(sum([0.1] * 10)), repr(0.1 + 0.2), repr(1.1 * 1.1), repr(2.675 * 100), repr(100 * 1.15)
