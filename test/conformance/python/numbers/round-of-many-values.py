for digits in (-2, -1, 0, 1, 2, 3):
    for value in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 0.045, 15, 25, 250, 1234.5678, -1234.5678, 0.15, 0.25, 0.35, 1e20, 5e-5):
        print repr(round(value, digits)),
    print
