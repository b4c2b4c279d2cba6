for value in (2147483647, -2147483647, 65536, 46341, 99999):
    for made in (value + 1, value - 1, value * value, -value, value + value, abs(value)):
        print repr(made), type(made).__name__,
    print
print repr(1 << 31), repr(2 ** 31), repr(-2 ** 31 - 1), repr(2 ** 62), repr(sum([2147483647, 1])), repr(int("2147483647") + 1)
