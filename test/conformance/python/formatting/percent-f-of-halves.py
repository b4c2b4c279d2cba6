for digits in range(4):
    for value in (0.5, 1.5, 2.5, 0.125, 0.375, 2.675, 1.005, 0.05, 0.15, 0.25, 0.35, 1e15 + 0.5, -0.5, -2.5):
        print "%.*f" % (digits, value),
    print
