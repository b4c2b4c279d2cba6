numbers = [0, 1, -1, 5, -6, 255, 2147483647, 2 ** 33, -2 ** 40]
for one in numbers:
    print one, [str(one & other) for other in numbers], [str(one | other) for other in numbers], [str(one ^ other) for other in numbers], [str(one << n) for n in (0, 1, 31)], [str(one >> n) for n in (0, 1, 31)], str(~one), hex(one), oct(one), bin(one)
