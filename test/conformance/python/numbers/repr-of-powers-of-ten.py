for sign in (1, -1):
    for power in range(-30, 31, 3):
        print repr(sign * 10.0 ** power), str(sign * 10.0 ** power),
    print
