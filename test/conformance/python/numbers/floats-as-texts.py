for f in (0.1, 0.1 + 0.2, 1 / 3.0, 1e16, 1e15, 123456789012.5, 1234567890123.4, 1e-5, 0.0001, 100.0, 1.0, -0.0, 1e22, 3.14159265358979):
    print f, str(f), repr(f), [f]
print float("inf"), float("-inf"), float("nan"), repr(float("inf"))
