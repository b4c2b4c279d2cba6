for n in (0.5, 1.5, 2.5, -0.5, -2.5, 2.675, 1234.5678, 0.1 + 0.2, 1e15 + 0.5):
    print round(n), round(n, 1), round(n, 2)
print round(1234, -2), round(1250, -2), round(-1250, -2), type(round(3))
print int(round(2.5)), int(-3.7), int(3.99)
