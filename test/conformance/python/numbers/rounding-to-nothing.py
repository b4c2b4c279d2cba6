for digits in (0, 2, -2):
    for part in (0.4999, 0.4, 0.3, 0.25, 0.2, 0.125, 0.05, 0.001):
        print part, round(-part * 10.0 ** -digits, digits), round(part * 10.0 ** -digits, digits),
    print
